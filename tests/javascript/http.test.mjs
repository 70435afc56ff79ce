// HTTP requests and replies, through a function's codecs for them. The native adapter uses the same vectors
// (tests/unit/http/vectors.test.cpp).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { test } from 'node:test';

import { ABI } from './abi.mjs';
import { Arena, codec } from './arena.mjs';

const vectors = JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/http.json`));
// The name of the sender of a request or a reply, and `_lists` where its headers are lists.
const formOf = (sender) => `${Object.keys(ABI.sender)[sender & (ABI.sender_word.has_lists - 1)]}${sender & ABI.sender_word.has_lists ? '_lists' : ''}`;

// The parts by name, and how each is read from the wire.
const list = { schema: '[s', read: (wire) => Array.from({ length: wire.word() }, () => wire.text()) };
const text = { schema: 's', read: (wire) => wire.text() };
const optional = (of, schema) => ({ schema: `?${schema}`, read: (wire) => (wire.word() ? of(wire) : undefined) });
const parts = {
  sender: { schema: 'C', read: (wire) => wire.word() },
  method: text, path: text, query: list, rawQuery: text, headers: list, cookies: list,
  'header:cookie': optional((wire) => wire.text(), 's'),
  text: optional((wire) => wire.bytes(), 's'), body: optional((wire) => wire.bytes(), 'y'),
  route: text, stage: text, sourceIp: text, requestId: text, protocol: text,
  time: optional((wire) => wire.word() + 2 ** 32 * (wire.word() | 0), 'l'),
  pathParameters: list, stageVariables: list,
};
// Splits cookie headers as C++ does (include/lambda_wasm/http/cookie.hpp).
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

test('events become requests as in the vectors', async (t) => {
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
      assert.deepEqual({ sender: formOf(sender & ~ABI.sender_word.has_lists), cookieHeader, ...rest, body }, expected);
    });
  }
});

test('each part works without the others', () => {
  const { request } = vectors.find(({ about }) => about === 'all parts of an HTTP API');
  const event = JSON.parse(vectors.find(({ about }) => about === 'all parts of an HTTP API').event);
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

test('a header is found, or rejected, as in the vectors', async (t) => {
  for (const { about, event, name, value, failure } of JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/headers.json`))) {
    await t.test(about, () => {
      if (failure) assert.throws(() => header(name, JSON.parse(event)), { name: 'lambda_wasm::InvalidEvent', message: failure });
      else assert.equal(header(name, JSON.parse(event)), value);
    });
  }
});

test('headers with names that JavaScript objects inherit', () => {
  for (const name of ['constructor', '__proto__', 'length']) assert.equal(header(name, httpApi({ host: 'a' })), undefined, name);
  assert.equal(header('constructor', httpApi({ constructor: 'a' })), 'a');
  const rest = { requestContext: {}, httpMethod: 'GET', headers: JSON.parse('{"__proto__": "a"}') };
  assert.equal(header('__proto__', httpApi(rest.headers)), 'a');
  assert.equal(header('__proto__', rest), 'a');
});

test('short headers that the program names are sent with the request', () => {
  const names = [{ address: 1000, name: 'host' }, { address: 2000, name: 'x-long' }, { address: 3000, name: 'cookie' }, { address: 4000, name: 'x-absent' }, { address: 5000, name: 'x-é' }];
  const { put } = codec('q(6:methods8:literalsk)', ['put'], names);
  const literals = (event) => {
    const wire = new Wire(new Arena().send(put, event));
    wire.text();
    return Array.from({ length: wire.word() }, () => [wire.word(), wire.text()]);
  };
  assert.deepEqual(literals(httpApi({ host: 'a', 'x-long': 'x'.repeat(127), cookie: 'c=1', 'x-é': 'é🍐' })), [[1000, 'a'], [2000, 'x'.repeat(127)], [5000, 'é🍐']].map(([address, value]) => [address - ABI.literal_header.marker, value]));
  assert.deepEqual(literals(httpApi({ Host: 'a', 'x-long': 'x'.repeat(128) })), []); // C++ requests these later
  assert.deepEqual(literals({ requestContext: { elb: {} }, multiValueHeaders: { host: ['a'] } }), []);
});

// ---- replies

const senders = Object.fromEntries(Object.values(ABI.sender).flatMap((sender) => [sender, sender | ABI.sender_word.has_lists]).map((sender) => [formOf(sender), sender]));
const { http_api: HTTP_API, alb: ALB } = senders;
const { take } = codec('r', ['take']);

// A message as written by put_reply and put_problem of include/lambda_wasm/edge/http.hpp.
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
const problem = (form, { status, type = '', title = '', detail = '', instance = '', errors = [], count = errors.length }) => {
  const written = new Message().word(form | ABI.sender_word.is_problem, status).put(type, title, detail, instance).word(errors.length);
  for (const each of errors) written.put(...each);
  return new Arena().receive(take, errors.length > 0 ? written.word(count) : written);
};

test('replies are written, or rejected, as in the vectors', async (t) => {
  const vectors = JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/replies.json`));
  // C++ rejects cookies, in Wasm too: the native test checks these vectors.
  for (const { about, sender, reply: expected, failure, bytes, cookies = [], ...given } of vectors.filter(({ failure }) => !failure?.endsWith('its name is not a token.'))) {
    await t.test(`${about}: ${sender}`, () => {
      const made = () => {
        if (given.problem) return problem(senders[sender], given.problem);
        return reply(senders[sender], { ...given, ...(bytes && { body: Buffer.from(bytes, 'base64') }), cookies: cookies.map(([name, value]) => `${name}=${value}`) });
      };
      if (failure) assert.throws(made, { name: 'lambda_wasm::InvalidResponse', message: failure });
      else assert.equal(JSON.stringify(made()), expected);
    });
  }
});

test('headers of a reply do not mix with those of the previous one', () => {
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

test('set-cookie has 512 spellings', () => {
  const cookies = Array.from({ length: 512 }, (_, i) => `c${i}=`);
  assert.equal(Object.keys(reply(ALB, { cookies }).headers).length, 512);
});

test('a set-cookie header that follows RFC 6265 is sent unchanged', () => {
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

test('the reason phrases are those of http/status.hpp', () => {
  const phrase = (status) => reply(ALB, { status }).statusDescription.slice(4);
  const header = readFileSync(`${import.meta.dirname}/../../include/lambda_wasm/http/status.hpp`, 'utf8');
  const hundreds = header.slice(header.indexOf('reason_phrases[]'), header.indexOf('};')).split(/",\n/).map((lines) => lines.match(/"[^"]*(?:"|$)/g)?.map((line) => line.replaceAll('"', '')).join('') ?? '');
  for (let status = 100; status < 600; status++) {
    assert.equal(phrase(status), hundreds[Math.floor(status / 100) - 1].split('|')[status % 100] || 'Unassigned', `${status}, ${STATUS_CODES[status]}`);
  }
});

test('node:http is not loaded for the reason phrases of common statuses', () => {
  // In a separate process, which loads nothing else; `loaded` are the Node.js modules that it has loaded by then.
  const script = `import { phraseOf } from ${JSON.stringify(new URL('../../cmake/javascript/runtime/http_reply.mjs', import.meta.url))};
    const loaded = () => process.moduleLoadList.includes('NativeModule http');
    const before = loaded(), phrases = [200, 400, 401, 403, 404, 405, 413, 422, 500].map((status) => [status, phraseOf(status)]);
    console.log(JSON.stringify({ before, after: loaded(), phrases, other: phraseOf(418), rest: phraseOf(507), last: loaded() }));`;
  const { before, after, phrases, ...rest } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script]));
  assert.deepEqual([before, after, rest], [false, false, { other: '', rest: STATUS_CODES[507], last: true }]);
  for (const [status, phrase] of phrases) assert.equal(phrase, { 413: 'Content Too Large', 422: 'Unprocessable Content' }[status] ?? STATUS_CODES[status]);
});
