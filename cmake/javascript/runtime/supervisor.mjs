// The supervisor: holds the state of an instance of the module, passes events to it, and handles its failures. The build puts it into
// index.mjs, after the lane and before the function's codecs (generate.mjs). minimal.mjs and full.mjs make instances; at_once.mjs and
// awaited.mjs replace failed ones.

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
  ended = null; // the Failure with which the program ended itself
  codecs = CODECS;
  entries = ENTRIES;
  samples = []; // each handler with the event for its warm-up
  demangle = demangle;
  birth = null;

  // The error to report if the module cannot be loaded. A WebAssembly.Exception would be reported as an object without a name.
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

  // Warms up each handler while the module loads, without calling its C++ function, so that the engine compiles the code for
  // events. While the module loads, the platform gives the function a whole processor; later it may not.
  warmUp() {
    for (const { handle, sample } of this.samples) {
      try {
        handle(sample, undefined, ABI.pass.warm_up);
      } catch (error) {
        // The result of a handler that was not called may not be valid: that is no failure.
        if (severityOf(error) > 0) return make();
      }
    }
    return this;
  }

  // Adds the functions of the glue (glue_pre.js, glue_full.js); a program that writes output also adds `flush` (library.js).
  link(functions) { Object.assign(this, functions); }

  // Called for each handler while the module starts. embind exports the returned function.
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
    this.event = this.context = this.lane.request = undefined; // the next event may be the same object with other content
    this.flush?.();
  }

  // Returns the result of an invocation that has ended, or throws its failure.
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
    return new Failure(type, message, type === 'std::bad_alloc' ? 1 : 0); // memory never shrinks, so the next event gets a small instance
  }

  // Ends the program with a failure (library.js). The failure is also stored, because code of the program or of the C++ library may catch
  // everything that is thrown. The first failure counts: if it leaves a noexcept function, C++ also calls std::terminate.
  end(name, message, severity = 2) { throw this.ended ??= new Failure(name, message, severity); }
  // A terminate handler must not throw: C++ traps after it.
  terminate(type) {
    const by = type === 0 ? '' : ` for an exception of type ${this.demangle(this.latin(type, -1))}`;
    this.ended ??= new Failure('lambda_wasm::Terminated', `std::terminate was called${by}.`, 2);
  }

  /** Text with one byte for each character: `size` bytes or, if that is -1, up to the NUL. */
  latin(address, size) {
    const bytes = Buffer.from(this.memory.buffer);
    return bytes.latin1Slice(address, size < 0 ? bytes.indexOf(0, address) : address + size);
  }

  // Whether the instance takes no more events: the failure is fatal, or an error passed through C++ and left its objects behind, as a trap of
  // another module does.
  isEndedBy(named) {
    return isOf(named, Failure) ? named.severity > 0 : !hasExceptions || isOf(named, WebAssembly.RuntimeError);
  }

  // Returns a Failure if the module or the program ended, else the value that JavaScript threw.
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
