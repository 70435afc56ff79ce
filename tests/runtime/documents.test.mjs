// The documents that the build writes beside the zip of tests/functions/documents: ajv takes the schemas, and they say of a value what the
// handlers say; tsc takes the types; and the program makes the same schemas while it runs.
//
// APPROVE=1 writes the golden files; review the difference.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const FOLDER = path.join(import.meta.dirname, '../functions/documents'), { node } = RUNTIMES.at(-1);
const built = (name) => readFileSync(path.join(functionsFolder(), name), 'utf8');
const document = JSON.parse(built('documents.schema.json'));

for (const name of ['documents.schema.json', 'documents.d.ts']) {
  test(`${name} is as approved`, () => {
    const golden = path.join(FOLDER, name), text = built(name);
    if (process.env.APPROVE === '1') writeFileSync(golden, text);
    assert.equal(text, existsSync(golden) ? readFileSync(golden, 'utf8') : `${golden} is missing: APPROVE=1 writes it`);
  });
}

for (const name of ['orders.schema.json', 'orders.d.ts']) {
  test(`${name} is as the documentation shows it`, () => assert.equal(built(name), readFileSync(path.join(import.meta.dirname, '../docs/snippets', name), 'utf8')));
}

test('the deployed module has no document', () => {
  const binary = readFileSync(path.join(functionsFolder(), 'documents/documents.wasm'));
  for (const text of ['lambda_wasm:document', '"entry":', '{"type":"documents::Plain"']) assert.equal(binary.includes(text), false, text);
});

// ---- JSON Schema

const require = createRequire(path.join(process.env.VALIDATORS, 'of.cjs'));
const { Ajv2020 } = require('ajv/dist/2020'), addFormats = require('ajv-formats').default;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, logger: { log: assert.fail, warn: assert.fail, error: assert.fail } });
addFormats(ajv);
ajv.addSchema(document);

test('ajv compiles every definition in its strict mode', () => {
  assert.equal(ajv.validateSchema(document), true);
  for (const name of Object.keys(document.$defs)) ajv.compile({ $ref: `documents.schema.json#/$defs/${name}` });
});

/** An event that fits, for each handler. */
const FITTING = {
  plain: {
    truth: true, signed8: 1, unsigned8: 1, signed16: 1, unsigned16: 1, signed32: 1, unsigned32: 1, 'a "real"': 1.5, text: 'x', fruit: 'apple',
    list: [true], set: [1, 2], pair: [1, 2], tuple: [1, 'x'], map: { a: 1 }, day: '2026-11-28', patched: 1,
  },
  note: { id: 1, size: '2', text: 'x', is_new: true, count: 3, fruit: "a 'pear'", one: 1, sparse: { a: 1, b: null } },
  own: { bytes: 'AAEC', time: '2026-11-28T12:00:00Z' },
  limited: { stars: 3, price: 1.5, name: 'name', tags: ['a', 'b'], counts: { a: 1 }, wide: 1 },
  choices: { shape: { kind: 'circle', radius: 1 }, attribute: { S: 'x' }, known: { S: 'x' }, any: 'x', id: 'x', colour: 'red' },
  derived: { first_member: 1, side: 1.5, lastMember: true },
  event: { kind: 'x', limit: 3 },
  page: { items: [], next: 'x' },
  tree: { name: 'x', branches: [{ tree: { name: 'y', branches: [] }, note: { id: 1, size: 2, one: [1], sparse: {} } }] },
};
const VALUES = [
  undefined, null, true, 0, -1, 1.5, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2147483647, 2147483648, -2147483648, -2147483649,
  4294967295, 4294967296, Number.MAX_SAFE_INTEGER, 2 ** 63 - 1024, 2 ** 63, 2 ** 64 - 2048, 2 ** 64, -(2 ** 63), -Number.MAX_SAFE_INTEGER - 2, 1e300,
  '', 'x', '12', '-12', '1.5', 'apple', "a 'pear'", 'AAEC', '2026-02-28', '2026-02-30', '2026-11-28T12:00:00Z', '2026-11-28T12:00:00',
  'xy', 'naïve', 'näif', '😀😀😀😀', 0.25, 0.3, 5, 6, ['a', 'a'], ['a', 'b', 'c'], ['four'], { a: 9, b: 10 },
  { kind: 'square', side: 1 }, { kind: 'square', side: 1, name: null, more: 1 }, { kind: 'circle', radius: 1, more: 1 }, { kind: 'point' }, { kind: 'line' }, { radius: 1 },
  { S: 'x' }, { S: 1 }, { N: 1 }, { N: '12' }, { L: [{ S: 'x' }, { L: [] }] }, { L: [{ S: 1 }] }, { S: 'x', N: 1 }, { X: 1 }, { X: 1, Y: 2 },
  [], [1], [1, 2], [1, 2, 3], [1, 'x'], ['x', 1], [true], [null], {}, { a: 1 }, { a: null }, { a: 'x' }, { a: 1.5 }, { name: 'x', branches: [] }, [{ note: {} }],
];
// JSON Schema cannot say what base64 is (validators take `contentEncoding` for a comment), nor which numbers a text has.
const isBeyondSchema = (path, value) => ['own.bytes', 'limited.wide'].includes(path) && typeof value === 'string';

test('a value that fits the schema is accepted by the handler, and no other', () => {
  const events = Object.entries(FITTING).flatMap(([name, event]) => [
    { name, event, label: name },
    ...VALUES.map((value) => ({ name, event: value, label: `${name} = ${JSON.stringify(value)}` })).filter(({ event: whole }) => whole !== undefined),
    { name, event: { ...event, unknown: 1 }, label: `${name} with an unknown key` },
    ...Object.keys(event).flatMap((key) => VALUES.filter((value) => !isBeyondSchema(`${name}.${key}`, value)).map((value) => {
      const { [key]: _, ...rest } = event;
      return { name, event: value === undefined ? rest : { ...rest, [key]: value }, label: `${name}.${key} = ${JSON.stringify(value)}` };
    })),
  ]);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'documents-')), 'events.json');
  writeFileSync(file, JSON.stringify(events));
  const said = within(node, 'documents', async (module, outcome) => {
    const { readFileSync: read } = await import('node:fs'), made = [];
    for (const { name, event } of JSON.parse(read(process.env.EVENTS))) made.push(await outcome(() => module[name](event)));
    return made;
  }, { EVENTS: file });
  rmSync(path.dirname(file), { recursive: true });
  const counts = { true: 0, false: 0 };
  events.forEach(({ name, event, label }, i) => {
    const fits = ajv.validate(`documents.schema.json#/$defs/${name}.event`, event), { name: error, message } = said[i];
    counts[fits]++;
    assert.equal(error === undefined, fits, `${label}: ${fits ? message : 'accepted'}`);
    if (!fits) assert.equal(error, 'lambda_wasm::InvalidEvent', label);
  });
  assert.ok(counts.true > 200 && counts.false > 1000, JSON.stringify(counts));
});

test('replies fit their schemas', () => {
  const names = ['plain', 'note', 'own', 'tree', 'limited', 'choices', 'derived'];
  const replies = within(node, 'documents', async (module, outcome) => Promise.all(Object.entries(JSON.parse(process.env.EVENTS)).map(([name, event]) => outcome(() => module[name](event)))),
    { EVENTS: JSON.stringify(Object.fromEntries(names.map((name) => [name, FITTING[name]]))) });
  replies.forEach(({ reply }, i) => assert.equal(ajv.validate(`documents.schema.json#/$defs/${names[i]}.reply`, reply), true, names[i]));
});

test('the program makes the same schemas', () => {
  const made = within(node, 'documents', async ({ schemas }) => schemas());
  assert.ok(Object.keys(made).length > 5);
  for (const [name, text] of Object.entries(made)) {
    const { $schema, $defs, ...schema } = JSON.parse(text), isInput = name.endsWith('.event');
    assert.equal($schema, document.$schema);
    // A program writes one direction at a time, so that no type has two definitions.
    const named = (built) => JSON.parse(JSON.stringify(built), (key, value) => (key === '$ref' && isInput ? value.replace(/Input$/, '') : value));
    assert.deepEqual(schema, named(document.$defs[name]), name);
    for (const [type, definition] of Object.entries($defs)) {
      assert.deepEqual(definition, named((isInput ? document.$defs[`${type}Input`] : undefined) ?? document.$defs[type]), `${type} of ${name}`);
    }
  }
});

// ---- TypeScript

test('values fit the types that tsc takes, and no others', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'documents-'));
  writeFileSync(path.join(folder, 'documents.d.ts'), built('documents.d.ts'));
  copyFileSync(path.join(FOLDER, 'fits.ts'), path.join(folder, 'fits.ts'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.env.TSC, '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noEmit', '--types', '',
    '--target', 'es2022', '--module', 'nodenext', path.join(folder, 'fits.ts')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  assert.deepEqual({ status, said: stdout + stderr }, { status: 0, said: '' });
});
