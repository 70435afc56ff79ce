// Compresses streams (include/lambda_wasm/http/middleware/compress.hpp).

import { ABI } from './function.mjs';
import { httpRequest } from './http_request.mjs';
import { StreamingCall } from './streaming.mjs';

/**
 * Compresses the stream of the running invocation from its head on, which is sent next; undefined leaves it as it is. A function of an instance.
 */
export function codeStream(coding) {
  const { call } = this, isHead = httpRequest(this.lane, this.event).method === 'HEAD';
  call.open = (reply) => {
    // In place of this head a problem may be sent, because this one was invalid: C++ does not ask about that.
    const isCoded = coding !== undefined && [reply.headers, reply.multiValueHeaders].some((map) => map?.['content-encoding'] !== undefined);
    StreamingCall.prototype.open.call(call, reply);
    if (isCoded && !isHead) insertCoder(call, coding);
  };
}

/** Puts a coder in front of the stream of a call. */
export function insertCoder(call, coding) {
  const zlib = process.getBuiltinModule('node:zlib'), { stream } = call, isBrotli = coding === 'br';
  const coder = isBrotli ? zlib.createBrotliCompress({ params: { 0: 1, 1: 4 } }) : zlib.createGzip(), { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH } = zlib.constants;
  let pending = 0; // flushes, and the end
  const flushed = () => {
    pending--;
    call.goOn(ABI.state.value);
  };
  coder.on('data', (bytes) => stream.write(bytes));
  coder.on('end', () => stream.end());
  coder.on('error', () => {}); // of a write after the connection has broken, which the call knows
  stream.on('finish', flushed);
  stream.on('close', () => coder.destroy());
  const closed = new Promise((resolve) => { coder.on('close', resolve); });
  call.stream = {
    write(bytes) {
      pending++;
      coder.write(bytes);
      coder.flush(isBrotli ? BROTLI_OPERATION_FLUSH : Z_SYNC_FLUSH, flushed);
      return false;
    },
    end() {
      pending++;
      coder.end();
    },
    get writableFinished() { return stream.writableFinished; },
  };
  // A write is over when its bytes are in the stream: those of a handler that fails come before its error.
  call.goOn = (state) => {
    if (state !== ABI.state.value || (pending === 0 && !stream.writableNeedDrain)) StreamingCall.prototype.goOn.call(call, state);
  };
  call.finish = async (lane) => {
    StreamingCall.prototype.finish.call(call, lane);
    await closed;
  };
}

/** The other functions that each function here calls. */
export const needs = { codeStream: ['httpRequest', 'insertCoder'] };
