// The timers that C++ waits for (include/lambda_wasm/task/sleep.hpp).

import { LONGEST } from './deadline.mjs';
import { ABI } from './function.mjs';

/** The timers of one instance, by their numbers. */
export class Timers {
  #instance;
  #timers = [undefined]; // none is 0. Not a Map, whose old tables keep what was in them alive
  #idle = []; // numbers

  constructor(instance) { this.#instance = instance; }

  start(milliseconds, wait) {
    const instance = this.#instance, timers = this.#timers, { call } = instance, generation = instance.lane.word((wait >> 2) + ABI.wait.generation);
    const number = this.#idle.pop() ?? timers.length;
    const timeout = setTimeout(() => {
      this.#forget(number);
      call.instance?.arrive(call, wait, generation, 0, ABI.state.value);
    }, Math.min(milliseconds, LONGEST));
    timers[number] = { call, timeout };
    return number;
  }

  cancel(number) {
    const timer = this.#timers[number];
    if (timer === undefined) return; // what has failed is destroyed behind its timers
    clearTimeout(timer.timeout);
    this.#forget(number);
  }

  /** Those of invocations that C++ has not ended itself. */
  cancelEnded() {
    this.#timers.forEach((timer, number) => { if (timer?.call.isOver) this.cancel(number); });
  }

  #forget(number) {
    this.#timers[number] = undefined;
    this.#idle.push(number);
  }
}
