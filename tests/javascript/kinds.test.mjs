// The helpers of generated codecs, where the vectors (codec.test.mjs) do not reach: values that no JSON text holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Codecs } from '../../cmake/javascript/codec.mjs';
import * as kinds from '../../cmake/javascript/kinds.mjs';
import { described, escaped, Mismatch } from '../../cmake/javascript/lane.mjs';
import { parse } from '../../cmake/javascript/schema.mjs';
import { Arena, codec } from './arena.mjs';

const mismatch = (schema, value, expected, found, pointer = '') =>
  assert.throws(() => new Arena().send(codec(schema).put, value), { pointer, expected, found, name: 'lambda_wasm::InvalidEvent' });

test('an object has the properties that it has itself', () => {
  assert.equal(kinds.own({ a: 1 }, 'a'), 1);
  assert.equal(kinds.own({}, 'toString'), undefined);
  assert.equal(kinds.own({ toString: 1 }, 'toString'), 1);
  assert.equal(kinds.own(JSON.parse('{"__proto__":2}'), '__proto__'), 2);
  assert.equal(kinds.own({}, '__proto__'), undefined);
  assert.equal(kinds.own(Object.assign(Object.create({ a: 1 }), { hasOwnProperty: 3 }), 'hasOwnProperty'), 3);
});

test('__proto__ is defined as any other property', () => {
  const object = {};
  kinds.define(object, '__proto__', { x: 1 });
  assert.equal(JSON.stringify(object), '{"__proto__":{"x":1}}');
  assert.equal(object.x, undefined);
  object.__proto__ = 2; // writable, as an own property
  assert.equal(JSON.stringify(object), '{"__proto__":2}');
});

test('what came is described in a few words', () => {
  for (const [value, words] of [
    [undefined, 'nothing'], [null, 'null'], [[], 'array'], [{}, 'object'], [1.5, 'number 1.5'], [-0, 'number 0'], [NaN, 'number NaN'], [true, 'boolean true'],
    ['x', 'string "x"'], ['"\n', 'string "\\"\\n"'], ['x'.repeat(33), `string "${'x'.repeat(32)}…"`], [1n, 'bigint'], [() => 1, 'function'], [Symbol('x'), 'symbol'],
  ]) assert.equal(described(value), words);
});

test('a part of a pointer is escaped (RFC 6901)', () => {
  assert.equal(escaped('a/b~c~1'), 'a~1b~0c~01');
  assert.equal(escaped(''), '');
});

test('a mismatch is a sentence', () => {
  assert.equal(new Mismatch('', 'string', 'null').message, 'The value does not fit: expected string, found null.');
  assert.equal(new Mismatch('/a/0', 'string', 'null').message, 'The value at /a/0 does not fit: expected string, found null.');
  assert.ok(new Mismatch('', '', '') instanceof Error);
});

test('what JavaScript has beside JSON fits nothing', () => {
  for (const value of [() => 1, Symbol('x'), 1n]) {
    mismatch('a', value, 'value of JSON', typeof value);
    mismatch('a', [{ x: value }], 'value of JSON', typeof value, '/0/x');
    for (const [schema, expected] of [['s', 'string'], ['b', 'boolean'], ['d', 'number'], ['()', 'object'], ['[s', 'array'], ['t0', 'time as in RFC 3339'], ['l', 'integer of 64 bits']]) {
      mismatch(schema, value, expected, typeof value);
    }
  }
  mismatch('i', undefined, 'integer of 32 bits', 'nothing');
  mismatch('d', new Number(1), 'number', 'object');
  mismatch('s', new String('x'), 'string', 'object');
  mismatch('i', NaN, 'integer of 32 bits', 'number NaN');
  mismatch('l', NaN, 'integer of 64 bits', 'number NaN');
});

test('integers are wanted where a bigint, a symbol or a function came', () => {
  for (const value of [() => 1, Symbol('x'), 1n]) mismatch('i', value, 'integer of 32 bits', typeof value);
});

test('undefined in anything is null, an object is what it enumerates', () => {
  const { put, take } = codec('a'), arena = new Arena();
  const back = (value) => JSON.stringify(arena.receive(take, arena.send(put, value)));
  assert.equal(back(undefined), 'null');
  assert.equal(back([undefined, { a: undefined }]), '[null,{"a":null}]');
  assert.equal(back([, 1]), '[null,1]');
  assert.equal(back(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } })), '{"own":2}');
  assert.equal(back(Object.create(null)), '{}');
});

test('doubles keep every bit that JavaScript tells apart', () => {
  const { put, take } = codec('d'), arena = new Arena();
  for (const value of [0, -0, NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE, 0.1]) {
    assert.ok(Object.is(arena.receive(take, arena.send(put, value)), value));
    if (!Number.isInteger(value)) assert.ok(Object.is(arena.receive(codec('a').take, arena.send(codec('a').put, value)), value));
  }
});

test('integers of 64 bits beyond 2^53 - 1 are their digits', () => {
  for (const [schema, text] of [['l', '9223372036854775807'], ['l', '-9223372036854775808'], ['L', '18446744073709551615'], ['l', '9007199254740992']]) {
    const { put, take } = codec(schema), arena = new Arena();
    const value = arena.receive(take, arena.send(put, text));
    assert.ok(JSON.isRawJSON(value));
    assert.equal(JSON.stringify({ value }), `{"value":${text}}`);
  }
});

test('a generated codec calls what it asks for and nothing else', () => {
  const names = Object.keys(kinds).filter((name) => typeof kinds[name] === 'function');
  for (const schema of ['s', 'y', 'l', 'L', 'd', 't3', 'a', '{i', '(9:__proto__i)', '(11:constructor?i)', '[{a', '(1:a?s1:b*L)']) {
    const codecs = new Codecs(), tree = parse(schema);
    const text = codecs.put('put', tree) + codecs.take('take', tree);
    const called = names.filter((name) => new RegExp(`\\b${name}\\(`).test(text));
    for (const name of called) assert.ok(codecs.helpers.has(name), `${schema} asks for ${name}`);
  }
});

test('each helper names what it calls', () => {
  const names = Object.keys(kinds).filter((name) => typeof kinds[name] === 'function');
  for (const name of names) {
    const body = kinds[name].toString().replace(/^[^{]*/, '');
    const called = names.filter((other) => other !== name && new RegExp(`\\b${other}\\(`).test(body));
    assert.deepEqual([...called].sort(), [...(kinds.needs[name] ?? [])].sort(), name);
  }
});
