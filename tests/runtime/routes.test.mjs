// Functions with routes (tests/functions/routes), with exceptions and without: every kind of route, for every sender of HTTP events,
// under the managed runtimes' clients.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { asGolden } from './cases.mjs';
import { Invocation, runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';

const recorded = (name) => JSON.parse(readFileSync(new URL(`../../examples/echo/events/${name}.json`, import.meta.url)));

const lists = (query) => Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
const text = (query) => new URLSearchParams(query).toString();
const ofHttpApi = (event) => ({ method, path: rawPath, query, body }) =>
  ({ ...event, rawPath, rawQueryString: text(query), body, requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method, path: rawPath } } });
const ofOlder = (event) => ({ method, path: itsPath, query, body }) =>
  ({ ...event, httpMethod: method, path: itsPath, body, isBase64Encoded: false, queryStringParameters: query, ...(event.multiValueHeaders && { multiValueQueryStringParameters: lists(query) }) });
const ofLattice = (event) => ({ method, path: itsPath, query, body }) =>
  ({ ...event, method, path: text(query) ? `${itsPath}?${text(query)}` : itsPath, queryStringParameters: lists(query), body });

/** Makes the event of a request, from a recorded one of each sender. */
const SENDERS = {
  'a REST API': ofOlder(recorded('rest_api')),
  'an HTTP API': ofHttpApi(recorded('http_api')),
  'a function URL': ofHttpApi({ ...recorded('function_url'), headers: { 'content-type': 'application/json' } }),
  'a load balancer': ofOlder(recorded('alb')),
  'a load balancer with lists': ofOlder(recorded('alb_multi_value')),
  'VPC Lattice': ofLattice(recorded('lattice')),
};
const request = (method, itsPath, { query = {}, body = null } = {}) => ({ method, path: itsPath, query, body });

const PROBLEM = { 'content-type': 'application/problem+json' };
const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const problem = (status, title, detail) => JSON.stringify({ title, status, detail });
const NOT_NOW = [409, PROBLEM, problem(409, 'Conflict', 'Not now.')];
const KNOWN = [500, PROBLEM, problem(500, 'Internal Server Error', 'It is known.')];

/** [request, status, headers, body]; every reply also has the x-route of the table's middleware. */
const REPLIES = [
  [request('GET', '/'), 200, TEXT, 'Hello'],
  [request('GET', '/notes', { query: { limit: '5', tag: 'a b' } }), 200, JSON_TYPE, '["a b","5"]'],
  [request('GET', '/notes', { query: { limit: '0' } }), 422, PROBLEM,
    '{"title":"Unprocessable Content","status":422,"detail":"The value at /limit does not fit: expected at least 1, found number 0.","errors":[{"in":"query","pointer":"/limit","expected":"at least 1","found":"number 0"}],"count":1}'],
  [request('GET', '/notes/18446744073709551615'), 200, JSON_TYPE, '{"id":18446744073709551615,"text":"a note"}'],
  [request('GET', '/notes/x'), 404, PROBLEM,
    '{"title":"Not Found","status":404,"detail":"The value at /id does not fit: expected unsigned integer of 64 bits, found string \\"x\\".","errors":[{"in":"path","pointer":"/id","expected":"unsigned integer of 64 bits","found":"string \\"x\\""}],"count":1}'],
  [request('POST', '/notes', { body: '{"id":7,"text":"ü"}' }), 201, { location: '/notes/7', ...JSON_TYPE }, '{"id":7,"text":"ü"}'],
  [request('POST', '/notes', { body: '{"id":7,"text":""}' }), 422, PROBLEM,
    '{"title":"Unprocessable Content","status":422,"detail":"The value at /text does not fit: expected at least 1 character, found string \\"\\".","errors":[{"pointer":"/text","expected":"at least 1 character","found":"string \\"\\""}],"count":1}'],
  [request('DELETE', '/notes/7'), 204, {}, ''],
  [request('GET', '/files/a/b.txt', { query: { q: '1' } }), 200, TEXT, 'a/b.txt|1'],
  [request('GET', '/wait/1'), 200, TEXT, 'waited'],
  [request('GET', '/refuse/http'), ...NOT_NOW],
  [request('GET', '/refuse/known'), ...KNOWN],
  [request('GET', '/fail/http'), ...NOT_NOW],
  [request('GET', '/fail/known'), ...KNOWN],
  [request('GET', '/users/me'), 401, PROBLEM, problem(401, 'Unauthorized', 'Say who you are.')],
  [request('GET', '/users/me', { query: { user: 'Ada' } }), 200, TEXT, 'Hello Ada'],
  [request('GET', '/users/admitted/me', { query: { user: 'Ada' } }), 200, TEXT, 'Hello Ada'],
  [request('GET', '/users/admitted/me', { query: { user: 'eve' } }), 403, PROBLEM, problem(403, 'Forbidden', 'Not you.')],
  [request('HEAD', '/notes/7'), 200, JSON_TYPE, ''],
  [request('HEAD', '/nowhere'), 404, PROBLEM, ''],
  [request('GET', '/nowhere'), 404, PROBLEM, problem(404, 'Not Found', 'There is nothing at this path.')],
  [request('PUT', '/notes/7'), 405, { allow: 'GET, HEAD, DELETE, OPTIONS', ...PROBLEM }, problem(405, 'Method Not Allowed', 'This path takes other methods.')],
  [request('OPTIONS', '/notes'), 204, { allow: 'GET, HEAD, POST, OPTIONS' }, ''],
  [request('GET', '/feed/refused'), ...NOT_NOW],
  [request('GET', '/feed/all'), 202, { 'content-type': 'text/plain' }, '0\n1\n2\n'],
  [request('HEAD', '/feed/endless'), 202, { 'content-type': 'text/plain' }, ''],
];
/** [request, the function error's type, its message] */
const ERRORS = [
  [request('GET', '/refuse/other'), 'shop::Closed', 'It is closed.'],
  [request('GET', '/fail/other'), 'std::domain_error', 'It is closed.'],
];

const utf8 = (...parts) => new File(parts, 'ä "1"\r\n%.txt', { type: 'text/plain; charset=utf-8' });
const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i * i);
/** Entries of forms, and what comes of them. */
const FORMS = [
  [[['title', 'A "b" & ü\r\n'], ['n', '1'], ['file', utf8('--x\r\n\r\n--')], ['n', '2']], { title: 'A "b" & ü\r\n', numbers: [1, 2], files: [['ä "1"\r\n%.txt', 'text/plain; charset=utf-8', '--x\r\n\r\n--']] }],
  [[['more', new Blob([])], ['title', ''], ['file', new File([bytes], 'all')], ['more', new File(['b'], '')]],
    { title: '', numbers: [], files: [['all', 'application/octet-stream', bytes], ['blob', 'application/octet-stream', ''], ['', 'application/octet-stream', 'b']] }],
  [[['title', 'x'], ['file', new File([], '')]], { pointer: '/file', expected: 'file', found: 'nothing' }],
  [[['title', utf8('x')], ['file', utf8('x')]], { pointer: '/title', expected: 'string', found: 'file' }],
  [[], { pointer: '/title', expected: 'string', found: 'nothing' }],
];
/** The event of a form, as fetch writes it. */
async function eventOf(sender, entries) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const posted = new Request('http://localhost', { method: 'POST', body: form }), event = SENDERS[sender](request('POST', '/uploads'));
  const type = posted.headers.get('content-type');
  return { ...event, headers: { ...event.headers, 'content-type': type }, body: Buffer.from(await posted.arrayBuffer()).toString('base64'), isBase64Encoded: true };
}

/** A reply in one form, whatever its sender. */
function formOf({ statusCode, headers = {}, multiValueHeaders = {}, body = '', isBase64Encoded = false }) {
  assert.equal(isBase64Encoded, false);
  const all = { ...headers, ...Object.fromEntries(Object.entries(multiValueHeaders).map(([name, values]) => [name, values.join(', ')])) };
  return { status: statusCode, headers: all, body };
}
const expectedOf = ([{ method }, status, headers, body]) => ({ status, headers: { ...headers, 'x-route': `${method} ${status}` }, body });

for (const { label, node, ric } of RUNTIMES) {
  for (const name of ['routes', 'routes_none']) {
    const client = (options) => runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), ...options });

    suite(`${name} under ${label}`, () => {
      // Its export `handler` streams, and the export `whole` does not.
      for (const [handler, senders] of [['index.whole', Object.keys(SENDERS)], ['index.handler', ['a REST API', 'a function URL']]]) {
        for (const sender of senders) {
          test(`${handler} answers ${sender}`, async () => {
            const cases = handler === 'index.whole' ? REPLIES.filter(([{ path: itsPath }]) => itsPath !== '/feed/endless') : REPLIES;
            const { outcomes } = await client({ handler, events: cases.map(([each]) => SENDERS[sender](each)) });
            for (const [i, each] of cases.entries()) {
              assert.deepEqual(formOf(asGolden(outcomes[i])), expectedOf(each), `${each[0].method} ${each[0].path}`);
            }
          });
        }

        test(`${handler} reads forms as fetch writes them`, async () => {
          const { outcomes } = await client({ handler, events: await Promise.all(FORMS.map(([entries]) => eventOf('a function URL', entries))) });
          for (const [i, [, { files, ...expected }]] of FORMS.entries()) {
            const { status, body } = formOf(asGolden(outcomes[i])), made = JSON.parse(body);
            assert.equal(status, files === undefined ? 422 : 200, body);
            if (files === undefined) assert.deepEqual(made.errors[0], { in: 'form', ...expected });
            else assert.deepEqual(made, { ...expected, files: files.map(([file, type, content]) => ({ name: file, type, bytes: Buffer.from(content).toString('base64') })) });
          }
        });

        test(`${handler} fails with other errors`, async () => {
          const { outcomes } = await client({ handler, events: ERRORS.map(([each]) => SENDERS['a function URL'](each)) });
          assert.deepEqual(outcomes.map(asGolden), ERRORS.map(([, errorType, errorMessage]) => ({ errorType, errorMessage })));
        });

        test(`${handler} answers a route that waits too long with a 504, which the middleware sees`, async () => {
          const late = (itsPath) => new Invocation(SENDERS['a function URL'](request('GET', itsPath)), { remaining: 400 });
          const { outcomes } = await client({ handler, events: [late('/wait/3600000'), SENDERS['a function URL'](request('GET', '/'))] });
          assert.deepEqual(outcomes.map((each) => formOf(asGolden(each))), [
            { status: 504, headers: { 'x-route': 'GET 504', ...PROBLEM }, body: problem(504, 'Gateway Timeout', "The function's time was almost over.") },
            expectedOf(REPLIES[0]),
          ]);
        });
      }

      test('a stream that fails, or whose time is over, after it has begun ends with that error', async () => {
        const events = ['/feed/broken', '/feed/endless'].map((each) => new Invocation(SENDERS['a function URL'](request('GET', each)), { remaining: 400 }));
        const { outcomes } = await client({ events });
        assert.deepEqual(outcomes.map(({ kind, body, error }) => [kind, body, error.errorType]), [
          ['stream', '0\n1\n2\n', 'shop::Closed'], ['stream', '0\n1\n2\n', 'lambda_wasm::Cancelled'],
        ]);
      });
    });
  }
}
