// The types of a module's documents, joined.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BuildError } from '../../cmake/javascript/build/abi.mjs';
import { componentsOf } from '../../cmake/javascript/build/documents/components.mjs';
import { documentTexts } from '../../cmake/javascript/build/schema.mjs';
import { moduleWith } from './documents/module.mjs';

const joined = (documents) => componentsOf(documentTexts(moduleWith(documents)), (name) => name);
const types = (documents) => Object.fromEntries(joined(documents).types.map(({ name, schema }) => [name, schema]));
const entry = (name, taken, returned) => ({ entry: 'handler', name, in: taken, out: returned });
const list = (type) => ({ type: 'array', items: { $ref: type } });
const INTEGER = { type: 'integer' }, WIDE = { type: ['integer', 'string'] };

test('a type that is the same in both directions has one name', () => {
  const A = { type: 'A', in: INTEGER };
  assert.deepEqual(joined({ A, call: entry('call', { $ref: 'A' }, list('A')) }), {
    types: [{ name: 'A', schema: INTEGER, isValue: false, base: 'A' }],
    entries: [{ kind: 'handler', name: 'call', in: { $ref: 'A' }, out: list('A') }],
  });
});

test('a type that differs has two names, and so have those that refer to it', () => {
  const A = { type: 'ns::A', value: true, in: WIDE, out: INTEGER }, B = { type: 'ns::B', in: list('A') }, C = { type: 'ns::C', in: list('B') }, D = { type: 'ns::D', in: { type: 'null' } };
  const made = joined({ A, B, C, D, call: entry('call', { oneOf: [{ $ref: 'C' }, { $ref: 'D' }] }, { oneOf: [{ $ref: 'C' }, { $ref: 'D' }] }) });
  assert.deepEqual(made.types, [
    { name: 'A', schema: INTEGER, isValue: true, base: 'A' }, { name: 'AInput', schema: WIDE, isValue: true, base: 'A' },
    ...['B', 'C'].flatMap((name, i) => [
      { name, schema: list('AB'[i]), isValue: false, base: name }, { name: `${name}Input`, schema: list(`${'AB'[i]}Input`), isValue: false, base: name },
    ]),
    { name: 'D', schema: { type: 'null' }, isValue: false, base: 'D' },
  ]);
  assert.deepEqual(made.entries[0].in, { oneOf: [{ $ref: 'CInput' }, { $ref: 'D' }] });
});

test('a type that is used in one direction only has one name', () => {
  const A = { type: 'A', in: WIDE, out: INTEGER };
  assert.deepEqual(types({ A, call: entry('call', { $ref: 'A' }) }), { A: WIDE });
  assert.deepEqual(types({ A, call: entry('call', undefined, { $ref: 'A' }) }), { A: INTEGER });
  assert.deepEqual(types({ A, unused: { type: 'B', in: list('A') }, call: entry('call') }), {});
  assert.deepEqual(types({ A, call: { entry: 'function', name: 'call', in: { arguments: [{ $ref: 'A' }] } } }), { A: WIDE });
});

test('types in a circle all differ if one does', () => {
  const A = { type: 'A', in: list('B') }, B = { type: 'B', in: { oneOf: [{ $ref: 'A' }, WIDE] }, out: { oneOf: [{ $ref: 'A' }, INTEGER] } };
  assert.deepEqual(Object.keys(types({ A, B, call: entry('call', { $ref: 'A' }, { $ref: 'A' }) })), ['A', 'AInput', 'B', 'BInput']);
  assert.deepEqual(Object.keys(types({ A, B: { type: 'B', in: list('A') }, call: entry('call', { $ref: 'A' }, { $ref: 'A' }) })), ['A', 'B']);
});

test('the input of a type has a name of its own', () => {
  const A = { type: 'A', in: WIDE, out: INTEGER }, AInput = { type: 'AInput', in: INTEGER };
  assert.deepEqual(types({ A, AInput, call: entry('call', { oneOf: [{ $ref: 'A' }, { $ref: 'AInput' }] }, { $ref: 'A' }) }), { A: INTEGER, AInput: INTEGER, AInput2: WIDE });
});

test('equal documents of two files are one type', () => {
  const tree = (self) => ({ type: '(anonymous namespace)::Tree', in: list(self) }), leaf = { type: '(anonymous namespace)::Leaf', in: INTEGER };
  const made = joined({ Tree1: tree('Tree1'), Tree2: tree('Tree2'), Leaf1: leaf, Leaf2: leaf, call: entry('call', { oneOf: ['Tree1', 'Tree2', 'Leaf1', 'Leaf2'].map(($ref) => ({ $ref })) }) });
  assert.deepEqual(made.types.map(({ name }) => name), ['Leaf', 'Tree']);
  assert.deepEqual(made.entries[0].in, { oneOf: ['Tree', 'Tree', 'Leaf', 'Leaf'].map(($ref) => ({ $ref })) });
});

test('types of one name are numbered if they differ, also only by what they refer to', () => {
  const holder = (of) => ({ type: '(anonymous namespace)::Holder', in: list(of) }), held = (type) => ({ type: '(anonymous namespace)::Held', in: { type } });
  const made = joined({
    Holder2: holder('Held2'), Held2: held('string'), Holder1: holder('Held1'), Held1: held('boolean'), call: entry('call', { $ref: 'Holder1' }, { $ref: 'Holder2' }),
  });
  const [{ in: taken, out: returned }] = made.entries, of = Object.fromEntries(made.types.map(({ name, schema }) => [name, schema]));
  assert.deepEqual(Object.keys(of), ['Held', 'Held2', 'Holder', 'Holder2']);
  assert.deepEqual(of[of[taken.$ref].items.$ref], { type: 'boolean' });
  assert.deepEqual(of[of[returned.$ref].items.$ref], { type: 'string' });
});

test('a property may be named $ref', () => {
  const properties = { $ref: { $ref: 'A' }, other: { const: '"$ref":9' } };
  assert.deepEqual(types({ A: { type: 'A', in: { properties } }, call: entry('call', { $ref: 'A' }) }), { A: { properties } });
});

test('a document without its types is an error', () => {
  assert.throws(() => componentsOf([{ address: 8, text: '{"entry":"handler","name":"x","in":{"$ref":0}}', list: [4] }], String), BuildError);
});
