// Compressed replies (include/lambda_wasm/http/middleware/compress.hpp): tests/functions/compressed.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const lines = (count) => Array.from({ length: count }, (_, i) => `line ${i} é\n`).join('');

for (const { label, node } of RUNTIMES) {
  for (const name of ['compressed', 'compressed_none']) {
    suite(`${name} on ${label.replace(/.* on /, '')}`, () => {
      // The body of the function goes to another process as text.
      const replies = (requests) => within(node, name, `async ({ handler }) => {
        const replies = [];
        for (const [rawPath, accepted] of ${JSON.stringify(requests)}) {
          replies.push(await handler({ requestContext: { http: { method: 'GET' } }, rawPath, headers: accepted ? { 'accept-encoding': accepted } : {} }));
        }
        return replies;
      }`);

      test('a text is compressed as the request accepts', () => {
        const large = '/lines/2000';
        const [br, gzip, either, none, never] = replies([[large, 'br'], [large, 'gzip;q=0.5'], [large, 'gzip, deflate, br'], [large], [large, 'identity']]);
        const decoded = ({ body }, decompress) => decompress(Buffer.from(body, 'base64')).toString();
        for (const reply of [br, either]) {
          assert.equal(reply.headers['content-encoding'], 'br');
          assert.equal(reply.isBase64Encoded, true);
          assert.equal(decoded(reply, brotliDecompressSync), lines(2000));
          assert.ok(reply.body.length < lines(2000).length / 4);
        }
        assert.equal(gzip.headers['content-encoding'], 'gzip');
        assert.equal(decoded(gzip, gunzipSync), lines(2000));
        for (const reply of [none, never]) assert.deepEqual(reply, { statusCode: 200, body: lines(2000), headers: { 'content-type': 'text/plain; charset=utf-8', vary: 'accept-encoding' } });
      });

      test('what is short, or does not become smaller, stays', () => {
        const [short, noise] = replies([['/lines/3', 'br'], ['/noise', 'br']]);
        assert.deepEqual(short, { statusCode: 200, body: lines(3), headers: { 'content-type': 'text/plain; charset=utf-8' } });
        assert.deepEqual(noise.headers, { 'content-type': 'text/plain', vary: 'accept-encoding' });
        assert.equal(Buffer.from(noise.body, 'base64').length, 2000);
      });

      test('a strong entity tag becomes weak', () => {
        const [tagged, plain] = replies([['/tagged', 'br'], ['/tagged', '']]);
        assert.equal(tagged.headers.etag, 'W/"7"');
        assert.equal(plain.headers.etag, '"7"');
      });
    });
  }
}
