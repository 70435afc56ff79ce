// Byte streams alone: those of Node.js, web streams, and plain iterables.

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { suite, test } from 'node:test';

import { Streams, watchEnd } from '../../cmake/javascript/runtime/streams.mjs';

// An instance that records promises by their Wait's address.
function streamsOf() {
  const waits = new Map();
  const streams = new Streams({ wait: (promise, wait, ...more) => { assert.deepEqual(more, ['place', 'generation', 'codec']); promise?.catch?.(() => {}); waits.set(wait, promise); } });
  const ask = (what, stream) => { streams[what](stream, 1, 'place', 'generation', 'codec'); return waits.get(1); };
  return { streams, read: (stream) => ask('read', stream), readAll: (stream) => ask('readAll', stream), stop: (stream) => streams.keep(stream) };
}

const bytes = (...values) => Uint8Array.from(values);
const CHUNKS = [bytes(1), bytes(), bytes(2, 3)];
const KINDS = {
  'of the web': (chunks) => new ReadableStream({ start(controller) { chunks.forEach((chunk) => controller.enqueue(chunk)); controller.close(); } }),
  'of Node.js': (chunks) => Readable.from(chunks, { objectMode: true }),
  'that can be iterated over': async function* (chunks) { yield* chunks; },
};

for (const [kind, make] of Object.entries(KINDS)) {
  suite(`a stream ${kind}`, () => {
    test('is read in chunks that are not empty, and stays at its end', async () => {
      const { read } = streamsOf(), stream = make(CHUNKS), seen = [];
      for (let i = 0; i < 4; i++) seen.push(await read(stream));
      assert.deepEqual(seen, [CHUNKS[0], CHUNKS[2], undefined, undefined]);
    });
    test('is read as a whole, from its current position', async () => {
      const { read, readAll } = streamsOf(), whole = make(CHUNKS), begun = make(CHUNKS);
      assert.deepEqual([...await readAll(whole)], [1, 2, 3]);
      await read(begun);
      assert.deepEqual([...await readAll(begun)], [2, 3]);
      assert.equal((await readAll(begun)).length, 0);
      assert.equal((await readAll(make([]))).length, 0);
    });
    test('loses no data by a cancelled read', async () => {
      const { read, readAll, stop } = streamsOf(), stream = make([bytes(1), bytes(2), bytes(3), bytes(4)]);
      read(stream);
      stop(stream);
      assert.deepEqual([...await read(stream)], [1]);
      const all = readAll(stream);
      stop(stream);
      assert.deepEqual([...await read(stream)], [2]);
      assert.equal(await all, undefined);
      assert.deepEqual([...await readAll(stream)], [3, 4]);
    });
    test('reports its end once', async () => {
      const { streams, readAll } = streamsOf(), stream = make(CHUNKS), told = [];
      watchEnd(stream, { ended: () => told.push('ended') });
      await readAll(stream);
      streams.close(stream);
      assert.deepEqual(told, ['ended']);
    });
  });
}

test('no stream is an empty stream', async () => {
  const { streams, read, readAll } = streamsOf();
  for (const none of [undefined, null]) {
    assert.equal(await read(none), undefined);
    assert.equal((await readAll(none)).length, 0);
    streams.close(none);
  }
  streams.close({});
});

test('a failing stream reports the error that its owner names, and then its own', async () => {
  const { read } = streamsOf(), stream = new ReadableStream({ pull() { throw new TypeError('terminated'); } }), told = [];
  watchEnd(stream, { ended: () => told.push('ended'), failed: ({ message }) => new RangeError(`named after: ${message}`) });
  await assert.rejects(read(stream), { name: 'RangeError', message: 'named after: terminated' });
  await assert.rejects(read(stream), { name: 'TypeError', message: 'terminated' });
  assert.deepEqual(told, ['ended']);
});

test('a closed Node.js stream is destroyed, and its error is ignored', () => {
  const { streams } = streamsOf(), stream = Object.assign(new EventEmitter(), { destroy() { this.emit('error', new Error('ended early')); this.isDestroyed = true; } });
  streams.close(stream);
  assert.equal(stream.isDestroyed, true);
});

test('a closed web stream is cancelled, whether reading has begun or not', async () => {
  for (const isBegun of [false, true]) {
    const { streams, read } = streamsOf();
    let cancelled = 0;
    const stream = new ReadableStream({ pull(controller) { controller.enqueue(bytes(1)); }, cancel() { cancelled++; } });
    if (isBegun) await read(stream);
    streams.close(stream);
    assert.equal(cancelled, 1);
    await assert.rejects(read(stream), { name: 'lambda_wasm::Error', message: 'The stream was closed before its end.' });
  }
});

test('closing a stream during a read does not end the read', async () => {
  const { streams, read } = streamsOf(), stream = new ReadableStream(), asked = read(stream);
  streams.close(stream);
  await assert.rejects(asked, { message: 'The stream was closed before its end.' });
});

test('a stream that has another reader is not touched', async () => {
  const { streams } = streamsOf(), stream = KINDS['of the web'](CHUNKS), reader = stream.getReader();
  streams.close(stream);
  await new Promise(setImmediate);
  assert.deepEqual((await reader.read()).value, CHUNKS[0]);
});
