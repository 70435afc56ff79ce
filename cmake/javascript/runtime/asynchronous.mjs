// The supervisor of a module whose handlers may wait: many invocations are then under way in one instance. One of them runs; the
// others wait, each with its own event, context, record and promise (include/lambda_wasm/edge/asynchronous.hpp has the C++ side).

import { LONGEST, marginOf } from './deadline.mjs';
import { Failure } from './failure.mjs';
import { putTexts, severityOf } from './lane.mjs';
import { Instance } from './supervisor.mjs';
import { readable, textsOf } from './thrown.mjs';
import { retire, ABI } from './function.mjs';

// Where the platform hands over many events at once, each has an asynchronous context of its own, by which it is logged.
const isConcurrent = process.env.AWS_LAMBDA_MAX_CONCURRENCY !== undefined;

/**
 * An invocation. It has an `instance` until it is over: what it has waited for may never settle, and holds the call then, but not the
 * instance and its memory. One that waits has besides: the `promise` that Node.js was given, and what settles it; `index` among those
 * that wait; `end`, when the platform ends it, by performance.now(), and `next`, when it is told to stop before that, or is ended;
 * `isStopped`, whether it was told; and `stop`, which tells it in its own asynchronous context. What goes on outside for it, and has an
 * `abort`, is `held`.
 */
export class Call {
  instance = undefined;
  record = undefined; // its copy, while another's is at the address
  isOver = false;

  constructor(event, context, take) {
    this.event = event;
    this.context = context;
    this.take = take;
  }
}

export class AsynchronousInstance extends Instance {
  call = null; // the one that runs
  #occupant = null; // the call whose record is at the address
  #idle = []; // records of none
  #made = 0; // how many records
  #waiting = []; // calls
  #faults = 0;
  #isRetired = false; // it takes no other event
  #watch = undefined; // the timer of all that wait, and when it goes off
  #watched = Infinity;
  #ending = 0; // how many of those that wait have an end

  handler({ invoke, put, take }) {
    return (event, context, pass = ABI.pass.call) => this.begin(new Call(event, context, take), put, invoke, pass);
  }

  // The result of an invocation or, where it waits, the promise of it.
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

  // Lets one that waits go on, and settles its promise when it comes to its end. `codec` is as js/promise.hpp has it.
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
          state = ABI.state.error; // by a getter of the value
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

  // Makes the call's record the one at the address of the running invocation's, and keeps a copy of the record that was there.
  #exchangeFor(call) {
    const occupant = this.#occupant, { lane } = this;
    this.call = call;
    if (occupant === call) return;
    if (occupant !== null || call.record !== undefined) {
      lane.word(0); // the views are those of now
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

  // Where an invocation has come to.
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

  // One timer watches all that wait: to start and to clear one for each would cost more than the waiting. It keeps the process
  // alive only while there is one that waits.
  #watchFor(time) {
    if (this.#watched <= time) return;
    clearTimeout(this.#watch);
    this.#watched = time;
    this.#watch = setTimeout(() => this.#stopThoseInTime(), Math.min(Math.max(time - performance.now(), 1), LONGEST));
  }

  // Without any that waits the timer stays for the next one; that of an instance that has failed would hold its memory.
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

  // Tells those that are in time to stop what they wait for. Half of the time that is left then, those that wait on are ended.
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

  // ---- What C++ waits for. A wait begins with its generation: with another one, when what it waits for is there, it is over.

  wait(promise, wait, codec) {
    const { call } = this, generation = this.lane.word((wait >> 2) + ABI.wait.generation);
    const fulfilled = (value) => call.instance?.arrive(call, wait, generation, codec, ABI.state.value, value);
    const rejected = (error) => call.instance?.arrive(call, wait, generation, codec, ABI.state.error, error);
    try {
      Promise.prototype.then.call(Promise.resolve(promise), fulfilled, rejected); // as `await`: not by a `then` of its own
    } catch (error) { // by its `constructor`: C++ does not expect that waiting throws
      Promise.reject(error).catch(rejected);
    }
  }

  arrive(call, wait, generation, codec, state, value) {
    if (this.lane.word((wait >> 2) + ABI.wait.generation) === generation) this.#proceed(call, wait, codec, state, value);
  }

  // Sends the name and the message of what was thrown, which may be anything, and gives its handle.
  #sendError(thrown) {
    this.lane.send(putTexts, textsOf(thrown));
    return this.toHandle(thrown);
  }

  // ---- What fails

  // One invocation fails. The others go on where they are, in this instance; new ones go to a fresh one. Where their memory
  // cannot be trusted, or it happens again, they fail with it.
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
    // An error of JavaScript that passed through coroutines has left them in no state to go on or to be destroyed, as a trap has.
    if (this.isEndedBy(named) || this.lane.word(this.lane.record + ABI.record.root) !== 0) this.#retire(); else this.#occupant = null;
    return readable(named);
  }

  // C++ cannot end any more what goes on for it.
  #drop(call) {
    this.#settle(call);
    for (const each of call.held ?? []) each.abort();
  }

  // An exception that carries what JavaScript has thrown fails with that (put_failure in status.hpp).
  failure(status) {
    const failure = super.failure(status), thrown = this.lane.word(this.lane.at);
    return thrown === 0 ? failure : this.takeHandle(thrown);
  }

  named(error) { return this.ended ?? this.escapedException?.(error) ?? super.named(error); }
}
