// What a request accepts, and which entity tags it knows. The C++ of native builds has the vectors of the tags too
// (tests/unit/http/entity_tag.test.cpp).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import './abi.mjs';
import { accepts, headerOf, listsTag, withoutContent } from '../../cmake/javascript/runtime/negotiate.mjs';

const instanceOf = (headers) => ({ lane: {}, event: { requestContext: { http: { method: 'GET' } }, headers } });

test('a header is read in any spelling; without one it is an empty text', () => {
  assert.equal(headerOf(instanceOf({ 'Accept-Encoding': 'br' }), 'accept-encoding'), 'br');
  assert.equal(headerOf(instanceOf({}), 'accept-encoding'), '');
  assert.equal(headerOf(instanceOf(undefined), 'accept-encoding'), '');
  assert.equal(headerOf(instanceOf({ 'accept-encoding': 7 }), 'accept-encoding'), '');
});

test('a coding is accepted by name or by a star, if its weight is not 0', () => {
  const acceptsBrotli = (list) => accepts(instanceOf({ 'accept-encoding': list }), 'br');
  for (const list of ['br', 'gzip, deflate, BR;q=0.5', '*', 'gzip;q=0, *', 'br;q=0.001', '*;q=0, br', 'br ; q=1', 'br;x=1', ',, br']) assert.ok(acceptsBrotli(list), list);
  for (const list of ['', 'identity', 'brotli', 'x-br', 'br;q=0', 'br; q=0.000, *;q=1', '*;q=0', '*, br;q=0', 'br;q=0;x=1', 'gzip;br', '__proto__']) assert.ok(!acceptsBrotli(list), list);
});

test('lists of tags are compared weakly as in the vectors', () => {
  const vectors = JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/entity_tags.json`));
  assert.ok(vectors.length > 10);
  for (const { list, tag, listed } of vectors) assert.equal(listsTag(instanceOf({ 'if-none-match': list }), tag), listed, `${list} ${tag}`);
});

test('a 304 has no headers that describe a body', () => {
  const headers = { 'Content-Type': 'a/b', 'content-length': '1', 'content-encoding': 'br', 'content-location': '/a', etag: '"7"', vary: 'origin', 'x-content-type': 'c' };
  const kept = { 'content-location': '/a', etag: '"7"', vary: 'origin', 'x-content-type': 'c' };
  assert.deepEqual(withoutContent({ statusCode: 304, body: '', headers: { ...headers } }), { statusCode: 304, body: '', headers: kept });
  const lists = (map) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, [value]]));
  assert.deepEqual(withoutContent({ statusCode: 304, body: '', multiValueHeaders: lists(headers) }), { statusCode: 304, body: '', multiValueHeaders: lists(kept) });
  assert.deepEqual(withoutContent({ statusCode: 200, body: '', headers: { ...headers } }), { statusCode: 200, body: '', headers });
});
