// OpenAPI 3.0 of documents in 3.1: three validators take it, and its schemas take the same values.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

import { documentsOf } from '../../cmake/javascript/build/documents/documents.mjs';
import { openapi30, schemaOf30 } from '../../cmake/javascript/build/documents/openapi_3_0.mjs';
import { moduleWith } from './documents/module.mjs';
import { notes } from './documents/notes.mjs';
import { shop } from './documents/shop.mjs';
import { problemsOf } from './documents/validate.mjs';

// The types of shop.mjs, each as a body and as a reply.
const routes = Object.fromEntries(Object.entries(shop).filter(([, { type }]) => type !== undefined).map(([name]) => [`of${name}`, {
  route: `POST /${name}`, handler: `&${name}`, notes: [], in: { body: { $ref: name } }, out: { parameters: [], replies: [{ status: 200, type: 'application/json', schema: { $ref: name } }] },
}]));
const types = Object.fromEntries(Object.entries(shop).filter(([, { type }]) => type !== undefined));
const shopWithRoutes = { ...types, ...routes, api: { entry: 'handler', name: 'handler', in: {}, routes: { $ref: 'group' } }, group: { group: '', parts: Object.keys(routes).map(($ref) => ({ $ref })) } };

const textsOf = (documents) => Object.fromEntries(documentsOf('x', moduleWith(documents), ['3.0', 'apigateway']).map(({ name, text }) => [name, text]));
const apis = Object.fromEntries(Object.entries({ notes, shop: shopWithRoutes }).map(([name, documents]) => [name, textsOf(documents)]));

for (const [name, texts] of Object.entries(apis)) {
  test(`three validators take the document of ${name} in both versions`, async () => {
    assert.deepEqual(await problemsOf(JSON.parse(texts['x.openapi.json'])), []);
    assert.deepEqual(await problemsOf(JSON.parse(texts['x.openapi-3.0.json'])), []);
  });
}

test('keywords are those of 3.0', () => {
  const cases = [
    [{ type: ['string', 'null'], minLength: 1 }, { type: 'string', minLength: 1, nullable: true }],
    [{ type: ['integer', 'string'], minimum: 0, pattern: 'a' }, { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string', pattern: 'a' }] }],
    [{ anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }], default: 'a' }, { type: 'string', enum: ['a', null], default: 'a', nullable: true }],
    [{ anyOf: [{ $ref: '#/a' }, { type: 'null' }] }, { anyOf: [{ $ref: '#/a' }, { type: 'object', nullable: true, enum: [null] }] }],
    [{ const: 'a' }, { enum: ['a'] }],
    [{ const: null }, { type: 'object', nullable: true, enum: [null] }],
    [{ type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 3, maximum: 2 }, { type: 'number', maximum: 2, minimum: 1, exclusiveMinimum: true }],
    [{ type: 'number', minimum: 1, exclusiveMinimum: 1 }, { type: 'number', minimum: 1, exclusiveMinimum: true }],
    [{ type: 'string', examples: ['a', 'b'], contentEncoding: 'base64' }, { type: 'string', example: 'a', format: 'byte' }],
    [{ $ref: '#/a', description: 'b' }, { allOf: [{ $ref: '#/a' }], description: 'b' }],
    [{ $ref: '#/a' }, { $ref: '#/a' }],
    [{ type: 'array' }, { type: 'array', items: {} }],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'null' }], items: false, minItems: 2 },
      { type: 'array', minItems: 2, items: { type: 'string', nullable: true }, maxItems: 2 }],
    [{ type: 'object', properties: { const: { const: 1 } }, additionalProperties: false, propertyNames: { pattern: 'a' } }, { type: 'object', properties: { const: { enum: [1] } }, additionalProperties: false }],
    [{ not: true }, { not: {} }],
    [false, { not: {} }],
  ];
  for (const [schema, expected] of cases) assert.deepEqual(schemaOf30(schema), expected, JSON.stringify(schema));
});

test('the document is otherwise the same', () => {
  const document = { openapi: '3.1.0', info: { title: 'a' }, paths: { '/schema': { get: { parameters: [{ name: 'schema', schema: { const: 1 } }] } } }, components: { schemas: { schemas: { const: 2 } } } };
  assert.deepEqual(openapi30(document), { openapi: '3.0.3', info: { title: 'a' }, paths: { '/schema': { get: { parameters: [{ name: 'schema', schema: { enum: [1] } }] } } }, components: { schemas: { schemas: { enum: [2] } } } });
});

const require = createRequire(path.join(process.env.VALIDATORS, 'of.cjs'));
const { Ajv2020 } = require('ajv/dist/2020'), Ajv = require('ajv').default;
const VALUES = [null, true, 0, -1, 1.5, 7, 300, 2 ** 53, 'x', '12', 'red', 'apple', [], ['x'], [1, 2], [1, 'x'], {}, { a: 1 }, { kind: 'cash' }, { kind: 'card', number: '123456789012' }, { S: 'x' }, { N: '1' }, { L: [{ S: 'x' }] }, { X: 1 }];

// Exclusive bounds are flags in 3.0, and tuples have no places: ajv does not know the former, and the latter take more.
const differs = (schema) => /"(?:exclusiveM|prefixItems|propertyNames|contentEncoding)/.test(JSON.stringify(schema));

test('schemas of 3.0 take the same values', () => {
  const { components } = JSON.parse(apis.shop['x.openapi.json']), { components: brought } = JSON.parse(apis.shop['x.openapi-3.0.json']);
  const options = { strict: false, validateFormats: false };
  const newer = new Ajv2020(options).addSchema({ components }, 'api'), older = new Ajv(options).addSchema({ components: brought }, 'api');
  const counts = { true: 0, false: 0 };
  for (const [name, schema] of Object.entries(components.schemas)) {
    if (differs(schema)) continue;
    const properties = Object.keys(schema.properties ?? {}), required = Object.fromEntries((schema.required ?? []).map((each) => [each, 'x']));
    for (const value of [...VALUES, ...properties.flatMap((each) => VALUES.map((inner) => ({ ...required, [each]: inner })))]) {
      const $ref = `api#/components/schemas/${name}`, fits = newer.validate({ $ref }, value);
      counts[fits]++;
      assert.equal(older.validate({ $ref }, value), fits, `${name}: ${JSON.stringify(value)}`);
    }
  }
  assert.ok(counts.true > 50 && counts.false > 500, JSON.stringify(counts));
});
