// Streams of bytes: web streams, which fetch returns, and streams of Node.js, which the AWS SDK returns. The C++ side is
// include/lambda_wasm/js/stream.hpp.

import { Failure } from './failure.mjs';

const readings = new WeakMap(); // one for each stream that is read

/** Returns the reading of a stream; each stream has only one. For a value that is no object, the first read reports the error. */
export function readingOf(stream) {
  let reading = readings.get(stream);
  if (reading === undefined) {
    reading = new Reading(stream);
    if (Object(stream) === stream) readings.set(stream, reading);
  }
  return reading;
}

/** Calls `owner.ended` once when a stream ends or is closed. If the stream fails, `owner.failed` converts its error. */
export function watchEnd(stream, owner) { readingOf(stream).owner = owner; }

/** The operations of one instance on streams. `how` holds the arguments of the instance's `wait` after the promise. */
export class Streams {
  #instance;

  constructor(instance) { this.#instance = instance; }

  // Reads the next chunk; the result is undefined at the end.
  read(stream, ...how) { this.#instance.wait(stream == null ? undefined : readingOf(stream).read(), ...how); }

  // Reads all remaining chunks.
  readAll(stream, ...how) {
    if (stream == null) return void this.#instance.wait(Buffer.alloc(0), ...how);
    const reading = readingOf(stream), all = reading.readAll(), { asked } = reading;
    this.#instance.wait(all, ...how);
    all.then(() => reading.forget(asked), () => {}); // runs after the reaction of `wait`, which has used the bytes
  }

  /** Called when the current read is cancelled: the next read gets the chunks that it requested. */
  keep(stream) { if (stream != null) readingOf(stream).keep(); }

  /** Discards the rest of a stream. */
  close(stream) { if (stream != null) readingOf(stream).close(); }
}

class Reading {
  owner = undefined;
  #stream;
  #source; // set by the first read
  asked = []; // promises of the chunks that the current read requested
  #kept = []; // promises of the chunks that a cancelled read left
  #isClosed = false;

  constructor(stream) { this.#stream = stream; }

  read() {
    this.asked = [];
    return this.#next();
  }

  async readAll() {
    const asked = (this.asked = []), chunks = [];
    for (let chunk; (chunk = await this.#next()) !== undefined;) {
      if (this.asked !== asked) return undefined; // this read was cancelled
      chunks.push(chunk);
    }
    return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
  }

  keep() {
    this.#kept = this.asked.concat(this.#kept);
    this.asked = [];
  }

  // The promises would keep the memory of their chunks alive.
  forget(asked) { if (this.asked === asked) this.asked = []; }

  close() {
    const stream = this.#stream;
    this.#isClosed = true;
    this.#kept = [];
    this.#end();
    try {
      if (typeof stream.cancel === 'function') {
        Promise.resolve((this.#source ?? stream).cancel()).catch(() => {}); // ignores that it has failed or has another reader
      } else {
        stream.on?.('error', () => {}); // ignores the error of ending early
        stream.destroy?.();
      }
    } catch { /* a stream of the program's own: C++ does not expect that closing it throws */ }
  }

  #next() {
    const chunk = this.#kept.shift() ?? this.#pull();
    this.asked.push(chunk);
    return chunk;
  }

  async #pull() {
    try {
      if (!this.#isClosed) this.#source ??= sourceOf(this.#stream);
      while (!this.#isClosed) {
        const { done, value } = await this.#source.next();
        if (this.#isClosed) break; // reported below as an end
        if (done) return void this.#end();
        if (value.length > 0) return value;
      }
    } catch (error) {
      throw this.#end()?.failed(error) ?? error;
    }
    throw new Failure('lambda_wasm::Error', 'The stream was closed before its end.');
  }

  #end() {
    const { owner } = this;
    this.owner = undefined;
    owner?.ended();
    return owner;
  }
}

// Returns an iterator over a stream. A web stream is read without its own iterator, which makes one more promise for each chunk.
function sourceOf(stream) {
  const web = stream.getReader?.();
  return web === undefined ? stream[Symbol.asyncIterator]() : { next: () => web.read(), cancel: () => web.cancel() };
}
