// Requests and replies of HTTP, through the codecs that a function has for them. The vectors are those of the native adapter too
// (tests/unit/http/vectors.test.cpp).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { test } from 'node:test';

import { Arena, codec } from './arena.mjs';

const vectors = JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/http.json`));
const sources = ['rest_api', 'http_api', 'function_url', 'alb', 'lattice'];

// The parts by name, and how each is read off the wire.
const list = { schema: '[s', read: (wire) => Array.from({ length: wire.word() }, () => wire.text()) };
const text = { schema: 's', read: (wire) => wire.text() };
const optional = (of, schema) => ({ schema: `?${schema}`, read: (wire) => (wire.word() ? of(wire) : undefined) });
const parts = {
  sender: { schema: 'C', read: (wire) => wire.word() },
  method: text, path: text, query: list, rawQuery: text, headers: list, cookies: list,
  'header:cookie': optional((wire) => wire.text(), 's'),
  text: optional((wire) => wire.bytes(), 's'), body: optional((wire) => wire.bytes(), 'y'),
  route: text, stage: text, sourceIp: text, requestId: text, protocol: text,
  time: optional((wire) => wire.word() + 2 ** 32 * wire.word(), 'l'),
  pathParameters: list, stageVariables: list,
};
// The cookie headers as C++ splits them (include/lambda_wasm/http/cookie.hpp).
const splitCookies = (headers) => headers.flatMap((header) => header.split(';')).map((part) => part.replace(/^[ \t]+|[ \t]+$/g, ''))
  .filter((part) => part.includes('=')).flatMap((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]);
const named = (name) => `${name.length}:${name}`;
const requestSchema = `q(${Object.entries(parts).map(([name, { schema }]) => named(name) + schema).join('')})`;

class Wire {
  constructor({ words, text: bytes }) { this.words = words; this.rest = bytes; this.at = 0; }
  word() { return this.words[this.at++]; }
  bytes() {
    const size = this.word(), bytes = this.rest.subarray(0, size);
    this.rest = this.rest.subarray(size);
    return bytes;
  }
  text() { return this.bytes().toString(); }
}

test('events become requests as the vectors say', async (t) => {
  const { put } = codec(requestSchema, ['put']);
  for (const { about, event, request, failure } of vectors) {
    await t.test(about, () => {
      const arena = new Arena();
      if (failure) {
        assert.throws(() => arena.send(put, JSON.parse(event)), (error) => { assert.deepEqual([error.name, error.message], failure); return true; });
        return;
      }
      const wire = new Wire(arena.send(put, JSON.parse(event))), seen = {};
      for (const [name, { read }] of Object.entries(parts)) seen[name] = read(wire);
      seen.cookies = splitCookies(seen.cookies);
      assert.equal(wire.at, wire.words.length);
      const { sender, text: plain, body: bytes, 'header:cookie': cookieHeader, ...rest } = seen;
      assert.ok(plain === undefined || bytes === undefined);
      const body = (plain ?? bytes ?? Buffer.alloc(0)).toString('base64');
      const { hasLists, ...expected } = { rawQuery: '', cookieHeader: undefined, time: undefined, ...request };
      assert.deepEqual({ source: sources[sender & 7], cookieHeader, ...rest, body }, expected);
    });
  }
});

test('each part works without the others', () => {
  const { request } = vectors.find(({ about }) => about === 'all that an HTTP API has');
  const event = JSON.parse(vectors.find(({ about }) => about === 'all that an HTTP API has').event);
  for (const name of ['query', 'rawQuery', 'headers', 'cookies', 'route', 'stage', 'sourceIp', 'requestId', 'protocol', 'pathParameters', 'stageVariables']) {
    const { put } = codec(`q(${named(name)}${parts[name].schema})`, ['put']);
    const seen = parts[name].read(new Wire(new Arena().send(put, event)));
    assert.deepEqual(name === 'cookies' ? splitCookies(seen) : seen, request[name] ?? '', name);
  }
});

// ---- single headers

const header = (name, event) => {
  const wire = new Wire(new Arena().send(codec(`q(${named(`header:${name}`)}?s)`, ['put']).put, event));
  return wire.word() ? wire.text() : undefined;
};
const httpApi = (headers, more) => ({ requestContext: { http: { method: 'GET' } }, headers, ...more });

test('a header is found whatever its letter case', () => {
  const event = httpApi({ 'X-One': '1', host: 'a', 'x-two': '', 'content-type': 'b' });
  for (const [name, value] of [['x-one', '1'], ['host', 'a'], ['x-two', ''], ['content-type', 'b'], ['hos', undefined], ['hostx', undefined]]) assert.equal(header(name, event), value);
  assert.equal(header('host', httpApi(undefined)), undefined);
  assert.equal(header('host', httpApi(null)), undefined);
  for (const name of ['constructor', '__proto__', 'length']) assert.equal(header(name, httpApi({ host: 'a' })), undefined, name);
  assert.equal(header('constructor', httpApi({ constructor: 'a' })), 'a');
  assert.equal(header('__proto__', httpApi(JSON.parse('{"__proto__": "a"}'))), 'a');
});

test('of two spellings in a REST API\'s event the first counts', () => {
  const rest = (more) => ({ requestContext: {}, httpMethod: 'GET', ...more });
  assert.equal(header('host', rest({ headers: { Host: 'a', host: 'b' } })), 'a');
  assert.equal(header('host', rest({ multiValueHeaders: { Host: ['a'], host: ['b'] } })), 'a');
  assert.equal(header('host', rest({ headers: { host: 'b' } })), 'b');
});

test('a header of several values is its first one', () => {
  const alb = { requestContext: { elb: {} }, multiValueHeaders: { host: ['a', 'b'], 'x-none': [], 'X-Null': [null, 'c'] }, headers: { host: 'b' } };
  assert.deepEqual(['host', 'x-none', 'x-null'].map((name) => header(name, alb)), ['a', undefined, 'c']);
  const lattice = { requestContext: { serviceArn: 'x' }, headers: { host: 'a', 'x-list': ['b', 'c'] } };
  assert.deepEqual(['host', 'x-list'].map((name) => header(name, lattice)), ['a', 'b']);
});

test('a header of the wrong type is an error, whichever is asked for', () => {
  const wrong = (event, message) => assert.throws(() => header('host', event), { name: 'lambda_wasm::InvalidEvent', message });
  wrong(httpApi({ host: 5 }), 'The value at /headers/host does not fit: expected string, found number 5.');
  wrong(httpApi({ host: ['a'] }), 'The value at /headers/host does not fit: expected string, found array.');
  wrong(httpApi('host'), 'The value at /headers does not fit: expected object, found string "host".');
  wrong({ requestContext: { elb: {} }, multiValueHeaders: { host: 'a' } }, 'The value at /multiValueHeaders/host does not fit: expected array, found string "a".');
});

test('cookies are a header, where they stand beside the headers too', () => {
  assert.equal(header('cookie', httpApi({ cookie: 'replaced=1' }, { cookies: ['a=1', 'b=2'] })), 'a=1; b=2');
  assert.equal(header('cookie', httpApi({ Cookie: 'a=1' })), 'a=1');
});

test('short headers that the program names come with the request', () => {
  const names = [{ address: 1012, name: 'host' }, { address: 2012, name: 'x-long' }, { address: 3012, name: 'cookie' }, { address: 4012, name: 'x-absent' }, { address: 5012, name: 'x-é' }];
  const { put } = codec('q(6:methods8:literalsk)', ['put'], names);
  const literals = (event) => {
    const wire = new Wire(new Arena().send(put, event));
    wire.text();
    return Array.from({ length: wire.word() }, () => [wire.word(), wire.text()]);
  };
  assert.deepEqual(literals(httpApi({ host: 'a', 'x-long': 'x'.repeat(127), cookie: 'c=1', 'x-é': 'é🍐' })), [[1000, 'a'], [2000, 'x'.repeat(127)], [5000, 'é🍐']]);
  assert.deepEqual(literals(httpApi({ Host: 'a', 'x-long': 'x'.repeat(128) })), []); // C++ asks for these
  assert.deepEqual(literals({ requestContext: { elb: {} }, multiValueHeaders: { host: ['a'] } }), []);
});

// ---- replies

const PROBLEM = 32, LISTS = 8;
const [REST_API, HTTP_API, , ALB, LATTICE] = [0, 1, 2, 3, 4];
const { take } = codec('r', ['take']);

// A message as put_reply and put_problem of include/lambda_wasm/edge/http.hpp write it.
class Message {
  words = [];
  text = Buffer.alloc(0);
  word(...words) { this.words.push(...words); return this; }
  put(...texts) {
    for (const each of texts) {
      const bytes = Buffer.from(each);
      this.words.push(bytes.length);
      this.text = Buffer.concat([this.text, bytes]);
    }
    return this;
  }
}
const message = (sender, { status = 200, body = '', headers = [], cookies = [] }) =>
  new Message().word(sender, status).put(body).word(headers.length).put(...headers.flat()).word(cookies.length).put(...cookies);
const reply = (form, given) => new Arena().receive(take, message(form, given));
const refusal = (given, form = HTTP_API) => {
  try {
    reply(form, given);
  } catch ({ name, message: sentence }) {
    assert.equal(name, 'lambda_wasm::InvalidResponse');
    return sentence;
  }
  return assert.fail('it was not refused');
};

test('a plain reply goes out as it stands', () => {
  assert.deepEqual(reply(HTTP_API, { body: 'hi' }), { statusCode: 200, body: 'hi' });
  assert.deepEqual(reply(REST_API, { status: 404, headers: [['Content-Type', 'a/b'], ['x', '']] }),
    { statusCode: 404, body: '', headers: { 'Content-Type': 'a/b', x: '' } });
  assert.deepEqual(reply(HTTP_API, { body: 'é🍐\ufeff', headers: [['x', 'ü']] }), { statusCode: 200, body: 'é🍐\ufeff', headers: { x: 'ü' } });
  assert.deepEqual(Object.entries(reply(HTTP_API, { headers: [['__proto__', '1']] }).headers), [['__proto__', '1']]);
});

test('headers are told apart from those of the reply before', () => {
  const arena = new Arena(), headers = (...given) => arena.receive(take, message(HTTP_API, { headers: given })).headers;
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(headers(['a', 'bc'], ['d', '1']), { a: 'bc', d: '1' });
    assert.deepEqual(headers(['ab', 'c'], ['d', '1']), { ab: 'c', d: '1' });
    assert.deepEqual(headers(['a', 'bc'], ['A', '1']), { a: 'bc, 1' });
    assert.deepEqual(headers(['a', 'bç'], ['d', '1']), { a: 'bç', d: '1' });
    assert.throws(() => headers(['a', 'bc'], ['d ', '']), { name: 'lambda_wasm::InvalidResponse' });
  }
  const many = Array.from({ length: 40 }, (_, i) => [`x-${i}`, 'v'.repeat(i * 20)]);
  for (let i = 0; i < 2; i++) assert.deepEqual(Object.entries(headers(...many)), many);
});

test('a body that is not UTF-8 goes out as base64', () => {
  const body = Buffer.from([0, 255]);
  assert.deepEqual(reply(HTTP_API, { body, headers: [['x', '1']] }), { statusCode: 200, body: 'AP8=', isBase64Encoded: true, headers: { x: '1' } });
  assert.deepEqual(reply(LATTICE, { body }), { statusCode: 200, body: 'AP8=', statusDescription: '200 OK', isBase64Encoded: true, headers: {} });
  assert.equal(reply(HTTP_API, { body: Buffer.from('eda080', 'hex') }).body, '7aCA');
});

test('headers and cookies go where each sender takes them', () => {
  const given = { headers: [['X-A', '1'], ['Set-Cookie', 'a=1'], ['x-b', '2'], ['x-a', '3'], ['SET-COOKIE', 'b=2; Secure']], cookies: ['c='] };
  const cookies = ['a=1', 'b=2; Secure', 'c='];
  assert.deepEqual(reply(HTTP_API, given), { statusCode: 200, body: '', headers: { 'X-A': '1, 3', 'x-b': '2' }, cookies });
  assert.deepEqual(reply(REST_API, given), { statusCode: 200, body: '', headers: { 'x-b': '2' }, multiValueHeaders: { 'X-A': ['1', '3'], 'set-cookie': cookies } });
  for (const form of [ALB, LATTICE]) {
    assert.deepEqual(reply(form, given).headers, { 'X-A': '1, 3', 'x-b': '2', 'set-cookie': 'a=1', 'Set-cookie': 'b=2; Secure', 'sEt-cookie': 'c=' });
  }
  const { headers, multiValueHeaders } = reply(ALB | LISTS, given);
  assert.equal(headers, undefined);
  assert.deepEqual(multiValueHeaders, { 'X-A': ['1', '3'], 'x-b': ['2'], 'set-cookie': cookies });
});

test('what is empty is there where its sender wants it', () => {
  assert.deepEqual(reply(HTTP_API, {}), { statusCode: 200, body: '' });
  assert.deepEqual(reply(REST_API, {}), { statusCode: 200, body: '' });
  assert.deepEqual(reply(ALB, { status: 299 }), { statusCode: 299, body: '', statusDescription: '299 Unassigned', isBase64Encoded: false, headers: {} });
  assert.deepEqual(reply(ALB | LISTS, {}), { statusCode: 200, body: '', statusDescription: '200 OK', isBase64Encoded: false, multiValueHeaders: {} });
  assert.deepEqual(reply(REST_API, { cookies: ['a='] }), { statusCode: 200, body: '', headers: { 'set-cookie': 'a=' } });
});

test('set-cookie has 512 spellings', () => {
  const cookies = Array.from({ length: 512 }, (_, i) => `c${i}=`);
  assert.equal(Object.keys(reply(ALB, { cookies }).headers).length, 512);
  cookies.push('c512=');
  assert.equal(refusal({ cookies }, ALB), 'The response\'s header "set-cookie" is there more than 512 times, which the sender of this request cannot take.');
  assert.equal(reply(HTTP_API, { cookies }).cookies.length, 513);
});

test('what may not be sent is refused by name', () => {
  for (const status of [-1, 0, 99, 600, 2_000_000_000]) assert.equal(refusal({ status }), `The response's status "${status}" is not from 100 to 599.`);
  for (const name of ['', 'x y', 'é', 'a:', 'x\r\n']) {
    assert.equal(refusal({ headers: [[name, '1']] }), `The response's header "${name.replace(/[^ -~]/g, '?')}" is not named by a token (RFC 9110 section 5.6.2).`);
  }
  for (const value of ['a\r', 'a\nb', '\0']) assert.equal(refusal({ headers: [['x-a', value]] }), 'The response\'s header "x-a" has CR, LF or NUL in its value.');
  for (const value of ['', 'a', '=1', 'a b=1', 'a=1 2', ' a=1', 'a=1 ; Path=/', 'a=1; é', ';a=1', 'a="1']) {
    assert.equal(refusal({ headers: [['set-cookie', value]] }), `The response's cookie "${value.replace(/[^ -~]/g, '?')}" breaks RFC 6265.`);
  }
  for (const value of ['a=1', 'a=', 'a="1"', 'a=1; Path=/; HttpOnly', 'a=1;Path=/', 'a=1;', 'a=1; x=a b, c']) {
    assert.deepEqual(reply(HTTP_API, { headers: [['set-cookie', value]] }).cookies, [value]);
  }
});

test('every character of a token, and of a cookie\'s value, is known', () => {
  const tokens = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  for (let i = 1; i < 128; i++) {
    const character = String.fromCharCode(i);
    const isToken = tokens.includes(character), isValue = i > 32 && i < 127 && !'",;\\'.includes(character);
    const accepted = (given) => { try { reply(HTTP_API, given); return true; } catch { return false; } };
    assert.equal(accepted({ headers: [[`a${character}`, '']] }), isToken, `header ${i}`);
    if (character !== '=') assert.equal(accepted({ headers: [['set-cookie', `a${character}=`]] }), isToken, `cookie ${i}`);
    assert.equal(accepted({ headers: [['set-cookie', `a=${character}`]] }), isValue || character === ';', `value ${i}`);
  }
});

test('an HttpError is problem details', () => {
  const problem = (status, texts, errors = [], count = errors.length) => {
    const written = new Message().word(HTTP_API | PROBLEM, status).put(...texts).word(errors.length);
    for (const each of errors) written.put(...each);
    return new Arena().receive(take, errors.length > 0 ? written.word(count) : written);
  };
  assert.deepEqual(problem(404, ['', '', 'no such order', '']),
    { statusCode: 404, body: '{"title":"Not Found","status":404,"detail":"no such order"}', headers: { 'content-type': 'application/problem+json' } });
  assert.equal(problem(499, ['', '', '', '']).body, '{"status":499}');
  assert.equal(problem(409, ['u', 't', 'd"\n', 'i'], [['', 'object', 'array'], ['/a', 'string', '']], 40).body,
    '{"type":"u","title":"t","status":409,"detail":"d\\"\\n","instance":"i","errors":[{"pointer":"","expected":"object","found":"array"},{"pointer":"/a","expected":"string"}],"count":40}');
  assert.throws(() => problem(7, ['', '', '', '']), { name: 'lambda_wasm::InvalidResponse' });
});

test('the reason phrases are those of http/status.hpp', () => {
  const phrase = (status) => reply(ALB, { status }).statusDescription.slice(4);
  const header = readFileSync(`${import.meta.dirname}/../../include/lambda_wasm/http/status.hpp`, 'utf8');
  const hundreds = header.slice(header.indexOf('reason_phrases[]'), header.indexOf('};')).split(/",\n/).map((lines) => lines.match(/"[^"]*(?:"|$)/g)?.map((line) => line.replaceAll('"', '')).join('') ?? '');
  for (let status = 100; status < 600; status++) {
    assert.equal(phrase(status), hundreds[Math.floor(status / 100) - 1].split('|')[status % 100] || 'Unassigned', `${status}, ${STATUS_CODES[status]}`);
  }
});

test('... and node:http is not loaded for those of the statuses that are mostly answered with', () => {
  // In a process of its own, which loads nothing else; `loaded` are the modules of Node.js that it has loaded by then.
  const script = `import { phraseOf } from ${JSON.stringify(new URL('../../cmake/javascript/http_reply.mjs', import.meta.url))};
    const loaded = () => process.moduleLoadList.includes('NativeModule http');
    const before = loaded(), phrases = [200, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 504].map((status) => [status, phraseOf(status)]);
    console.log(JSON.stringify({ before, after: loaded(), phrases, other: phraseOf(418), rest: phraseOf(507), last: loaded() }));`;
  const { before, after, phrases, ...rest } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script]));
  assert.deepEqual([before, after, rest], [false, false, { other: '', rest: STATUS_CODES[507], last: true }]);
  for (const [status, phrase] of phrases) assert.equal(phrase, { 413: 'Content Too Large', 422: 'Unprocessable Content' }[status] ?? STATUS_CODES[status]);
});
