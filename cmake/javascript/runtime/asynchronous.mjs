// The supervisor of a module whose handlers may wait. One instance then has many invocations: one runs, and the others wait, each with its
// own event, context, record and promise. The C++ side is include/lambda_wasm/edge/asynchronous.hpp.

import { LONGEST, marginOf } from './deadline.mjs';
import { Failure } from './failure.mjs';
import { putTexts, severityOf } from './lane.mjs';
import { Instance } from './supervisor.mjs';
import { readable, textsOf } from './thrown.mjs';
import { retire, ABI } from './function.mjs';

// Whether the platform delivers many events at once. Each then has its own asynchronous context, by which the runtime logs it.
const isConcurrent = process.env.AWS_LAMBDA_MAX_CONCURRENCY !== undefined;

/**
 * An invocation. Its `instance` is undefined once it is over: a promise that never settles keeps the call alive, but must not keep the
 * instance and its memory alive.
 *
 * A call that waits also has:
 *   `promise`         the promise that Node.js received, with its `resolve` and `reject`
 *   `index`           its place among the calls that wait
 *   `end`             when the platform ends it, as performance.now() counts
 *   `next`            when to cancel it or, if it is cancelled, when to destroy it
 *   `isStopped`       whether it is cancelled
 *   `stop`            cancels it in its own asynchronous context
 *   `held`            the operations that run for it outside C++; each has a method `abort`
 */
export class Call {
  instance = undefined;
  record = undefined; // the copy of its record while the record of another call is at the address
  isOver = false;

  constructor(event, context, take) {
    this.event = event;
    this.context = context;
    this.take = take;
  }
}

export class AsynchronousInstance extends Instance {
  call = null; // the call that runs
  #occupant = null; // the call whose record is at the address
  #idle = []; // records that no call uses
  #made = 0; // the number of records
  #waiting = []; // the calls that wait
  #faults = 0;
  #isRetired = false; // it takes no more events
  #watch = undefined; // one timer for all calls that wait, and the time when it fires
  #watched = Infinity;
  #ending = 0; // how many of the calls that wait have an end

  handler({ invoke, put, take }) {
    return (event, context, pass = ABI.pass.call) => this.begin(new Call(event, context, take), put, invoke, pass);
  }

  // Returns the result of an invocation, or its promise if it waits.
  begin(call, put, invoke, pass) {
    this.enter(call.event, call.context);
    call.instance = this;
    try {
      this.#exchangeFor(call);
      this.lane.send(put, call.event);
      return this.#reached(call, invoke(pass));
    } catch (error) {
      throw this.#failed(call, error);
    } finally {
      this.leave();
    }
  }

  // Resumes a call that waits, and settles its promise when it ends. js/promise.hpp explains `codec`.
  #proceed(call, wait, codec, state, value) {
    this.enter(call.event, call.context);
    try {
      let handle = 0;
      this.#exchangeFor(call);
      if (state === ABI.state.error) {
        handle = this.#sendError(value);
      } else if (codec === ABI.codec.handle) {
        handle = this.toHandle(value);
      } else if (codec !== 0) {
        try {
          if (this.lane.sendOrMismatch(this.codecs.get(codec), value)) state = ABI.state.mismatch;
        } catch (thrown) {
          if (severityOf(this.named(thrown)) > 0) throw thrown;
          state = ABI.state.error; // a getter of the value threw
          handle = this.#sendError(thrown);
        }
      }
      const result = this.#reached(call, this.goOn(wait, state, handle));
      if (call.isOver) call.resolve(result);
    } catch (error) {
      call.reject(this.#failed(call, error));
    } finally {
      this.leave();
    }
  }

  // Copies the record at the address of the running invocation to its call, and puts the record of `call` there.
  #exchangeFor(call) {
    const occupant = this.#occupant, { lane } = this;
    this.call = call;
    if (occupant === call) return;
    if (occupant !== null || call.record !== undefined) {
      lane.word(0); // makes new views if the memory has grown
      const { words, record } = lane, copy = words.slice(record, record + ABI.record.size);
      if (occupant === null) this.#idle.push(copy); else occupant.record = copy;
      words.set(call.record ?? this.#idle.pop() ?? this.#makeRecord(), record);
      lane.locate();
    }
    this.#occupant = call;
  }

  #makeRecord() {
    const record = new Int32Array(ABI.record.size);
    record[ABI.record.number] = --this.#made;
    return record;
  }

  // Handles the status that C++ returned for a run of an invocation.
  #reached(call, status) {
    if (this.ended === null) {
      if (status === ABI.status.suspended) return call.promise ?? this.#suspend(call);
      this.#settle(call);
      this.#occupant = null;
    }
    return this.outcome(status, call.take);
  }

  #suspend(call) {
    const left = call.context?.getRemainingTimeInMillis?.();
    call.index = this.#waiting.push(call) - 1;
    call.end = call.next = Infinity;
    if (left < Infinity) {
      call.end = performance.now() + left;
      call.next = call.end - marginOf(left);
      if (isConcurrent) this.#stopInContext(call);
      this.#ending++;
      this.#watch?.ref();
      this.#watchFor(call.next);
    }
    return (call.promise = new Promise((resolve, reject) => {
      call.resolve = resolve;
      call.reject = reject;
    }));
  }

  #settle(call) {
    call.isOver = true;
    call.instance = call.event = call.context = undefined;
    if (call.promise === undefined) return;
    const waiting = this.#waiting, last = waiting.pop();
    if (last !== call) {
      waiting[call.index] = last;
      last.index = call.index;
    }
    if (call.end < Infinity) this.#ending--;
    this.#rest();
  }

  // ---- Deadlines

  // All calls that wait share one timer: starting and clearing one for each would cost more than the wait. The timer keeps the process alive
  // only while a call waits.
  #watchFor(time) {
    if (this.#watched <= time) return;
    clearTimeout(this.#watch);
    this.#watched = time;
    this.#watch = setTimeout(() => this.#stopThoseInTime(), Math.min(Math.max(time - performance.now(), 1), LONGEST));
  }

  // When no call waits, the timer remains for the next one. In an instance that has failed it is cleared, because it keeps the memory alive.
  #rest() {
    if (this.#ending > 0) return;
    this.#watch?.unref();
    if (!this.#isRetired) return;
    clearTimeout(this.#watch);
    this.#watched = Infinity;
  }

  #retire() {
    this.#isRetired = true;
    this.#rest();
    retire(this);
  }

  // Cancels the calls whose `next` has passed. Those that still wait after half of their remaining time are destroyed.
  #stopThoseInTime() {
    const now = performance.now();
    this.#watch = undefined;
    this.#watched = Infinity;
    for (const call of this.#waiting.filter(({ next }) => next <= now)) {
      call.next = Math.max(now, (now + call.end) / 2);
      if (isConcurrent) call.stop(); else this.#stop(call);
    }
    if (this.#ending > 0) this.#watchFor(this.#waiting.reduce((earliest, { next }) => Math.min(earliest, next), Infinity));
  }

  #stop(call) {
    if (call.isOver) return;
    if (isConcurrent) this.#stopInContext(call);
    const state = call.isStopped ? ABI.state.pending : ABI.state.stopped;
    call.isStopped = true;
    this.#proceed(call, 0, 0, state);
  }

  #stopInContext(call) {
    new Promise((resolve) => { call.stop = resolve; }).then(() => call.instance?.#stop(call));
  }

  // ---- Waiting. A Wait begins with its generation. If that has changed when a promise settles, nobody waits for the promise.

  wait(promise, wait, codec) {
    const { call } = this, generation = this.lane.word((wait >> 2) + ABI.wait.generation);
    const fulfilled = (value) => call.instance?.arrive(call, wait, generation, codec, ABI.state.value, value);
    const rejected = (error) => call.instance?.arrive(call, wait, generation, codec, ABI.state.error, error);
    try {
      Promise.prototype.then.call(Promise.resolve(promise), fulfilled, rejected); // like `await`, without calling a `then` that the program has replaced
    } catch (error) { // thrown by the promise's `constructor`: C++ does not expect waiting to throw
      Promise.reject(error).catch(rejected);
    }
  }

  arrive(call, wait, generation, codec, state, value) {
    if (this.lane.word((wait >> 2) + ABI.wait.generation) === generation) this.#proceed(call, wait, codec, state, value);
  }

  // Sends the name and the message of a thrown value, and returns its handle.
  #sendError(thrown) {
    this.lane.send(putTexts, textsOf(thrown));
    return this.toHandle(thrown);
  }

  // ---- Failures

  // Fails one invocation. The others continue in this instance, and new ones go to a fresh instance. If the memory cannot be trusted, or at a
  // second fault, the others fail too.
  #failed(call, error) {
    if (call.isOver) { // C++ has ended it
      if (severityOf(error) > 0) this.#retire();
      return readable(error);
    }
    const named = this.named(error), severity = severityOf(named);
    this.#drop(call);
    this.ended = null;
    if (this.stackTop !== undefined) this.restoreStack(this.stackTop);
    if (severity > 2 || (severity > 1 && ++this.#faults > 1)) {
      for (const other of [...this.#waiting]) {
        this.#drop(other);
        other.reject(new Failure('lambda_wasm::InstanceFailed', 'Another invocation may have corrupted the memory of this one. It can be retried.'));
      }
    }
    this.timers?.cancelEnded();
    // An error of JavaScript, or a trap, that passed through coroutines leaves them in no state to be resumed or destroyed.
    if (this.isEndedBy(named) || this.lane.word(this.lane.record + ABI.record.root) !== 0) this.#retire(); else this.#occupant = null;
    return readable(named);
  }

  // Ends a call, and aborts its operations outside C++, because C++ no longer can.
  #drop(call) {
    this.#settle(call);
    for (const each of call.held ?? []) each.abort();
  }

  // If the C++ exception carries a value that JavaScript threw, that value is the failure (put_failure in status.hpp).
  failure(status) {
    const failure = super.failure(status), thrown = this.lane.word(this.lane.at);
    return thrown === 0 ? failure : this.takeHandle(thrown);
  }

  named(error) { return this.ended ?? this.escapedException?.(error) ?? super.named(error); }
}
