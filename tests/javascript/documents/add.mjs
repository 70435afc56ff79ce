// Adds the documents of shop.mjs to a module, after its other data, where the linker places them too.
//
//   node add.mjs FROM.wasm TO.wasm

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

import { dataSegments, sections } from '../../../cmake/javascript/build/schema.mjs';
import { active, section, unsigned } from '../binary.mjs';
import { segmentOf } from './module.mjs';
import { shop } from './shop.mjs';

const [from, to] = process.argv.slice(2), binary = readFileSync(from), segments = dataSegments(binary);
const end = Math.max(...segments.map(({ address, bytes }) => address + bytes.length));
const all = [...segments.map(({ address, bytes }) => active(address, bytes)), segmentOf(shop, Math.ceil(end / 16) * 16)];
assert.ok(all.length < 128); // the count of segments is one byte
writeFileSync(to, Buffer.from([...binary.subarray(0, 8), ...sections(binary).flatMap(({ id, bytes }) =>
  (id === 11 ? section(id, [...unsigned(all.length), ...all.flat()]) : id === 12 ? section(id, unsigned(all.length)) : section(id, [...bytes])))]));
