// Compressed replies (include/lambda_wasm/http/middleware/compress.hpp): tests/functions/compressed.

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';

import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const lines = (count) => Array.from({ length: count }, (_, i) => `line ${i} é\n`).join('');

for (const { label, node, ric } of RUNTIMES) {
  for (const name of ['compressed', 'compressed_none']) {
    suite(`${name} on ${label.replace(/.* on /, '')}`, () => {
      // The body of the function goes to another process as text.
      const replies = (requests) => within(node, name, `async ({ whole }) => {
        const replies = [];
        for (const [rawPath, accepted, method = 'GET'] of ${JSON.stringify(requests)}) {
          replies.push(await whole({ requestContext: { http: { method } }, rawPath, headers: accepted ? { 'accept-encoding': accepted } : {} }));
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

      test('a stream that is sent in one piece is compressed, and HEAD has the headers of GET', () => {
        const [whole, bare] = replies([['/bytes/3', 'gzip'], ['/lines/2000', 'gzip', 'HEAD']]);
        assert.equal(whole.headers['content-encoding'], 'gzip');
        assert.equal(gunzipSync(Buffer.from(whole.body, 'base64')).length, 6000);
        assert.deepEqual(bare, { statusCode: 200, body: '', headers: { 'content-type': 'text/plain; charset=utf-8', vary: 'accept-encoding', 'content-encoding': 'gzip' } });
      });

      test('an invalid header stays one, and no header is made of it', () => {
        const [invalidName, invalidValue] = within(node, name, `async ({ whole }, outcome) => Promise.all(['no token', 'x'].map((name) => outcome(() =>
          whole({ requestContext: { http: { method: 'GET' } }, rawPath: '/with/' + name, headers: { 'accept-encoding': 'br' } }))))`);
        assert.equal(invalidName.message, 'The response\'s header "no token" has an invalid name (RFC 9110 section 5.6.2).');
        assert.equal(invalidValue.message, 'The response\'s header "x" has CR, LF or NUL in its value.');
      });

      test('a strong entity tag becomes weak', () => {
        const [tagged, plain] = replies([['/tagged', 'br'], ['/tagged', '']]);
        assert.equal(tagged.headers.etag, 'W/"7"');
        assert.equal(plain.headers.etag, '"7"');
      });

      // What the stream that this test owns receives: its head, and its bytes after each of its writes.
      const streamed = (rawPath, accepted, { method = 'GET', taken = 'setImmediate(taken)', highWaterMark = 1 } = {}) => within(node, name, `async ({ handler }, outcome) => {
        const { Writable } = await import('node:stream');
        const chunks = [], sizes = [];
        const stream = new Writable({ highWaterMark: ${highWaterMark}, write(chunk, _, taken) { chunks.push(chunk); ${taken}; sizes.push(stream.writableLength); } });
        stream.setContentType = () => {};
        const event = { requestContext: { http: { method: '${method}' } }, rawPath: '${rawPath}', headers: { 'accept-encoding': '${accepted}' } };
        const result = await outcome(() => handler(event, stream, { awsRequestId: 'one', getRemainingTimeInMillis: () => 600_000 }));
        const isEnded = stream.writableEnded;
        if (isEnded && !stream.destroyed) await new Promise((resolve) => stream.writableFinished ? resolve() : stream.on('finish', resolve));
        return { head: JSON.parse(chunks[0]), chunks: chunks.slice(2).map((chunk) => chunk.toString('base64')), result, isEnded, most: Math.max(...sizes) };
      }`);
      const bytesOf = ({ chunks }) => Buffer.concat(chunks.map((chunk) => Buffer.from(chunk, 'base64')));
      const DECODERS = {
        br: (bytes) => brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }).toString(),
        gzip: (bytes) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString(),
      };

      for (const [coding, decoded] of Object.entries(DECODERS)) {
        test(`each event of a stream can be decoded before the next is written: ${coding}`, () => {
          const reply = streamed('/events/4', coding), { chunks } = reply;
          assert.deepEqual(reply.head, { statusCode: 200, headers: { 'content-type': 'text/event-stream', etag: 'W/"7"', vary: 'accept-encoding', 'content-encoding': coding } });
          const event = (i) => `data: ${i}\n\n`, seen = chunks.map((_, i) => decoded(bytesOf({ chunks: chunks.slice(0, i + 1) })));
          // The handler goes on when the stream has taken the bytes of its last write.
          assert.deepEqual([...new Set(seen)].filter((text) => text !== ''), [0, 1, 2, 3].map((last) => Array.from({ length: last + 1 }, (_, i) => event(i)).join('')));
          assert.equal((coding === 'br' ? brotliDecompressSync : gunzipSync)(bytesOf(reply)).toString(), seen.at(-1)); // it is complete
          assert.deepEqual([reply.result, reply.isEnded], [{}, true]);
        });

        test(`what a handler has written comes before its failure: ${coding}`, () => {
          const reply = streamed('/fails', coding);
          assert.deepEqual(reply.result, { name: 'shop::Closed', message: 'half way' });
          assert.equal(decoded(bytesOf(reply)), 'half');
          assert.equal(reply.isEnded, false);
        });

        test(`a handler waits for room: ${coding}`, () => {
          const reply = streamed('/bytes/50', coding, { highWaterMark: 1000 });
          assert.ok(reply.most <= 3000, `${reply.most}`);
          assert.equal((coding === 'br' ? brotliDecompressSync : gunzipSync)(bytesOf(reply)).length, 100_000);
        });

        test(`a stream that breaks cancels the handler: ${coding}`, () => {
          const { result: { name: type } } = streamed('/bytes/100000', coding, { taken: 'if (chunks.length === 5) stream.destroy(); else taken()' });
          assert.equal(type, 'lambda_wasm::Cancelled');
        });
      }

      test('a stream and its failure reach the client of the runtime', async () => {
        const event = (rawPath) => ({ requestContext: { http: { method: 'GET' } }, rawPath, headers: { 'accept-encoding': 'gzip' } });
        const { outcomes: [whole, half] } = await runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), events: [event('/events/2'), event('/fails')] });
        assert.equal(whole.prelude.headers['content-encoding'], 'gzip');
        assert.equal(gunzipSync(whole.bytes).toString(), 'data: 0\n\ndata: 1\n\n');
        assert.deepEqual([DECODERS.gzip(half.bytes), half.error.errorType, half.error.errorMessage], ['half', 'shop::Closed', 'half way']);
      });

      test('other streams stay as they are', () => {
        const picture = streamed('/picture', 'br'), plain = streamed('/events/2', 'identity'), bare = streamed('/events/2', 'br', { method: 'HEAD' });
        assert.deepEqual(picture.head.headers, { 'content-type': 'image/png', 'content-length': '4' });
        assert.equal(bytesOf(picture).toString(), 'some');
        assert.deepEqual(plain.head.headers, { 'content-type': 'text/event-stream', 'Content-Length': '7', etag: '"7"', vary: 'accept-encoding' });
        assert.equal(bytesOf(plain).toString(), 'data: 0\n\ndata: 1\n\n');
        assert.deepEqual(bare.head.headers, { 'content-type': 'text/event-stream', etag: 'W/"7"', vary: 'accept-encoding', 'content-encoding': 'br' });
        assert.equal(bytesOf(bare).length, 0);
        for (const [status, headers] of [[200, { vary: 'accept-encoding' }], [204, {}], [304, { vary: 'accept-encoding' }]]) {
          const { head, chunks } = streamed(`/nothing/${status}`, 'br');
          assert.deepEqual([head, chunks], [{ statusCode: status, headers: { 'content-type': 'text/plain', ...headers } }, []]);
        }
      });

      if (name === 'compressed') {
        test('a head that is sent in place of an invalid one is not that of a compressed stream', () => {
          const problem = streamed('/twice/problem', 'br'), other = streamed('/twice/other', 'br');
          assert.deepEqual(problem.head, { statusCode: 409, headers: { 'content-type': 'application/problem+json' } });
          assert.equal(JSON.parse(bytesOf(problem)).detail, 'Not so.');
          assert.deepEqual(other.head.headers, { 'content-type': 'text/plain', 'content-encoding': 'identity' });
          assert.equal(bytesOf(other).toString(), 'sent');
        });
      }
    });
  }
}
