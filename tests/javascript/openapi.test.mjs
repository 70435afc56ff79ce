// The OpenAPI document of a module with routes; those of documents/notes.mjs are kept in the folder documents/.
//
// APPROVE=1 writes the golden files; review the difference.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { documentsOf } from '../../cmake/javascript/build/documents/documents.mjs';
import { draftOf, openapi } from '../../cmake/javascript/build/documents/openapi.mjs';
import { moduleWith } from './documents/module.mjs';
import { notes } from './documents/notes.mjs';
import { problemsOf } from './documents/validate.mjs';

const FOLDER = path.join(import.meta.dirname, 'documents');
const filesOf = (documents) => Object.fromEntries(documentsOf('notes', moduleWith(documents)).map(({ name, text }) => [name, text]));
const apiOf = (documents) => JSON.parse(filesOf(documents)['notes.openapi.json']);
const api = apiOf(notes);

/** A module whose handler has these routes only. */
const withRoutes = (routes, types = {}) => ({
  handler: { entry: 'handler', name: 'handler', in: {}, routes: { $ref: 'api' } }, api: { group: '', parts: Object.keys(routes).map(($ref) => ({ $ref })) }, ...routes, ...types,
});
const route = (key, handler, more = {}) => ({ route: key, handler, notes: [], in: {}, out: { parameters: [], replies: [{ status: 204 }] }, ...more });
const idsOf = (routes) => Object.values(apiOf(withRoutes(routes)).paths).flatMap((each) => Object.values(each).map(({ operationId }) => operationId));

for (const name of ['notes.openapi.json', 'notes.routes.json', 'notes.d.ts']) {
  test(`${name} is as approved`, () => {
    const golden = path.join(FOLDER, name), text = filesOf(notes)[name];
    if (process.env.APPROVE === '1') writeFileSync(golden, text);
    assert.equal(text, existsSync(golden) ? readFileSync(golden, 'utf8') : `${golden} is missing: APPROVE=1 writes it`);
  });
}

test('three validators take the document, and refuse a wrong one', async () => {
  assert.deepEqual(await problemsOf(api), []);
  const { info, ...without } = api;
  assert.equal((await problemsOf(without)).length, 3);
  const unresolved = structuredClone(api);
  unresolved.paths['/notes'].get.responses[200].content['application/json'].schema.items.$ref = '#/components/schemas/Nothing';
  assert.ok((await problemsOf(unresolved)).length > 0);
});

test('the document does not depend on the order in which the linker placed its parts', () => {
  for (const order of [(a, b) => (a < b ? -1 : 1), (a, b) => (a < b ? 1 : -1)]) {
    assert.deepEqual(filesOf(Object.fromEntries(Object.entries(notes).sort(([a], [b]) => order(a, b)))), filesOf(notes));
  }
});

test('only types that routes use are components, and no component has the name of Problem', () => {
  assert.deepEqual(Object.keys(api.components.schemas).sort(), ['K_efnd', 'Note', 'NoteInput', 'Problem', 'Problem2']);
  assert.deepEqual(api.components.schemas.Problem, { type: 'object' });
  assert.deepEqual(api.components.schemas.NoteInput.properties.kind, { $ref: '#/components/schemas/K_efnd' });
});

test('a route with the rest of the path gives way to a parameter, and ANY to a method', () => {
  assert.equal(api.paths['/files/{path}'].get.operationId, 'file');
  assert.deepEqual(Object.keys(api.paths['/any/{what}/{more}']), ['put', 'post', 'delete', 'patch']);
  assert.deepEqual(Object.keys(apiOf(withRoutes({ a: route('ANY /a', '&a') })).paths['/a']), ['get', 'put', 'post', 'delete', 'patch']);
});

test('an operationId is the name of the handler, with namespaces where others have it too', () => {
  assert.deepEqual(idsOf({ a: route('GET /a', '&ns::list'), b: route('GET /b', '&(anonymous namespace)::show') }), ['list', 'show']);
  assert.deepEqual(idsOf({ a: route('GET /a', '&one::ns::list'), b: route('GET /b', '&two::ns::list'), c: route('GET /c', '&list') }), ['one_ns_list', 'two_ns_list', 'list']);
  assert.deepEqual(idsOf({ a: route('GET /a', '&list'), b: route('GET /b', '&list'), c: route('GET /c', '&other', { notes: [{ operationId: 'list2' }] }) }), ['list', 'list3', 'list2']);
  assert.deepEqual(idsOf({ a: route('GET /', '(lambda at a.cpp:1:1){}'), b: route('GET /a.b/{c}', '&show<int>') }), ['get', 'get_a_b_c']);
});

test('a tag is that of a note, else the last literal segment of the prefix', () => {
  const within = (group) => apiOf({ handler: { entry: 'handler', name: 'handler', in: {}, routes: { $ref: 'api' } }, api: { group, parts: [{ $ref: 'a' }] }, a: route('GET /x', '&a') });
  assert.deepEqual(within('/v1/notes/{id}').tags, [{ name: 'notes' }]);
  assert.equal(within('/{id}').tags, undefined);
  assert.equal(within('').tags, undefined);
});

test('a path that takes any text does not fail for it', () => {
  const statuses = (schema) => Object.keys(apiOf(withRoutes({ a: route('GET /{a}', '&a', { out: { parameters: [{ in: 'path', schema }], replies: [{ status: 200 }] } }) })).paths['/{a}'].get.responses);
  assert.deepEqual(statuses({ type: 'string' }), ['200']);
  assert.deepEqual(statuses({ type: 'string', minLength: 2 }), ['200', '404']);
});

test('a query of optional texts does not fail', () => {
  const statuses = (required, schema) => Object.keys(apiOf(withRoutes({ a: route('GET /', '&a', { out: { parameters: [{ in: 'query', name: 'a', required, schema }], replies: [{ status: 200 }] } }) })).paths['/'].get.responses);
  assert.deepEqual(statuses(false, { type: 'string' }), ['200']);
  assert.deepEqual(statuses(true, { type: 'string' }), ['200', '422']);
  assert.deepEqual(statuses(false, { type: 'integer' }), ['200', '422']);
});

test('an API without routes has no paths', () => {
  assert.deepEqual(openapi(draftOf('none', { $defs: {} }, { info: { title: 'None', version: '1' }, routes: [] })), { openapi: '3.1.0', info: { title: 'None', version: '1' }, paths: {} });
});

test('an API without more has the name of the function, and each entry with routes a file', () => {
  const plain = withRoutes({ a: route('GET /', '&a') });
  assert.deepEqual(apiOf(plain), { openapi: '3.1.0', info: { title: 'notes', version: '0.0.0' }, paths: { '/': { get: { operationId: 'a', responses: { 204: { description: 'No Content' } } } } } });
  const files = filesOf({ ...plain, admin: { entry: 'handler', name: 'admin', in: {}, routes: { $ref: 'api' } } });
  assert.deepEqual(Object.keys(files), ['notes.schema.json', 'notes.d.ts', 'notes.admin.openapi.json', 'notes.admin.routes.json', 'notes.openapi.json', 'notes.routes.json']);
  assert.equal(JSON.parse(files['notes.admin.openapi.json']).info.title, 'notes.admin');
});
