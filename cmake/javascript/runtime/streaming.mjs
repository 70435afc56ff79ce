// Replies that are sent while they are made (include/lambda_wasm/http/response_stream.hpp has the C++ side). The runtime gives such
// a handler a stream, which its caller reads.

import { putTexts } from './lane.mjs';
import { textsOf } from './thrown.mjs';
import { AsynchronousInstance, Call } from './asynchronous.mjs';
import { ABI } from './function.mjs';

// What tells the platform that a prelude stands before the bytes: status, headers and cookies as JSON, and eight NULs.
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response';

class StreamingCall extends Call {
  isOpen = false;
  isClosed = false;
  isBroken = false;
  waits = []; // what settles those that wait for room, or for the end

  constructor(event, context, stream, take) {
    super(event, context, (lane) => this.finish(lane));
    this.stream = stream;
    this.takeReply = take;
    // It breaks by an error, or by being closed before its end: also before this is made, where the event waited for an instance.
    stream.on('error', () => this.break());
    stream.on('close', () => this.break());
    if (stream.destroyed) this.break();
    stream.on('drain', () => this.goOn(ABI.state.value));
    stream.on('finish', () => this.goOn(ABI.state.value));
  }

  // Of what an invocation that is answered in one piece gives: without a body while there is more to come.
  open({ body, isBase64Encoded, ...prelude }) {
    const { stream } = this;
    stream.setContentType(PRELUDE_TYPE);
    stream.write(JSON.stringify(prelude));
    stream.write(new Uint8Array(8));
    if (body) stream.write(body);
    this.isOpen = true;
  }

  // Whether there is room for more.
  write(bytes) {
    return (bytes.length === 0 || this.stream.write(bytes)) && !this.isBroken;
  }

  close() {
    this.isClosed = true;
    this.stream.end();
  }

  // What the handler has left to do when it has ended.
  finish(lane) {
    if (!this.isOpen) this.open(this.takeReply(lane));
    if (!this.isClosed) this.close();
  }

  // Settled when there is room again or, after the end, when all is sent: with how the wait ends.
  settled() {
    if (this.isBroken) return Promise.resolve(ABI.state.stopped);
    if (this.isClosed && this.stream.writableFinished) return Promise.resolve(ABI.state.value);
    return new Promise((resolve) => this.waits.push(resolve));
  }

  break() {
    if (this.stream.writableFinished) return;
    this.isBroken = true;
    this.goOn(ABI.state.stopped);
  }

  goOn(state) {
    for (const settle of this.waits.splice(0)) settle(state);
  }
}

export class StreamingInstance extends AsynchronousInstance {
  handler(entry) {
    const { put, take, invoke } = entry, inOnePiece = super.handler(entry);
    if (!entry.streams) return inOnePiece;
    return (given, context, pass = ABI.pass.call) => (pass === ABI.pass.warm_up ? inOnePiece(given, context, pass)
      : this.begin(new StreamingCall(given.event, context, given.stream, take), put, invoke, pass));
  }

  // ---- What C++ asks of the running invocation's stream

  // Whether the head may be sent that stands in the reply's block; if not, sends why.
  beginStream() {
    const { call, lane } = this;
    try {
      lane.receive();
      call.open(call.takeReply(lane));
      return true;
    } catch (error) {
      lane.send(putTexts, textsOf(error));
      return false;
    }
  }

  // The bytes are copied: the memory is C++'s again when this returns.
  writeStream(address, size) { return this.call.write(Buffer.from(new Uint8Array(this.memory.buffer, address, size))); }

  endStream() { this.call.close(); }

  // Settled in the invocation's own asynchronous context, not in that of the connection's events.
  waitForStream(wait) {
    const { call } = this, generation = this.lane.word((wait >> 2) + ABI.wait.generation);
    call.settled().then((state) => call.instance?.arrive(call, wait, generation, 0, state));
  }
}
