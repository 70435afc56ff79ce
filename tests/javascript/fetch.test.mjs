// fetch.mjs alone, with a fake in place of Node.js's fetch. tests/fetch uses the real one.

import assert from 'node:assert/strict';
import { after, afterEach, suite, test } from 'node:test';

import { Fetcher } from '../../cmake/javascript/runtime/fetch.mjs';
import { Streams } from '../../cmake/javascript/runtime/streams.mjs';

const real = globalThis.fetch;
const alive = setInterval(() => {}, 1000); // keeps the process alive, as a connection would
after(() => clearInterval(alive));
afterEach(() => { globalThis.fetch = real; });

let asked;
const instance = { call: {}, wait: (promise, ...how) => { assert.deepEqual(how, ['wait', 'place', 'generation', 'codec']); asked = promise; } };
const how = ['wait', 'place', 'generation', 'codec'], fetcher = new Fetcher(instance), streams = new Streams(instance);
const PARTS = { method: 'GET', url: 'https://example.com/a?token=secret', redirect: 'follow', timeout: 0, stream: undefined, headers: [] };
const bytesOf = (text) => new Uint8Array(Buffer.from(text)); // like bytes from C++: not a part of another array
const begin = (parts, bytes) => {
  const exchange = fetcher.request({ ...PARTS, ...parts }, bytes);
  fetcher.send(exchange, ...how);
  return { exchange, head: asked };
};

test('a request has the parts that C++ sets', async () => {
  let call;
  globalThis.fetch = async (...values) => { call = values; return new Response('x', { headers: [['a', '\xc3\xb6\xff'], ['set-cookie', 'b=2'], ['set-cookie', 'c=3']] }); };
  const { status, headers, body } = await begin({ method: 'PUT', redirect: 'manual', headers: ['x', '1', 'y', 'ö'].map(bytesOf) }, Uint8Array.of(7)).head;
  const [url, { signal, ...init }] = call;
  assert.equal(url, PARTS.url);
  assert.deepEqual(init, { method: 'PUT', headers: [['x', '1'], ['y', '\xc3\xb6']], redirect: 'manual', body: Uint8Array.of(7) });
  assert.equal(status, 200);
  assert.deepEqual(headers.map((octets) => octets.toString('latin1')), ['a', '\xc3\xb6\xff', 'content-type', 'text/plain;charset=UTF-8', 'set-cookie', 'b=2', 'set-cookie', 'c=3']);
  streams.readAll(body, ...how);
  assert.equal(Buffer.from(await asked).toString(), 'x');
});

test('a stream is sent while it arrives', async () => {
  let init;
  let sent;
  globalThis.fetch = async (_, given) => { init = given; sent = await Array.fromAsync(given.body); return new Response(null); };
  const stream = new ReadableStream({ start(controller) { controller.enqueue(Uint8Array.of(1)); controller.enqueue(Uint8Array.of(2)); controller.close(); } });
  streams.read(stream, ...how);
  await asked;
  assert.equal((await begin({ method: 'POST', stream }).head).body, null);
  assert.deepEqual([sent, init.duplex], [[Uint8Array.of(2)], 'half']);
});

suite('a failure is named after its cause', () => {
  const coded = (code, message = 'said') => Object.assign(new Error(message), { code });
  const failed = (cause) => new TypeError('fetch failed', { cause });
  /** [the failure, what fetch throws] */
  const CASES = [
    ...['ENOTFOUND', 'EAI_AGAIN'].map((code) => ['HostNotFound', failed(coded(code))]),
    ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].map((code) => ['ConnectionRefused', failed(coded(code))]),
    ['ConnectionRefused', failed(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]))],
    ...['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'].map((code) => ['TimedOut', failed(coded(code))]),
    ...['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].map((code) => ['ConnectionLost', failed(coded(code))]),
    ['ConnectionLost', new TypeError('terminated', { cause: coded('ECONNRESET') })],
    ...['CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN',
      'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO', 'CRL_HAS_EXPIRED', 'HOSTNAME_MISMATCH'].map((code) => ['TlsFailed', failed(coded(code))]),
    ['InvalidResponse', failed(coded('HPE_INVALID_CONSTANT'))],
    ['InvalidResponse', failed(coded('UND_ERR_HEADERS_OVERFLOW'))],
    ['InvalidResponse', failed(Object.assign(new Error('said'), { name: 'HTTPParserError' }))],
    ['InvalidRequest', failed(coded('UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'))],
    ['InvalidRequest', new TypeError('Headers.append: "a\nb" is an invalid header value.')],
    ['InvalidUrl', failed(new Error('bad port'))],
    ['RedirectRefused', failed(new Error('redirect count exceeded'))],
    ['RedirectRefused', failed(new Error('unexpected redirect'))],
    ['FetchFailed', failed(coded('EMFILE'))],
    ['FetchFailed', failed(undefined)],
    ['FetchFailed', new TypeError('terminated')],
    ['FetchFailed', 'no error at all'],
  ];
  for (const [name, error] of CASES) {
    test(`${name}: ${JSON.stringify(error.cause?.code ?? error.cause?.message ?? error.message ?? error)}`, async () => {
      globalThis.fetch = async () => { throw error; };
      await assert.rejects(begin({}).head, (thrown) => {
        assert.equal(thrown.name, `lambda_wasm::http::${name}`);
        assert.match(thrown.message, /^https:\/\/example\.com\/a: ./); // without the query
        assert.equal(thrown.cause, error);
        return true;
      });
    });
  }
  test('an invalid URL', async () => {
    const refuse = async () => { throw new TypeError('Failed to parse URL'); };
    for (const [url, place] of [['http://u:p@a b/x?q', 'http://…@a b/x'], ['http://u:p?w@a b/', 'http://…'], ['u:p@a/x', '…@a/x'], ['http://a b?mail=x@y', 'http://…'], ['a?b#c', 'a']]) {
      globalThis.fetch = refuse;
      await assert.rejects(begin({ url }).head, { message: `${JSON.stringify(place)}: ${URL.canParse(url) ? 'Failed to parse URL' : 'invalid URL'}` });
    }
    for (const url of ['nowhere', 'ftp://example.com', '', 'data:,x', 'http://a b']) {
      globalThis.fetch = async () => { throw new TypeError('Failed to parse URL'); };
      await assert.rejects(begin({ url }).head, { name: 'lambda_wasm::http::InvalidUrl' });
    }
  });
});

test('a request that exceeds its timeout is aborted, and so is its body', async () => {
  globalThis.fetch = (_, { signal }) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
  await assert.rejects(begin({ timeout: 5 }).head, { name: 'lambda_wasm::http::TimedOut', message: 'https://example.com/a: it took longer than 5 ms' });
  globalThis.fetch = async (_, { signal }) => new Response(new ReadableStream({ start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)) }));
  streams.read((await begin({ timeout: 5 }).head).body, ...how);
  await assert.rejects(asked, { name: 'lambda_wasm::http::TimedOut' });
});

test('a request that is no longer awaited is aborted', async () => {
  globalThis.fetch = (_, { signal }) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
  const { exchange, head } = begin({});
  fetcher.abort(exchange);
  await assert.rejects(head);
  fetcher.abort(fetcher.request(PARTS)); // one that was never sent
});
