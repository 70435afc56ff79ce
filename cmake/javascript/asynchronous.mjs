// The supervisor of a module whose handlers may wait: many invocations are then under way in one instance. One of them runs; the
// others wait, each with its own event, context, record and promise (include/lambda_wasm/edge/asynchronous.hpp has the C++ side).

import { LONGEST, marginOf } from './deadline.mjs';
import { Failure, Lane, putTexts } from './lane.mjs';
import { Instance } from './supervisor.mjs';
import { retire } from './function.mjs';

// How an invocation stands, and what it goes on with: detail::Status, and detail::Wait::State.
const SUSPENDED = 3, REJECTED = 4, ERROR = 2, MISMATCH = 3;
export const VALUE = 1, STOPPED = 4;

// Where the platform hands over many events at once, each has an asynchronous context of its own, by which it is logged.
const isConcurrent = process.env.AWS_LAMBDA_MAX_CONCURRENCY !== undefined;

export class Call {
  record = 0; // where its record is while another's is in place
  isInside = false; // C++ runs it, or has run it
  isOver = false;
  held = undefined; // what goes on outside for it, and has an `abort`
  promise = undefined; // what Node.js was given, once it has waited, and how to settle it
  resolve = undefined;
  reject = undefined;
  index = 0; // among those that wait
  end = Infinity; // when the platform ends it, by performance.now(),
  next = Infinity; // and when it is told to stop before that, or is ended
  isStopped = false;
  stop = undefined; // tells it to stop, in its own asynchronous context

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
  watch = null; // the timer of all that wait, and when it goes off
  watched = 0;
  ending = 0; // how many of those that wait have an end
  timers = [undefined]; // what C++ waits for, by their numbers: none is 0. Not a Map, whose old tables keep what was in them alive
  idleTimers = []; // numbers

  // Called before anything waits.
  enable(functions, place, reply) {
    Object.assign(this, functions);
    this.lane ??= new Lane(this.memory, place, reply, this);
  }

  initialize(invoke) {
    const started = this.begin(new Call(undefined, undefined, () => {}), (call) => {
      call.isInside = true;
      return invoke(1);
    });
    started?.catch(() => {}); // it is awaited when all of them have begun, if no other fails before
    this.starting.push(started);
  }

  handler({ invoke, put, take }) {
    return (event, context, hasEvent = 1) => this.accept(new Call(event, context, take), put, invoke, hasEvent);
  }

  accept(call, put, invoke, hasEvent) {
    return this.begin(call, () => {
      this.lane.send(put, call.event);
      call.isInside = true;
      return invoke(hasEvent);
    });
  }

  // The result of an invocation or, where it waits, the promise of it.
  begin(call, advance) {
    this.enter(call.event, call.context);
    try {
      this.exchangeFor(call);
      return this.reached(call, advance(call));
    } catch (error) {
      throw this.failed(call, error);
    } finally {
      this.leave();
    }
  }

  // Lets one that waits go on, and settles its promise when it comes to its end.
  proceed(call, advance) {
    this.enter(call.event, call.context);
    try {
      this.exchangeFor(call);
      const result = this.reached(call, advance());
      if (call.isOver) call.resolve(result);
    } catch (error) {
      call.reject(this.failed(call, error));
    } finally {
      this.leave();
    }
  }

  // Puts its record in place.
  exchangeFor(call) {
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

  // Where an invocation has come to.
  reached(call, status) {
    if (this.ended === null) {
      if (status === SUSPENDED) return call.promise ?? this.suspend(call);
      this.settle(call);
      this.occupant = null;
    }
    return this.outcome(status, call.take);
  }

  suspend(call) {
    call.promise = new Promise((resolve, reject) => {
      call.resolve = resolve;
      call.reject = reject;
    });
    call.index = this.waiting.push(call) - 1;
    const left = call.context?.getRemainingTimeInMillis?.();
    if (Number.isFinite(left)) {
      call.end = performance.now() + left;
      call.next = call.end - marginOf(left);
      if (isConcurrent) this.stopInContext(call);
      if (this.ending++ === 0) this.watch?.ref();
      this.watchFor(call.next);
    }
    return call.promise;
  }

  settle(call) {
    call.isOver = true;
    call.event = call.context = undefined; // what is still to settle may hold the call for long
    if (call.promise === undefined) return;
    const { waiting } = this, last = waiting.pop();
    if (last !== call) {
      waiting[call.index] = last;
      last.index = call.index;
    }
    if (call.end < Infinity && --this.ending === 0) this.watch?.unref();
  }

  // ---- Deadlines

  // One timer watches all that wait: to start and to clear one for each would cost more than the waiting. It keeps the process
  // alive only while there is one that waits.
  watchFor(time) {
    if (this.watch !== null && this.watched <= time) return;
    clearTimeout(this.watch);
    this.watched = time;
    this.watch = setTimeout(() => this.stopThoseInTime(), Math.min(Math.max(time - performance.now(), 1), LONGEST));
  }

  stopThoseInTime() {
    const now = performance.now();
    this.watch = null;
    for (const call of this.waiting.filter(({ next }) => next <= now)) {
      if (call.isOver) continue;
      if (call.stop === undefined) {
        this.stopNow(call);
      } else {
        call.next = Infinity;
        call.stop();
      }
    }
    const next = this.waiting.reduce((earliest, call) => Math.min(earliest, call.next), Infinity);
    if (next < Infinity) this.watchFor(next);
  }

  // Tells it to stop what it waits for and, where it waits on, ends it.
  stopNow(call) {
    if (call.isOver) return;
    const isLast = call.isStopped ? 1 : 0, now = performance.now();
    call.isStopped = true;
    call.next = now + Math.max(call.end - now, 0) / 2;
    if (isConcurrent) this.stopInContext(call);
    this.proceed(call, () => this.stop(isLast));
    if (!call.isOver) this.watchFor(call.next);
  }

  stopInContext(call) {
    const stopped = new Promise((resolve) => { call.stop = resolve; });
    stopped.then(() => this.stopNow(call));
  }

  // ---- What C++ waits for. `place` is where the Wait's generation stands: a wait that is over by then is of another one.

  startTimer(milliseconds, wait, place, generation) {
    const { call, timers } = this, number = this.idleTimers.pop() ?? timers.length;
    const timeout = setTimeout(() => {
      this.forgetTimer(number);
      this.arrive(call, wait, place, generation, 0, VALUE);
    }, Math.min(milliseconds, LONGEST));
    timers[number] = { call, timeout };
    return number;
  }

  cancelTimer(number) {
    const timer = this.timers[number];
    if (timer === undefined) return; // what has failed is destroyed behind its timers
    clearTimeout(timer.timeout);
    this.forgetTimer(number);
  }

  forgetTimer(number) {
    this.timers[number] = undefined;
    this.idleTimers.push(number);
  }

  wait(promise, wait, place, generation, codec) {
    const { call } = this;
    Promise.resolve(promise).then(
      (value) => this.arrive(call, wait, place, generation, codec, VALUE, value),
      (error) => this.arrive(call, wait, place, generation, codec, ERROR, error),
    );
  }

  // It is there. `codec` is as js/promise.hpp has it. The same as `proceed`, which takes a function more.
  arrive(call, wait, place, generation, codec, state, value) {
    const { lane } = this;
    if (lane.words.length === 0) lane.refresh();
    if (call.isOver || lane.words[place >> 2] !== generation) return;
    this.enter(call.event, call.context);
    try {
      this.exchangeFor(call);
      let handle = 0;
      if (state === ERROR) {
        handle = this.sendError(value);
      } else if (codec === 1) {
        handle = this.toHandle(value);
      } else if (codec > 1) {
        try {
          if (lane.sendOrMismatch(this.codecs.get(codec), value) !== 0) state = MISMATCH;
        } catch (thrown) {
          if (this.isFatal(thrown)) throw thrown;
          state = ERROR; // by a getter of the value
          handle = this.sendError(thrown);
        }
      }
      const result = this.reached(call, this.resume(wait, state, handle));
      if (call.isOver) call.resolve(result);
    } catch (error) {
      call.reject(this.failed(call, error));
    } finally {
      this.leave();
    }
  }

  // Sends the name and the message of what was thrown, which may be anything, and gives its handle.
  sendError(thrown) {
    let name = typeof thrown, message = '';
    try {
      name = String(thrown?.name ?? typeof thrown);
      message = String(thrown?.message ?? thrown);
    } catch { /* it has no text */ }
    this.lane.send(putTexts, [name, message]);
    return this.toHandle(thrown);
  }

  // ---- What fails

  // One invocation fails. The others go on where they are, in this instance; new ones go to a fresh one. Where their memory
  // cannot be trusted, or it happens again, they fail with it.
  failed(call, error) {
    if (call.isOver) { // C++ has ended it
      if (error.isFatal) retire(this);
      return error instanceof Rejection ? error.value : error;
    }
    const named = this.named(error), isFatal = this.isFatal(named), isSuspect = isFatal && isSpoiling(named);
    this.drop(call);
    this.ended = null;
    if (this.stackTop !== undefined) this.restoreStack(this.stackTop);
    if (!call.isInside && !isFatal) {
      this.occupant = null;
      return named;
    }
    if (isSuspect || (isFault(named) && ++this.faults > 1)) {
      for (const other of [...this.waiting]) {
        this.drop(other);
        other.reject(new Failure('lambda_wasm::InstanceFailed', 'Another invocation may have spoilt the memory that this one shared with it. It may be tried again.'));
      }
    }
    this.timers.forEach((timer, number) => { if (timer?.call.isOver) this.cancelTimer(number); });
    // An error of JavaScript that passed through coroutines has left them in no state to go on or to be destroyed, as a trap has.
    const wasCut = isSuspect || this.recover?.() === 1;
    if (isFatal || wasCut) retire(this); else this.occupant = null;
    return named;
  }

  // C++ cannot end any more what goes on for it.
  drop(call) {
    this.settle(call);
    for (const each of call.held ?? []) each.abort();
  }

  isFatal(error) {
    return this.ended !== null || error.isFatal === true || error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.Exception;
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

// Of what is fatal, whether what came before may have been written anywhere in memory, and whether it is a fault of the program: what
// is raised without exceptions ends an instance, too.
function isSpoiling({ name, message }) {
  return name === 'lambda_wasm::OutOfBounds' || (name === 'lambda_wasm::Trap' && /out of bounds|signature|null function|indirect/.test(message));
}
function isFault({ name }) {
  return /^lambda_wasm::(Trap|OutOfBounds|StackOverflow|Aborted|Terminated|Exited|EscapedException)$/.test(name);
}
