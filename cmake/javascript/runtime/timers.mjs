// The timers for sleeping tasks (include/lambda_wasm/task/sleep.hpp).

import { LONGEST } from './deadline.mjs';
import { ABI } from './function.mjs';

/** The timers of one instance, by number. */
export class Timers {
  #instance;
  #timers = [undefined]; // number 0 means no timer. Not a Map: its old tables keep deleted entries alive
  #idle = []; // unused numbers

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
    if (timer === undefined) return; // the objects of a failed invocation are destroyed after its timers
    clearTimeout(timer.timeout);
    this.#forget(number);
  }

  /** Cancels the timers of invocations that ended without C++ cancelling them. */
  cancelEnded() {
    this.#timers.forEach((timer, number) => { if (timer?.call.isOver) this.cancel(number); });
  }

  #forget(number) {
    this.#timers[number] = undefined;
    this.#idle.push(number);
  }
}
