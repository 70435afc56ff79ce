// Prints the bytes that patterns add to a zip, and the time of one for a text of 27 characters beside V8's regular expressions, in turns.
//
//   node measure.mjs FOLDER   the folder with the built functions

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
const zip = (count) => statSync(path.join(folder, `patterns_${count}.zip`)).size;
console.log(`zip without patterns: ${zip(0)} bytes`);
console.log(`the first, [A-Z]{3}-[0-9]{4}: +${zip(1) - zip(0)}; the second, [a-z0-9-]{1,64}: +${zip(2) - zip(1)}; the third, a UUID: +${zip(3) - zip(2)}`);
console.log(`[a-z0-9-]{1,64} as the first: +${zip(4) - zip(0)}`);

const TEXT = 'note-2026-10-11-of-somebody', ROUNDS = 30_000;
const { count } = await import(pathToFileURL(path.join(folder, 'patterns_4', 'index.mjs')));
const tested = (expression) => (text, rounds) => {
  let sum = 0;
  for (let i = 0; i < rounds; i++) sum += expression.test(text) ? 1 : 0;
  return sum;
};
const contestants = { 'the automaton in Wasm': count, 'V8, flag u': tested(/^(?:[a-z0-9-]{1,64})$/u), 'V8, flag v': tested(/^(?:[a-z0-9\-]{1,64})$/v), 'V8, no flag': tested(/^(?:[a-z0-9-]{1,64})$/) };
const best = {};
for (let turn = 0; turn < 25; turn++) {
  for (const [name, run] of Object.entries(contestants)) {
    const start = process.hrtime.bigint();
    assert.equal(run(TEXT, ROUNDS), ROUNDS);
    best[name] = Math.min(best[name] ?? Infinity, Number(process.hrtime.bigint() - start) / ROUNDS);
  }
}
for (const [name, time] of Object.entries(best)) console.log(`${name}: ${time.toFixed(1)} ns for ${TEXT.length} characters`);
