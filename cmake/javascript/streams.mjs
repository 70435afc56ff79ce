// Streams of bytes: those of the web, as fetch gives them, and those of Node.js, as the AWS SDK does
// (include/lambda_wasm/js/stream.hpp has the C++ side).

const readers = new WeakMap(); // of streams that have been begun
const owners = new WeakMap(); // of streams, who wants to know of their end

/** Tells `owner` once when a stream has `ended`, by itself or because it was closed, and has it name the error that it `failed` with. */
export function watchEnd(stream, owner) { owners.set(stream, owner); }

/** What one instance asks of streams. `how` is what the instance's `wait` takes besides the promise. */
export class Streams {
  #instance;

  constructor(instance) { this.#instance = instance; }

  // The next chunk, or nothing at the end.
  read(stream, ...how) { this.#instance.wait(next(stream), ...how); }

  // All that is left.
  readAll(stream, ...how) { this.#instance.wait(rest(stream), ...how); }

  /** What is left of it is lost, and its connection is free. */
  close(stream) {
    if (stream == null) return;
    end(stream);
    if (typeof stream.cancel === 'function') {
      (readers.get(stream) ?? stream).cancel().catch(() => {}); // it has failed, or somebody else reads it now
    } else {
      stream.on?.('error', () => {}); // that it has ended early
      stream.destroy?.();
    }
  }
}

// A web's stream gives what an iterator does. It is not iterated over: that would take a promise more for each chunk.
function readerOf(stream) {
  let reader = readers.get(stream);
  if (reader === undefined) {
    const web = stream.getReader?.();
    reader = web === undefined ? stream[Symbol.asyncIterator]() : { next: () => web.read(), cancel: () => web.cancel() };
    readers.set(stream, reader);
  }
  return reader;
}

function end(stream) {
  const owner = owners.get(stream);
  owners.delete(stream);
  owner?.ended();
  return owner;
}

async function next(stream) {
  if (stream == null) return undefined;
  try {
    const reader = readerOf(stream);
    for (;;) {
      const { done, value } = await reader.next();
      if (done) break;
      if (value.length > 0) return value;
    }
  } catch (error) {
    throw end(stream)?.failed(error) ?? error;
  }
  end(stream);
  return undefined;
}

async function rest(stream) {
  const chunks = [];
  for (let chunk; (chunk = await next(stream)) !== undefined;) chunks.push(chunk);
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}
