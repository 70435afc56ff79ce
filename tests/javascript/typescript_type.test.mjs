// Types in TypeScript of schemas.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Digits } from '../../cmake/javascript/build/documents/exact_json.mjs';
import { TypeWriter } from '../../cmake/javascript/build/documents/typescript_type.mjs';

const json = new TypeWriter((name) => name, false), javascript = new TypeWriter((name) => `${name}_`, true);
const text = (schema) => json.text(schema);
const STRING = { type: 'string' }, NULL = { type: 'null' };

test('simple types', () => {
  const types = {
    string: STRING, boolean: { type: 'boolean' }, null: NULL, number: { type: 'integer', minimum: 1 }, unknown: { title: 'anything' }, object: { type: 'object' },
    'number | string': { type: ['integer', 'string'] }, Order: { $ref: '#/$defs/Order', description: 'x' }, "'a' | 1 | true | null": { enum: ['a', 1, true, null] }, "'x'": { const: 'x' },
  };
  for (const [expected, schema] of Object.entries(types)) assert.equal(text(schema), expected);
  assert.equal(text({ type: ['integer', 'number'] }), 'number');
  assert.equal(text({ const: new Digits('99999999999999999999') }), 'number');
  assert.equal(text(true), 'unknown');
  assert.equal(text(false), 'never');
});

test('arrays, tuples, objects and maps', () => {
  assert.equal(text({ type: 'array' }), 'unknown[]');
  assert.equal(text({ type: 'array', items: { anyOf: [STRING, NULL] } }), '(string | null)[]');
  assert.equal(text({ type: 'array', items: STRING, minItems: 2, maxItems: 2 }), '[string, string]');
  assert.equal(text({ type: 'array', items: { anyOf: [STRING, NULL] }, minItems: 2, maxItems: 2 }), '[string | null, string | null]');
  assert.equal(text({ type: 'array', items: STRING, minItems: 17, maxItems: 17 }), 'string[]');
  assert.equal(text({ type: 'array', items: STRING, minItems: 0, maxItems: 0 }), '[]');
  assert.equal(text({ type: 'array', prefixItems: [STRING, { anyOf: [STRING, NULL] }], items: false, minItems: 1 }), '[string, (string | null)?]');
  assert.equal(text({ type: 'array', prefixItems: [STRING], items: NULL, minItems: 1 }), '[string, ...null[]]');
  assert.equal(text({ type: 'array', prefixItems: [STRING], minItems: 1 }), '[string, ...unknown[]]');
  assert.equal(text({ type: 'object', properties: { a: STRING, 'b-c': NULL }, required: ['a'] }), "{ a: string; 'b-c'?: null }");
  assert.equal(text({ type: 'object', properties: { 'it\'s': STRING, '"': STRING, '\n': STRING } }), '{ "it\'s"?: string; "\\""?: string; \'\\n\'?: string }');
  assert.equal(text({ type: 'object', properties: {} }), '{ [name: string]: unknown }');
  assert.equal(text({ type: 'object', properties: {}, additionalProperties: false }), '{ [name: string]: never }');
  assert.equal(text({ type: 'object', maxProperties: 0 }), '{ [name: string]: never }');
  assert.equal(text({ type: 'object', additionalProperties: { type: 'array', items: STRING } }), '{ [name: string]: string[] }');
});

test('unions and intersections', () => {
  const circle = { type: 'object', properties: { kind: { const: 'circle' } }, required: ['kind'] };
  assert.equal(text({ oneOf: [{ allOf: [circle, { $ref: '#/$defs/Circle' }] }, NULL] }), "{ kind: 'circle' } & Circle | null");
  assert.equal(text({ ...circle, $ref: '#/$defs/Circle' }), "{ kind: 'circle' } & Circle");
  assert.equal(text({ allOf: [circle, { anyOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }] }] }), "{ kind: 'circle' } & (A | B)");
  assert.equal(text({ type: 'array', items: { allOf: [circle, { $ref: '#/$defs/A' }] } }), "({ kind: 'circle' } & A)[]");
  assert.equal(text({ type: 'object', oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }] }), 'A | B');
  assert.equal(text({ anyOf: [STRING, { type: 'array', items: STRING }, STRING] }), 'string | string[]');
  assert.equal(text({ anyOf: [{ enum: ['a', 'it\'s'] }, STRING] }), "'a' | \"it's\" | (string & {})");
  assert.equal(text({ anyOf: [{}, STRING] }), 'unknown');
});

test('objects that are told by their only member', () => {
  const only = (name, schema) => ({ type: 'object', properties: { [name]: schema }, required: [name], minProperties: 1, maxProperties: 1 });
  assert.equal(text({ oneOf: [only('S', STRING), only('a-b', NULL)] }), "{ S: string; 'a-b'?: never } | { 'a-b': null; S?: never }");
  assert.equal(text({ oneOf: [only('S', STRING), { type: 'object', maxProperties: 0 }] }), '{ S: string } | { [name: string]: never }');
});

test('JavaScript may pass values of its own classes', () => {
  const bytes = { type: 'string', contentEncoding: 'base64' }, time = { type: 'string', format: 'date-time' }, wide = { type: ['integer', 'string'] };
  assert.equal(json.text({ anyOf: [bytes, time, wide] }), 'string | number');
  assert.equal(javascript.text(bytes), 'string | Uint8Array');
  assert.equal(javascript.text({ anyOf: [time, NULL] }), 'string | Date | null');
  assert.equal(javascript.text({ type: 'array', items: wide }), '(number | string | bigint)[]');
  assert.equal(javascript.text({ type: 'string', format: 'date' }), 'string');
  assert.equal(javascript.text({ $ref: '#/$defs/A' }), 'A_');
});
