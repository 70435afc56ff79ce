// Prints the time of the 2 KB body of speed.cpp, read, checked and written: by C++, and by JSON.parse, ajv compiled, and JSON.stringify;
// the median of 21 turns, taken in turns.

import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
const { pass } = await import(pathToFileURL(path.join(folder, 'constraints_speed', 'index.mjs')));
const Ajv = createRequire(`${process.env.VALIDATORS}/`)('ajv/dist/2020.js').default;

const object = (properties) => ({ type: 'object', properties, required: Object.keys(properties) });
const text = (minLength, maxLength, more) => ({ type: 'string', minLength, maxLength, ...more });
const validate = new Ajv({ strict: false }).compile(object({
  id: text(8, 8, { pattern: '^(?:[0-9a-f]{8})$' }), email: text(3, 100), name: text(1, 50),
  items: { type: 'array', minItems: 1, maxItems: 50, items: object({ sku: { type: 'string', pattern: '^(?:[A-Z]{3}-[0-9]{4})$' }, count: { type: 'integer', minimum: 1, maximum: 100 }, price: { type: 'number', exclusiveMinimum: 0, maximum: 10000 }, note: text(1, 80) }) },
  tags: { type: 'array', maxItems: 8, minItems: 1, uniqueItems: true, items: { type: 'string', maxLength: 20 } },
}));
const body = JSON.stringify({
  id: '0123abcd', email: 'ada@example.org', name: 'Ada Lovelace',
  items: Array.from({ length: 20 }, (_, i) => ({ sku: `ABC-${1000 + i}`, count: 1 + i, price: 1.25 + i, note: `Wrapped, and left at the door ${i}` })), tags: ['new', 'gift', 'fruit'],
});
const inJavaScript = (rounds) => {
  let size = 0;
  for (let i = 0; i < rounds; ++i) {
    const value = JSON.parse(body);
    if (validate(value)) size += JSON.stringify(value).length;
  }
  return size;
};
if (pass(body, 1) !== body.length || inJavaScript(1) !== body.length) throw new Error('the outputs differ');

const ROUNDS = 500, times = { pass: [], javascript: [] };
const timed = (run) => { const begin = process.hrtime.bigint(); run(); return Number(process.hrtime.bigint() - begin) / ROUNDS; };
for (let turn = 0; turn < 25; ++turn) {
  const cpp = timed(() => pass(body, ROUNDS)), javascript = timed(() => inJavaScript(ROUNDS));
  if (turn >= 4) { times.pass.push(cpp); times.javascript.push(javascript); }
}
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const cpp = median(times.pass), javascript = median(times.javascript);
console.log(`${body.length} bytes in, checked and out: ${(cpp / 1000).toFixed(1)} µs in C++, ${(javascript / 1000).toFixed(1)} µs with JSON and ajv: ${(cpp / javascript).toFixed(2)} ×`);
