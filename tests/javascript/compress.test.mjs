// Which replies are compressed. The C++ of native builds has the same vectors (tests/unit/http/compressible.test.cpp).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { isCompressible } from '../../cmake/javascript/runtime/compress.mjs';

test('texts, JSON, XML, JavaScript and Wasm are compressible, unless a header forbids it', () => {
  const vectors = JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/compressible.json`));
  assert.ok(vectors.length > 20);
  for (const { headers, compressible } of vectors) {
    const head = Object.entries(headers).map(([name, value]) => `${name}\0${value}\n`).join('');
    assert.equal(isCompressible(head), compressible, JSON.stringify(headers));
  }
});

test('a reply without a name of a header is left to those who refuse it', () => {
  assert.equal(isCompressible('content-type\0text/plain\n\0x\n'), false);
});
