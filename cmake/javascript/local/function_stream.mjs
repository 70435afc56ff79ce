// The stream to which a streaming handler writes its reply, like the managed runtime's.

import { Writable } from 'node:stream';

import { named } from './function_error.mjs';
import { headOf } from './function_reply.mjs';

/** The content type of bytes that begin with a prelude: {statusCode, headers, cookies} as JSON, then eight NUL bytes. */
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response';
const PRELUDE_END = Buffer.alloc(8);
const DEFAULT_TYPE = 'application/octet-stream';

/** The global object that the runtime defines for handlers written in JavaScript. */
export const awslambda = {
  streamifyResponse(handler, options) {
    handler[Symbol.for('aws.lambda.runtime.handler.streaming')] = 'response';
    if (typeof options?.highWaterMark === 'number') handler[HIGH_WATER_MARK] = options.highWaterMark;
    return handler;
  },
  HttpResponseStream: {
    // The first `write` sends the prelude. As in the runtime, an `end` with the only chunk does not.
    from(stream, prelude) {
      stream.setContentType(PRELUDE_TYPE);
      stream._onBeforeFirstWrite = (write) => {
        write(JSON.stringify(prelude));
        write(PRELUDE_END);
      };
      return stream;
    },
  },
};
export const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

export class ResponseStream extends Writable {
  #response;
  #begin;
  #type = DEFAULT_TYPE;
  #isFirst = true;
  #prelude = Buffer.alloc(0); // the bytes of it that have arrived
  #hasBegun = false;

  /**
   * @param response  node:http's response. If its client disconnects, the handler is not told, as on the platform: further chunks are
   *                  accepted and discarded.
   * @param begin     called once with `{ status, headers }` before the first byte of the body: writes the head of the response
   */
  constructor(response, begin, highWaterMark) {
    super({ highWaterMark, decodeStrings: true });
    this.#response = response;
    this.#begin = begin;
  }

  setContentType(type) {
    if (!this.#isFirst) throw named('Runtime.InvalidStreamingOperation', 'Cannot set content-type, too late.');
    this.#type = type;
  }

  write(chunk, encoding, callback) {
    const data = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
    if (this.#isFirst) this._onBeforeFirstWrite?.((bytes) => super.write(bytes));
    this.#isFirst = false;
    return super.write(data, encoding, callback);
  }

  _write(chunk, encoding, done) {
    try {
      this.#send(this.#hasBegun ? chunk : this.#head(chunk), done);
    } catch (error) {
      done(error); // the prelude is malformed, and nothing has been sent yet
    }
  }

  _final(done) {
    const response = this.#response;
    if (this.#isGone) return done();
    try {
      if (!this.#hasBegun && this.#type === PRELUDE_TYPE) throw malformed('the stream ended before the NUL bytes');
      if (!this.#hasBegun) this.#head(Buffer.alloc(0));
    } catch (error) {
      return done(error);
    }
    let isDone = false; // `close` follows `finish` or replaces it
    const finish = () => {
      if (!isDone) done();
      isDone = true;
    };
    response.once('finish', finish).once('close', finish).end();
  }

  /** Writes the head of the response once it is known. Returns the part of the chunk that belongs to the body. */
  #head(chunk) {
    if (this.#type !== PRELUDE_TYPE) {
      this.#hasBegun = true;
      this.#begin(headOf({}, this.#type));
      return chunk;
    }
    const bytes = (this.#prelude = Buffer.concat([this.#prelude, chunk])), end = bytes.indexOf(PRELUDE_END);
    if (end < 0) return null;
    let prelude;
    try { prelude = JSON.parse(bytes.toString('utf8', 0, end)); } catch (error) { throw malformed(error.message); }
    if (typeof prelude !== 'object' || prelude === null) throw malformed('it is not an object');
    this.#hasBegun = true;
    this.#begin(headOf(prelude, DEFAULT_TYPE));
    const body = bytes.subarray(end + PRELUDE_END.length);
    if (body.length > 0) return body;
    if (!this.#isGone) this.#response.flushHeaders(); // so that a browser's EventSource opens before the first event
    return null;
  }

  /** Sends a chunk. Calls `done` when the client can take more, so that the handler's `write` returns false and `drain` follows. */
  #send(chunk, done) {
    const response = this.#response;
    if (chunk === null || this.#isGone || response.write(chunk)) {
      done();
      return;
    }
    const go = () => {
      response.off('drain', go).off('close', go);
      done();
    };
    response.on('drain', go).on('close', go);
  }

  /** Whether the client has disconnected, or has received the reply of a failed function. Chunks are then discarded. */
  get #isGone() { return this.#response.destroyed || this.#response.writableEnded; }
}

const malformed = (what) => named('MalformedPrelude', `The reply's prelude is {"statusCode", "headers", "cookies"} as JSON, followed by eight NUL bytes: ${what}.`, '');
