// Streams of bytes: those of the web, as fetch gives them, and those of Node.js, as the AWS SDK does
// (include/lambda_wasm/js/stream.hpp has the C++ side).

import { Failure } from './failure.mjs';

const readings = new WeakMap(); // of the streams that are read

/** The reading of a stream, of which there is one. What is no object is no stream, which the first read tells. */
export function readingOf(stream) {
  let reading = readings.get(stream);
  if (reading === undefined) {
    reading = new Reading(stream);
    if (Object(stream) === stream) readings.set(stream, reading);
  }
  return reading;
}

/** Tells `owner` once when a stream has `ended`, by itself or because it was closed, and has it name the error that it `failed` with. */
export function watchEnd(stream, owner) { readingOf(stream).owner = owner; }

/** What one instance asks of streams. `how` is what the instance's `wait` takes besides the promise. */
export class Streams {
  #instance;

  constructor(instance) { this.#instance = instance; }

  // The next chunk, or nothing at the end.
  read(stream, ...how) { this.#instance.wait(stream == null ? undefined : readingOf(stream).read(), ...how); }

  // All that is left.
  readAll(stream, ...how) {
    if (stream == null) return void this.#instance.wait(Buffer.alloc(0), ...how);
    const reading = readingOf(stream), all = reading.readAll(), { asked } = reading;
    this.#instance.wait(all, ...how);
    all.then(() => reading.forget(asked), () => {}); // behind the one above, which has taken it
  }

  /** The read that is under way was told to stop: what it has asked for is the next one's. */
  keep(stream) { if (stream != null) readingOf(stream).keep(); }

  /** What is left of it is lost. */
  close(stream) { if (stream != null) readingOf(stream).close(); }
}

class Reading {
  owner = undefined;
  #stream;
  #source; // once it has begun
  asked = []; // promises of the chunks that the read under way has asked for,
  #kept = []; // and those that one which was stopped has left
  #isClosed = false;

  constructor(stream) { this.#stream = stream; }

  read() {
    this.asked = [];
    return this.#next();
  }

  async readAll() {
    const asked = (this.asked = []), chunks = [];
    for (let chunk; (chunk = await this.#next()) !== undefined;) {
      if (this.asked !== asked) return undefined; // it was stopped
      chunks.push(chunk);
    }
    return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
  }

  keep() {
    this.#kept = this.asked.concat(this.#kept);
    this.asked = [];
  }

  // They would hold the memory of the chunks.
  forget(asked) { if (this.asked === asked) this.asked = []; }

  close() {
    const stream = this.#stream;
    this.#isClosed = true;
    this.#kept = [];
    this.#end();
    try {
      if (typeof stream.cancel === 'function') {
        Promise.resolve((this.#source ?? stream).cancel()).catch(() => {}); // it has failed, or somebody else reads it now
      } else {
        stream.on?.('error', () => {}); // that it has ended early
        stream.destroy?.();
      }
    } catch { /* a stream of the program's own: C++ does not expect that giving it up throws */ }
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
        if (this.#isClosed) break; // which is told as an end
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

// A web's stream gives what an iterator does. It is not iterated over: that would take a promise more for each chunk.
function sourceOf(stream) {
  const web = stream.getReader?.();
  return web === undefined ? stream[Symbol.asyncIterator]() : { next: () => web.read(), cancel: () => web.cancel() };
}
