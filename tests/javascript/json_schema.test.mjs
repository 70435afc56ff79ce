// The JSON Schema of a module: ajv takes it in its strict mode, and values fit it or not.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

import { componentsOf } from '../../cmake/javascript/build/documents/components.mjs';
import { print } from '../../cmake/javascript/build/documents/exact_json.mjs';
import { definition, innerSchemas, jsonSchema, nameOf } from '../../cmake/javascript/build/documents/json_schema.mjs';
import { documentTexts } from '../../cmake/javascript/build/schema.mjs';
import { moduleWith } from './documents/module.mjs';
import { shop } from './documents/shop.mjs';

const require = createRequire(path.join(process.env.VALIDATORS, 'of.cjs'));
const { Ajv2020 } = require('ajv/dist/2020'), addFormats = require('ajv-formats').default;

const schemaOf = (documents) => JSON.parse(print(jsonSchema('shop', componentsOf(documentTexts(moduleWith(documents)), definition))));
const document = schemaOf(shop);

/** A validator of the document's definitions, which reports everything that it does not understand. */
function validator(options = {}) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, ...options, logger: { log: assert.fail, warn: assert.fail, error: assert.fail } });
  addFormats(ajv);
  return ajv.addSchema(document);
}
const ajv = validator();
const fits = (name, value) => ajv.validate(`shop.schema.json${definition(name)}`, value);

test('ajv compiles every definition in its strict mode', () => {
  assert.equal(ajv.validateSchema(document), true);
  for (const name of Object.keys(document.$defs)) assert.equal(typeof ajv.compile({ $ref: `shop.schema.json${definition(name)}` }), 'function');
  assert.ok(Object.keys(document.$defs).length > 40);
});

test('every reference leads to a definition', () => {
  const visit = (schema) => {
    if (schema.$ref !== undefined) assert.ok(nameOf(schema.$ref) in document.$defs, schema.$ref);
    innerSchemas(schema).forEach(visit);
  };
  visit(document);
});

const order = {
  id: '9007199254740993', lines: [{ sku: 'ABC-1234', count: 1, size: null }], paid: { kind: 'card', number: '4111111111111111' },
  'unit-price': 0.5, placed: '2026-11-28T12:00:00Z', day: '2026-11-28', signature: '', total: 5, stars: null,
};

test('an event fits by what the function takes, a reply by what it returns', () => {
  const { stars, ...plain } = { ...order, id: 1, lines: [{ sku: 'ABC-1234', count: 1 }] };
  assert.equal(fits('buy.event', order), true);
  assert.equal(fits('buy.event', plain), true);
  assert.equal(fits('buy.reply', { ...plain, stars: 3 }), true);
  assert.equal(fits('buy.reply', plain), false);
  assert.equal(fits('buy.reply', { ...plain, stars: 3, id: '1' }), false);
  assert.equal(fits('buy.reply', { ...plain, stars: 3, lines: order.lines }), false);
});

test('constraints and formats count', () => {
  for (const [name, value] of Object.entries({ lines: [], note: 'x'.repeat(81), 'unit-price': 0, placed: 'today', day: '2026-02-30', total: 'x', stars: 6 })) {
    assert.equal(fits('buy.event', { ...order, [name]: value }), false, name);
  }
});

test('arguments are an array', () => {
  assert.equal(fits('add.arguments', [1, 2]), true);
  for (const wrong of [[1], [1, 2, 3], [1, 'x'], [1, 2 ** 31], { 0: 1, 1: 2 }]) assert.equal(fits('add.arguments', wrong), false, JSON.stringify(wrong));
  assert.equal(fits('now.arguments', []), true);
  assert.equal(fits('now.arguments', [1]), false);
});

test('a tagged union also takes a closed struct with its tag', () => {
  for (const right of [{ kind: 'closed', a: true }, { kind: 'cash', more: 1 }, { kind: 'card', number: '411111111111', more: 1 }]) assert.equal(fits('Payment', right), true, JSON.stringify(right));
  for (const wrong of [{ kind: 'closed', a: true, more: 1 }, { a: true }, { kind: 'card' }, { kind: 'other' }, { number: '411111111111' }]) assert.equal(fits('Payment', wrong), false, JSON.stringify(wrong));
  assert.equal(fits('Closed', { a: true, kind: 'closed' }), false); // by itself it has no tag
});

test('recursive types and unions by their only member', () => {
  assert.equal(fits('Value', { L: [{ S: 'x' }, { M: { a: { N: '1' } } }] }), true);
  for (const wrong of [{}, { S: 'x', N: '1' }, { L: [{ S: 1 }] }, { X: 1 }]) assert.equal(fits('Value', wrong), false, JSON.stringify(wrong));
  assert.equal(fits('Json', [1, { a: [null, true] }]), true);
  assert.equal(fits('Tree', { children: [{ children: [{ value: 1, children: [] }] }] }), false);
});

test('a definition is there for what is taken and returned only', () => {
  const { $defs } = schemaOf({ a: { entry: 'handler', name: 'a' }, b: { entry: 'task', name: 'b', out: { type: 'null' } }, c: { entry: 'function', name: 'c', in: { arguments: [] } } });
  assert.deepEqual($defs, { 'b.arguments': { type: 'array', maxItems: 0 }, 'b.result': { type: 'null' }, 'c.arguments': { type: 'array', maxItems: 0 } });
});

test('keywords are only replaced where they are keywords', () => {
  const properties = { discriminator: { type: 'string' }, allOf: { const: { discriminator: 1 } }, $defs: { type: 'string' } };
  const { $defs } = schemaOf({ A: { type: 'A', in: { type: 'object', properties, examples: [{ discriminator: 1 }], discriminator: { propertyName: 'x' } } }, a: { entry: 'handler', name: 'a', in: { $ref: 'A' } } });
  assert.deepEqual($defs.A, { type: 'object', properties, examples: [{ discriminator: 1 }] });
});

test('a name of any letters can be referred to', () => {
  assert.equal(definition('größe$.event'), '#/$defs/gr%C3%B6%C3%9Fe%24.event');
  assert.equal(nameOf(definition('größe$.event')), 'größe$.event');
  const { $defs } = schemaOf({ A: { type: 'Größe', in: { type: 'string' } }, a: { entry: 'handler', name: 'größe$', in: { $ref: 'A' } } });
  const named = new Ajv2020({ strict: true }).addSchema({ $id: 'x', $defs });
  assert.equal(named.validate(`x${definition('größe$.event')}`, 'text'), true);
  assert.equal(named.validate(`x${definition('größe$.event')}`, 1), false);
});
