// Replaces a module in the tests of the lane: a memory with the records and blocks that the lane reads and writes,
// laid out as the compiler lays them out, and codecs made from schemas.

import assert from 'node:assert/strict';

import { ABI } from './abi.mjs';
import { withNumbers } from '../../cmake/javascript/build/abi.mjs';
import { withCodecs } from '../../cmake/javascript/build/codec.mjs';
import { helpersFor } from '../../cmake/javascript/build/helpers.mjs';
import { Failure } from '../../cmake/javascript/runtime/failure.mjs';
import * as lanes from '../../cmake/javascript/runtime/lane.mjs';
import { isOf } from '../../cmake/javascript/runtime/thrown.mjs';
import { parse } from '../../cmake/javascript/build/kinds.mjs';

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
    this.set(PLACE, ABI.record, { words: this.allocate(words * 4), word_capacity: words, text: this.allocate(text), text_capacity: text });
    this.lane = new lanes.Lane(this.memory, PLACE, REPLY, this);
  }

  get view() { return new Uint32Array(this.memory.buffer); }
  get bytes() { return Buffer.from(this.memory.buffer); }
  // Members of the record or block at an address, by name.
  set(place, layout, members) { for (const [name, value] of Object.entries(members)) this.view[(place >> 2) + layout[name]] = value; }
  get record() { return (name) => this.view[(PLACE >> 2) + ABI.record[name]]; }

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

  // Like Record::reserve, but never allocates more than requested.
  reserve(place, usedWords, words, kept, bytes) {
    assert.equal(place, PLACE);
    const [wordBlock, wordCapacity, textBlock, textCapacity, textUsed] = ['words', 'word_capacity', 'text', 'text_capacity', 'text_used'].map(this.record);
    assert.ok(usedWords <= wordCapacity && kept <= textCapacity - textUsed, 'no more is kept than there is room for');
    if (words > wordCapacity) {
      this.reserved.words++;
      const block = this.allocate(words * 4);
      this.bytes.copyWithin(block, wordBlock, wordBlock + usedWords * 4);
      this.bytes.fill(GARBAGE, wordBlock, wordBlock + wordCapacity * 4);
      this.set(place, ABI.record, { words: block, word_capacity: words });
    }
    if (bytes > textCapacity - textUsed) {
      this.reserved.text++;
      const block = this.allocate(bytes), partial = textBlock + textUsed;
      this.bytes.copyWithin(block, partial, partial + kept);
      this.bytes.fill(GARBAGE, partial, textBlock + textCapacity);
      this.set(place, ABI.record, { text: block, text_capacity: bytes, text_used: 0 });
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
    const { lane, view } = this, begin = this.record('words') >> 2, { textBegin } = lane;
    assert.equal(this.record('text') + this.record('text_used'), lane.textAt, 'the record tells where the text ends');
    return { words: [...view.subarray(begin, lane.at)], text: Buffer.from(this.bytes.subarray(textBegin, lane.textAt)) };
  }

  /** The value that `take` returns for a message, which is stored where C++ stores results. */
  receive(take, { words, text }) {
    const wordBlock = this.allocate(words.length * 4), textBlock = this.allocate(text.length);
    this.view.set(words, wordBlock >> 2);
    this.bytes.set(text, textBlock);
    this.set(REPLY, ABI.block, {
      words: wordBlock, word_capacity: words.length, text: textBlock, text_capacity: text.length, text_size: text.length,
      is_wide: text.some((byte) => byte > 127) ? 1 : 0,
    });
    this.lane.receive();
    const value = take(this.lane);
    assert.equal(this.lane.at - (wordBlock >> 2), words.length, 'every word was read');
    return value;
  }
}

/**
 * The generated functions of a schema in a program that names `headers`, with only the helpers that they list. Some kinds have one direction
 * only; `value` decodes for JavaScript interfaces. `types` are the texts of the types that the schema refers to.
 */
export function codec(schema, ways = ['put', 'take', 'value'], headers = [], types = []) {
  const tree = typeof schema === 'string' ? parse(schema, types) : schema;
  const { text, helpers } = withCodecs((codecs) => {
    const made = ways.map((way) => (way === 'put' ? codecs.put(way, tree) : codecs.take(way, tree, way === 'value'))).join('');
    return { text: made + codecs.functions(), helpers: codecs.helpers };
  }, headers, ABI);
  // As in index.mjs, where all of lane.mjs comes before.
  const scope = { wrong: lanes.wrong, described: lanes.described, escaped: lanes.escaped, Mismatch: lanes.Mismatch, Failure, isOf };
  return { text, ...new Function(...Object.keys(scope), `'use strict';\n${withNumbers(helpersFor(helpers), ABI)}\n${text}\nreturn { ${ways} };`)(...Object.values(scope)) };
}
