// Replies that are sent in parts while the handler runs. The runtime passes a stream to such a handler, and the caller reads it. The C++ side
// is include/lambda_wasm/http/response_stream.hpp.

import { putTexts } from './lane.mjs';
import { textsOf } from './thrown.mjs';
import { AsynchronousInstance, Call } from './asynchronous.mjs';
import { ABI } from './function.mjs';

// Tells the platform that a prelude precedes the bytes: status, headers and cookies as JSON, then eight NULs.
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response';

export class StreamingCall extends Call {
  isOpen = false;
  isClosed = false;
  isBroken = false;
  waits = []; // functions that resume the waits for room or for the end

  constructor(event, context, stream, take) {
    super(event, context, (lane) => this.finish(lane));
    this.stream = stream;
    this.takeReply = take;
    // The stream breaks by an error, or when it is closed early. It may break before this line, while the event waits for an instance.
    stream.on('error', () => this.break());
    stream.on('close', () => this.break());
    if (stream.destroyed) this.break();
    stream.on('drain', () => this.goOn(ABI.state.value));
    stream.on('finish', () => this.goOn(ABI.state.value));
  }

  // Sends the head of a reply: a complete reply, or one without a body if more follows.
  open({ body, isBase64Encoded, ...prelude }) {
    const { stream } = this;
    stream.setContentType(PRELUDE_TYPE);
    stream.write(JSON.stringify(prelude));
    stream.write(new Uint8Array(8));
    if (body) stream.write(isBase64Encoded ? Buffer.from(body, 'base64') : body);
    this.isOpen = true;
  }

  // Returns whether there is room for more.
  write(bytes) {
    return (bytes.length === 0 || this.stream.write(bytes)) && !this.isBroken;
  }

  close() {
    this.isClosed = true;
    this.stream.end();
  }

  // Sends the rest of the reply after the handler has ended.
  finish(lane) {
    if (!this.isOpen) this.open(this.takeReply(lane));
    if (!this.isClosed) this.close();
  }

  // Resolves when there is room again or, after the end, when everything is sent. The value is the state of the wait.
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

  // ---- The stream of the running invocation, for C++

  // Sends the head that is in the reply block, and returns whether it is valid; if not, also sends the error to C++.
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

  // Copies the bytes: after the return, C++ uses their memory again.
  writeStream(address, size) { return this.call.write(Buffer.from(new Uint8Array(this.memory.buffer, address, size))); }

  endStream() { this.call.close(); }

  // Resumes in the asynchronous context of the invocation, not in that of the connection's events.
  waitForStream(wait) {
    const { call } = this, generation = this.lane.word((wait >> 2) + ABI.wait.generation);
    call.settled().then((state) => call.instance?.arrive(call, wait, generation, 0, state));
  }
}
