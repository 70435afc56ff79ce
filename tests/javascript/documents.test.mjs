// The documents of a module as files: shop.mjs has each keyword, and its documents are kept in the folder documents/.
//
// APPROVE=1 writes the golden files; review the difference.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { documentsOf } from '../../cmake/javascript/build/documents/documents.mjs';
import { withoutDescriptors } from '../../cmake/javascript/build/schema.mjs';
import { active, data, wasm } from './binary.mjs';
import { moduleWith, PROGRAM } from './documents/module.mjs';
import { shop } from './documents/shop.mjs';

const FOLDER = path.join(import.meta.dirname, 'documents');

test('the documents of a module are as approved', () => {
  for (const { name, text } of documentsOf('shop', moduleWith(shop))) {
    const golden = path.join(FOLDER, name);
    if (process.env.APPROVE === '1') writeFileSync(golden, text);
    assert.equal(text, existsSync(golden) ? readFileSync(golden, 'utf8') : `${golden} is missing: APPROVE=1 writes it`);
  }
});

test('the documents do not depend on the order in which the linker placed them', () => {
  const expected = documentsOf('shop', moduleWith(shop));
  for (const order of [(a, b) => (a < b ? -1 : 1), (a, b) => (a < b ? 1 : -1)]) {
    const sorted = Object.fromEntries(Object.entries(shop).sort(([a], [b]) => order(a, b)));
    assert.deepEqual(documentsOf('shop', moduleWith(sorted)), expected);
  }
});

test('a module without documents has empty ones', () => {
  assert.deepEqual(documentsOf('a b', wasm(active(8, data('text')))), [
    { name: 'a b.schema.json', text: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "$id": "a%20b.schema.json",\n  "$defs": {}\n}\n' },
    { name: 'a b.d.ts', text: '// The types of a b, made from its C++. Each build writes this file anew.\n\nexport {};\n' },
  ]);
});

test('documents are not deployed', () => {
  assert.deepEqual(withoutDescriptors(moduleWith(shop)), withoutDescriptors(wasm(PROGRAM)));
});

test('documents grow with the number of types, not with the paths between them', () => {
  const sizes = [100, 200].map((count) => {
    const field = (i) => (i === 0 ? { type: ['integer', 'string'] } : { $ref: `T${i - 1}` });
    const types = Object.fromEntries(Array.from({ length: count }, (_, i) => [`T${i}`, {
      type: `T${i}`, in: { type: 'object', properties: { a: field(i), b: field(i) } }, out: { type: 'object', properties: { a: i === 0 ? { type: 'integer' } : field(i), b: field(i) } },
    }]));
    const last = { $ref: `T${count - 1}` };
    const made = documentsOf('deep', moduleWith({ ...types, handler: { entry: 'handler', name: 'handler', in: last, out: last }, call: { entry: 'function', name: 'call', in: { arguments: [last] } } }));
    return made.map(({ text }) => text.length);
  });
  for (const [i, size] of sizes[1].entries()) assert.ok(size > sizes[0][i] && size < 2.2 * sizes[0][i], `${sizes[0][i]} and ${size}`);
});
