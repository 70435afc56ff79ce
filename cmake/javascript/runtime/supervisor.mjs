// The supervisor: what is known of an instance of the module, how events go to it, and what becomes of it when it fails. The
// build puts it into index.mjs, with the lane above it and the function's own codecs (generate.mjs); minimal.mjs and full.mjs
// make instances, and replace those that have failed.

import { Failure } from './failure.mjs';
import { Lane, severityOf } from './lane.mjs';
import { born, isOf, readable, trapOf } from './thrown.mjs';
import { demangle } from './demangle.mjs';
import { compiled, make, ABI, ENTRIES, CODECS, hasExceptions } from './function.mjs';

export class Instance {
  lane = null;
  event = undefined;
  context = undefined;
  isRunning = false;
  ended = null; // why the program has ended itself
  codecs = CODECS;
  entries = ENTRIES;
  samples = []; // what each handler is warmed up with
  demangle = demangle;
  birth = null;

  // Why the module could not be loaded: a raw exception of C++ would be reported as an object without a name.
  unready(error) {
    if (this.ended !== null || !isOf(error, WebAssembly.Exception)) return readable(this.named(error));
    return new Failure('lambda_wasm::InitError', 'A C++ exception left a static initialiser; LAMBDA_WASM_INIT would name it.');
  }

  instantiate(imports) {
    const instance = new WebAssembly.Instance(compiled, imports);
    this.memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  }

  ready(exports) {
    this.exports = exports;
    this.stackTop = this.stack();
    this.lane ??= new Lane(this.memory, this.record, this.reply, this);
    return this;
  }

  // One pass of each handler without its C++ function, while the module loads: the engine compiles what it sees for the first
  // time, and the platform gives a function all of a processor only then.
  warmUp() {
    for (const { handle, sample } of this.samples) {
      try {
        handle(sample, undefined, ABI.pass.warm_up);
      } catch (error) {
        // A result that no handler has returned may not be one that can be sent: that is nobody's failure.
        if (severityOf(error) > 0) return make();
      }
    }
    return this;
  }

  // What the glue gives of its own (glue_pre.js, glue_full.js). A program that writes has `flush` besides (library.js).
  link(functions) { Object.assign(this, functions); }

  // Called for each handler while the module starts; embind exports what this returns.
  expose(invoke, descriptor, record, reply, restoreStack) {
    this.record = record;
    this.reply = reply;
    this.restoreStack = restoreStack;
    this.birth ??= born();
    const entry = { invoke, ...ENTRIES[descriptor] }, { sample } = entry, handle = this.handler(entry);
    if (sample !== undefined) this.samples.push({ handle, sample });
    return handle;
  }

  enter(event, context) {
    if (this.isRunning) throw new Failure('lambda_wasm::Error', 'The module was called while it was running: only one call can run at a time.');
    this.isRunning = true;
    this.event = event;
    this.context = context;
  }

  leave() {
    this.isRunning = false;
    this.event = this.context = this.lane.request = undefined; // what the next invocation is given may be the same object, changed
    this.flush?.();
  }

  // The result of an invocation that has ended.
  outcome(status, take) {
    const { lane } = this;
    if (this.ended !== null) throw this.ended;
    lane.receive();
    if (status !== ABI.status.result) throw this.failure(status);
    return take(lane);
  }

  failure(status) {
    const { lane } = this, { words } = lane;
    const mangled = lane.take(words[lane.at++]), message = lane.take(words[lane.at++]);
    const type = status === ABI.status.exception ? this.demangle(mangled) : mangled;
    return new Failure(type, message, type === 'std::bad_alloc' ? 1 : 0); // memory never shrinks: the next event gets a small instance
  }

  // What a program ends itself with (library.js). It is kept besides being thrown: code of the program, or of the C++ library,
  // may catch everything, and the invocation has failed nevertheless. The first counts: where it leaves a noexcept function, C++
  // calls std::terminate besides.
  end(name, message, severity = 2) { throw this.ended ??= new Failure(name, message, severity); }
  // A terminate handler must not throw: C++ traps behind it.
  terminate(type) {
    const by = type === 0 ? '' : ` for an exception of type ${this.demangle(this.latin(type, -1))}`;
    this.ended ??= new Failure('lambda_wasm::Terminated', `std::terminate was called${by}.`, 2);
  }

  /** Text of one byte a character: of a size, or with -1 up to its NUL. */
  latin(address, size) {
    const bytes = Buffer.from(this.memory.buffer);
    return bytes.latin1Slice(address, size < 0 ? bytes.indexOf(0, address) : address + size);
  }

  // Whether it takes no other event: it ended fatally, or what has passed through C++ has left its objects there, as a trap of
  // another module does.
  isEndedBy(named) {
    return isOf(named, Failure) ? named.severity > 0 : !hasExceptions || isOf(named, WebAssembly.RuntimeError);
  }

  // What has happened: a Failure where the module or the program has ended; else what was thrown, which is JavaScript's.
  named(error) {
    if (this.ended !== null) return this.ended;
    const trap = trapOf(error, this.birth);
    if (trap === undefined) return error;
    const stack = this.stack() >>> 0;
    if (stack > this.memory.buffer.byteLength || stack === 0 || /call stack/.test(trap)) {
      return new Failure('lambda_wasm::StackOverflow', 'The stack overflowed. STACK in lambda_wasm_add_function sets its size.', 2);
    }
    if (/out of bounds/.test(trap) && !/table/.test(trap)) return new Failure('lambda_wasm::OutOfBounds', 'Memory was accessed out of bounds.', 3);
    return new Failure('lambda_wasm::Trap', `The module trapped: ${trap}.`, /bounds|function/.test(trap) ? 3 : 2);
  }
}
