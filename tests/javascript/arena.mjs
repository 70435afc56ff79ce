// Replaces a module in the tests of the lane: a memory with the records and blocks that the lane reads and writes,
// laid out as in include/lambda_wasm/edge/invocation.hpp and wire/writer.hpp, and codecs made from schemas.

import assert from 'node:assert/strict';

import { Codecs } from '../../cmake/javascript/build/codec.mjs';
import { helpersFor } from '../../cmake/javascript/build/helpers.mjs';
import { Failure } from '../../cmake/javascript/runtime/failure.mjs';
import * as lanes from '../../cmake/javascript/runtime/lane.mjs';
import { parse } from '../../cmake/javascript/build/schema.mjs';

const PLACE = 64, REPLY = 128, FIRST_FREE = 256, PAGE = 65536;
const GUARD = 0xa5, GUARD_SIZE = 16, GARBAGE = 0xdd;

/** A memory with one invocation. Guard bytes surround each block, so that `check` detects writes beyond it. */
export class Arena {
  // The initial sizes of the blocks. The defaults are so small that all code for growing runs.
  constructor({ words = 2, text = 1 } = {}) {
    this.memory = new WebAssembly.Memory({ initial: 1 });
    this.free = FIRST_FREE;
    this.guards = [];
    this.reserved = { words: 0, text: 0 };
    this.record(PLACE, [this.allocate(words * 4), words, this.allocate(text), text, 0, 0]);
    this.record(REPLY, [0, 0, 0, 0, 0, 0]);
    this.lane = new lanes.Lane(this.memory, PLACE, REPLY, this);
  }

  get view() { return new Uint32Array(this.memory.buffer); }
  get bytes() { return Buffer.from(this.memory.buffer); }
  record(place, values) { this.view.set(values, place >> 2); }

  // A block aligned to 8 bytes, filled with garbage, at an address that no block has had.
  allocate(size) {
    const begin = this.free + GUARD_SIZE, end = begin + size;
    this.free = (end + GUARD_SIZE + 7) & ~7;
    const missing = this.free - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE)); // detaches every view
    this.bytes.fill(GARBAGE, begin, end).fill(GUARD, begin - GUARD_SIZE, begin).fill(GUARD, end, end + GUARD_SIZE);
    this.guards.push(begin - GUARD_SIZE, end);
    return begin;
  }

  // Like Invocation::reserve, but never allocates more than requested.
  reserve(place, usedWords, words, kept, bytes) {
    assert.equal(place, PLACE);
    const { view } = this, [wordBlock, wordCapacity, textBlock, textCapacity, textUsed] = view.subarray(place >> 2, (place >> 2) + 5);
    assert.ok(usedWords <= wordCapacity && kept <= textCapacity - textUsed, 'no more is kept than there is room for');
    if (words > wordCapacity) {
      this.reserved.words++;
      const block = this.allocate(words * 4);
      this.bytes.copyWithin(block, wordBlock, wordBlock + usedWords * 4);
      this.bytes.fill(GARBAGE, wordBlock, wordBlock + wordCapacity * 4);
      this.view.set([block, words], place >> 2);
    }
    if (bytes > textCapacity - textUsed) {
      this.reserved.text++;
      const block = this.allocate(bytes), partial = textBlock + textUsed;
      this.bytes.copyWithin(block, partial, partial + kept);
      this.bytes.fill(GARBAGE, partial, textBlock + textCapacity);
      this.view.set([block, bytes, 0], (place >> 2) + 2);
    }
    return true;
  }

  check() {
    for (const guard of this.guards) {
      assert.ok(this.bytes.subarray(guard, guard + GUARD_SIZE).every((byte) => byte === GUARD), `the guard at ${guard} was overwritten`);
    }
  }

  /** The message that `put` writes: its words, and its text as bytes. */
  send(put, value) {
    this.lane.send(put, value);
    this.check();
    const { lane, view } = this, [wordBlock, , textBlock, , textUsed] = view.subarray(PLACE >> 2, (PLACE >> 2) + 5);
    const begin = wordBlock >> 2, textBegin = lane.textBegin;
    assert.equal(textBlock + textUsed, lane.textAt, 'the record tells where the text ends');
    return { words: [...view.subarray(begin, lane.at)], text: Buffer.from(this.bytes.subarray(textBegin, lane.textAt)) };
  }

  /** The value that `take` returns for a message, which is stored where C++ stores results. */
  receive(take, { words, text }) {
    const wordBlock = this.allocate(words.length * 4), textBlock = this.allocate(text.length);
    this.view.set(words, wordBlock >> 2);
    this.bytes.set(text, textBlock);
    this.record(REPLY, [wordBlock, words.length, textBlock, text.length, text.length, text.some((byte) => byte > 127) ? 1 : 0]);
    this.lane.receive();
    const value = take(this.lane);
    assert.equal(this.lane.at - (wordBlock >> 2), words.length, 'every word was read');
    return value;
  }
}

/**
 * The generated functions of a schema in a program that names `headers`, with only the helpers that they list. Some kinds have one direction
 * only; `value` decodes for JavaScript interfaces.
 */
export function codec(schema, ways = ['put', 'take', 'value'], headers = []) {
  const codecs = new Codecs(headers), tree = typeof schema === 'string' ? parse(schema) : schema;
  const text = ways.map((way) => (way === 'put' ? codecs.put(way, tree) : codecs.take(way, tree, way === 'value'))).join('');
  // As in index.mjs, where all of lane.mjs comes before.
  const scope = { wrong: lanes.wrong, described: lanes.described, escaped: lanes.escaped, Mismatch: lanes.Mismatch, Failure };
  return { text, ...new Function(...Object.keys(scope), `'use strict';\n${helpersFor(codecs.helpers)}\n${text}\nreturn { ${ways} };`)(...Object.values(scope)) };
}
