// The supervisor of a module whose handlers may wait: many invocations are then under way in one instance. One of them runs; the
// others wait, each with its own event, context, record and promise (include/lambda_wasm/edge/asynchronous.hpp has the C++ side).

import { Failure, Lane, putTexts } from './lane.mjs';
import { Instance } from './supervisor.mjs';
import { retire } from './function.mjs';

// How an invocation stands, and what it goes on with: detail::Status, and detail::Wait::State.
const SUSPENDED = 3, REJECTED = 4, VALUE = 1, ERROR = 2, MISMATCH = 3;

// What is left of an invocation's time, in milliseconds, when what it waits for is told to stop.
const MARGIN = Number(process.env.LAMBDA_WASM_DEADLINE_MARGIN ?? 200);

class Call {
  record = 0; // where its record is while another's is in place
  isOver = false;
  promise = undefined; // what Node.js was given, once it has waited, and how to settle it
  resolve = undefined;
  reject = undefined;
  place = 0; // among those that wait
  end = Infinity; // when it is told to stop, by performance.now(), and how long that is before the platform ends it
  margin = 0;
  isStopped = false;

  constructor(event, context, take) {
    this.event = event;
    this.context = context;
    this.take = take;
  }
}

export class AsynchronousInstance extends Instance {
  call = null; // the one that runs
  occupant = null; // whose record is in place
  idle = []; // records of none
  waiting = []; // calls
  starting = []; // promises of what LAMBDA_WASM_INIT has begun
  faults = 0;
  timer = null;
  watched = 0; // when the timer goes off

  // Called before anything waits.
  enable(functions, place, reply) {
    Object.assign(this, functions);
    this.lane ??= new Lane(this.memory, place, reply, this);
  }

  initialize(invoke) {
    const call = new Call(undefined, undefined, () => {});
    this.run(call);
    try {
      this.starting.push(this.reached(call, invoke(1)));
    } finally {
      this.leave();
    }
  }

  handler({ invoke, put, take }) {
    return (event, context) => {
      const call = new Call(event, context, take);
      this.run(call);
      try {
        this.lane.send(put, event);
        return this.reached(call, invoke(1));
      } catch (error) {
        throw this.failed(call, error);
      } finally {
        this.leave();
      }
    };
  }

  // Makes it the one that runs.
  run(call) {
    this.enter(call.event, call.context);
    this.call = call;
    const { occupant } = this;
    if (occupant === call) return;
    if (occupant !== null || call.record !== 0) {
      const other = this.exchange(call.record || (this.idle.pop() ?? 0));
      if (occupant === null) this.idle.push(other); else occupant.record = other;
      call.record = 0;
      this.lane.refresh();
    }
    this.occupant = call;
  }

  // Where an invocation has come to: its result or, while it waits, the promise of it.
  reached(call, status) {
    if (status === SUSPENDED && this.ended === null) return call.promise ?? this.suspend(call);
    const result = this.outcome(status, call.take);
    this.settle(call);
    this.occupant = null;
    return result;
  }

  suspend(call) {
    call.promise = new Promise((resolve, reject) => {
      call.resolve = resolve;
      call.reject = reject;
    });
    const left = call.context?.getRemainingTimeInMillis?.();
    if (Number.isFinite(left)) {
      call.margin = Math.min(MARGIN, left / 2);
      call.end = performance.now() + left - call.margin;
      this.watch(call.end);
    }
    call.place = this.waiting.push(call) - 1;
    return call.promise;
  }

  // One timer watches the time of all that wait: to start and to clear one for each would cost more than the waiting. It keeps the
  // process alive only while there is one that waits.
  watch(end) {
    if (this.waiting.length === 0) this.timer?.ref();
    if (this.timer !== null && this.watched <= end) return;
    clearTimeout(this.timer);
    this.watched = end;
    this.timer = setTimeout(() => this.expire(), end - performance.now());
  }

  settle(call) {
    call.isOver = true;
    if (call.promise === undefined) return;
    const { waiting } = this, last = waiting.pop();
    if (last !== call) {
      waiting[call.place] = last;
      last.place = call.place;
    } else if (waiting.length === 0) {
      this.timer?.unref();
    }
  }

  // Whose time is nearly over is told to stop what it waits for and, where it waits on, is ended.
  expire() {
    const now = performance.now();
    this.timer = null;
    for (const call of [...this.waiting]) {
      if (now < call.end || call.isOver) continue;
      const isLast = call.isStopped ? 1 : 0;
      call.isStopped = true;
      call.end += call.margin / 2;
      this.run(call);
      try {
        this.advanced(call, this.stop(isLast));
      } catch (error) {
        call.reject(this.failed(call, error));
      } finally {
        this.leave();
      }
    }
    for (const call of this.waiting) if (call.end < Infinity) this.watch(call.end);
  }
  // ---- What C++ waits for. `place` is where the Wait's generation stands: a wait that is over by then is of another one.

  startTimer(milliseconds, wait, place, generation) {
    const { call } = this;
    return Number(setTimeout(() => this.arrive(call, wait, place, generation, null, VALUE), Math.min(milliseconds, 2 ** 31 - 1)));
  }

  wait(promise, wait, place, generation, codec) {
    const { call } = this;
    Promise.resolve(promise).then(
      (value) => this.arrive(call, wait, place, generation, codec, VALUE, value),
      (error) => this.arrive(call, wait, place, generation, codec, ERROR, error),
    );
  }

  // It is there. `codec` is as js/promise.hpp has it.
  arrive(call, wait, place, generation, codec, state, value) {
    const { lane } = this;
    if (lane.words.length === 0) lane.refresh();
    if (call.isOver || lane.words[place >> 2] !== generation) return;
    this.run(call);
    try {
      let handle = 0;
      if (state === ERROR) {
        lane.send(putTexts, [String(value?.name ?? typeof value), String(value?.message ?? value)]);
        handle = this.toHandle(value);
      } else if (codec === 1) {
        handle = this.toHandle(value);
      } else if (codec > 1 && lane.sendOrMismatch(this.codecs.get(codec), value) !== 0) {
        state = MISMATCH;
      }
      this.advanced(call, this.resume(wait, state, handle));
    } catch (error) {
      call.reject(this.failed(call, error));
    } finally {
      this.leave();
    }
  }

  // Settles the promise of an invocation that has come to its end.
  advanced(call, status) {
    const result = this.reached(call, status);
    if (call.isOver) call.resolve(result);
  }

  // ---- What fails

  // One invocation fails. The others go on where they are, in this instance; new ones go to a fresh one. Where their memory
  // cannot be trusted, or it happens again, they fail with it.
  failed(call, error) {
    const named = error instanceof Rejection ? error.value : this.named(error);
    this.settle(call);
    this.restoreStack(this.stackTop);
    this.ended = null;
    if (error instanceof Rejection || (named instanceof Failure && !named.isFatal)) {
      this.occupant = null;
      return named;
    }
    // An error of JavaScript that passed through coroutines has left them in no state to go on or to be destroyed, as a trap has.
    retire(this);
    this.recover?.();
    if (isSuspect(error) || ++this.faults > 1) {
      for (const other of [...this.waiting]) {
        this.settle(other);
        other.reject(new Failure('lambda_wasm::InstanceFailed', 'Another invocation may have spoilt the memory that this one shared with it. It may be tried again.'));
      }
    }
    return named;
  }

  failure(status) {
    return status === REJECTED ? new Rejection(this.takeHandle(this.lane.words[this.lane.at++])) : super.failure(status);
  }

  named(error) {
    if (this.ended === null && error instanceof WebAssembly.Exception) {
      return new Failure('lambda_wasm::EscapedException', 'A C++ exception passed by the catch clauses around a co_await: a try in a loop that stands in another is compiled wrongly. Use attempt(…) there.', true);
    }
    return super.named(error);
  }
}

// What JavaScript threw, C++ did not catch, and the caller gets.
class Rejection {
  constructor(value) { this.value = value; }
}

// Of a trap, whether what it did before may have been anywhere in memory.
function isSuspect(error) {
  return error instanceof WebAssembly.RuntimeError && /out of bounds|signature|null function|indirect/.test(error.message);
}
