// Functions with routes (tests/functions/routes), with exceptions and without: every kind of route, for every sender of HTTP events,
// under the managed runtimes' clients.

import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';

import { asGolden } from './cases.mjs';
import { Invocation, runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';

const recorded = (name) => JSON.parse(readFileSync(new URL(`../../examples/echo/events/${name}.json`, import.meta.url)));

const lists = (query) => Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
const text = (query) => new URLSearchParams(query).toString();
const ofHttpApi = (event) => ({ method, path: rawPath, query, body, headers = event.headers }) =>
  ({ ...event, rawPath, headers, rawQueryString: text(query), body, requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method, path: rawPath } } });
const ofOlder = (event) => ({ method, path: itsPath, query, body, headers }) =>
  ({ ...event, ...(headers && event.headers && { headers }), ...(headers && event.multiValueHeaders && { multiValueHeaders: lists(headers) }), httpMethod: method, path: itsPath, body, isBase64Encoded: false, queryStringParameters: query, ...(event.multiValueHeaders && { multiValueQueryStringParameters: lists(query) }) });
const ofLattice = (event) => ({ method, path: itsPath, query, body, headers }) =>
  ({ ...event, ...(headers && { headers: lists(headers) }), method, path: text(query) ? `${itsPath}?${text(query)}` : itsPath, queryStringParameters: lists(query), body });

/** Makes the event of a request, from a recorded one of each sender. */
const SENDERS = {
  'a REST API': ofOlder(recorded('rest_api')),
  'an HTTP API': (given) => ofHttpApi(recorded('http_api'))({ ...given, path: decodeURIComponent(given.path) }),
  'a function URL': ofHttpApi({ ...recorded('function_url'), headers: { 'content-type': 'application/json' } }),
  'a load balancer': ofOlder(recorded('alb')),
  'a load balancer with lists': ofOlder(recorded('alb_multi_value')),
  'VPC Lattice': ofLattice(recorded('lattice')),
};
const request = (method, itsPath, { query = {}, body = null, headers = undefined } = {}) => ({ method, path: itsPath, query, body, headers });

const PROBLEM = { 'content-type': 'application/problem+json' };
const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const problem = (status, title, detail) => JSON.stringify({ title, status, detail });
const NOT_NOW = [409, PROBLEM, problem(409, 'Conflict', 'Not now.')];
const KNOWN = [500, PROBLEM, problem(500, 'Internal Server Error', 'It is known.')];

const NOWHERE = [404, PROBLEM, problem(404, 'Not Found', 'There is nothing at this path.')];

// ---- files, of tests/functions/routes/static

const fileOf = (name) => readFileSync(new URL(`../functions/routes/static/${name}`, import.meta.url), 'latin1');
const hashOf = (body) => createHash('sha256').update(body, 'latin1').digest('hex').slice(0, 16);
const head = (type, tag, others = {}) => ({ 'content-type': type, 'cache-control': 'no-cache', etag: `"${tag}"`, ...others });
const read = (itsPath, headers = {}) => request('GET', itsPath, { headers });
const TXT = TEXT['content-type'], HTML = 'text/html; charset=utf-8', LONG = fileOf('long.txt'), HERE = fileOf('sub/index.html'), VARIES = { vary: 'accept-encoding' };
const known = ({ 'content-type': type, 'content-encoding': coding, ...others }) => others;
const long = { whole: head(TXT, hashOf(LONG), VARIES), twin: head(TXT, `${hashOf(LONG)}.br`, { ...VARIES, 'content-encoding': 'br' }) };
const inAdmitted = (itsPath, query) => request('GET', `/users/admitted/files/${itsPath}`, { query, headers: {} });
const IMMUTABLE = { 'cache-control': 'max-age=31536000, immutable' };

const FILES = [
  [read('/static/long.txt'), 200, long.whole, LONG],
  [read('/static/long.txt', { 'accept-encoding': 'gzip, br' }), 200, long.twin, LONG],
  [read('/static/long.txt', { 'accept-encoding': 'BR ; q=0.5' }), 200, long.twin, LONG],
  [read('/static/long.txt', { 'accept-encoding': 'br;q=0.0, gzip' }), 200, long.whole, LONG],
  [read('/static/long.txt', { 'accept-encoding': '*' }), 200, long.twin, LONG],
  [read('/static/long.txt', { 'accept-encoding': 'br;q=0;x=1' }), 200, long.whole, LONG],
  [read('/static/long.txt', { 'accept-encoding': 'x-br' }), 200, long.whole, LONG],
  [read('/static/long.txt', { 'if-none-match': `"other", W/"${hashOf(LONG)}"` }), 304, known(long.whole), ''],
  [read('/static/long.txt', { 'if-none-match': `"other"${hashOf(LONG)}"` }), 200, long.whole, LONG],
  [read('/static/long.txt', { 'if-none-match': `"${hashOf(LONG)}.br"`, 'accept-encoding': 'br' }), 304, known(long.twin), ''],
  [read('/static/long.txt', { 'if-none-match': `"${hashOf(LONG)}.br"` }), 200, long.whole, LONG],
  [read('/static/long.txt', { 'if-none-match': '*' }), 304, known(long.whole), ''],
  [{ ...read('/static/long.txt'), method: 'HEAD' }, 200, long.whole, ''],
  [{ ...read('/static/long.txt'), method: 'POST' }, 405, { allow: 'GET, HEAD, OPTIONS', ...PROBLEM }, problem(405, 'Method Not Allowed', 'This path takes other methods.')],
  [{ ...read('/static/none.txt'), method: 'POST' }, ...NOWHERE],
  [{ ...read('/static/long.txt'), method: 'OPTIONS' }, 204, { allow: 'GET, HEAD, OPTIONS' }, ''],
  [read('/static/bytes.bin', { 'accept-encoding': 'br' }), 200, head('application/octet-stream', `${hashOf(fileOf('bytes.bin'))}.bin`), fileOf('bytes.bin')],
  [read('/static/%c3%a4%20b%2Bc.txt'), 200, head(TXT, hashOf('odd')), 'odd'],
  [read('/static/ä b+c.txt'), 200, head(TXT, hashOf('odd')), 'odd'], // a sender that decodes paths
  [read('/static/app.3f2a9c1b.js'), 200, head('text/javascript; charset=utf-8', hashOf('x')), 'x'], // a name says nothing
  [read('/static/sub/'), 200, head(HTML, hashOf(HERE)), HERE],
  [read('/static/sub'), 308, { location: './sub/' }, ''],
  [read('/static/long.txt/'), 308, { location: '../long.txt' }, ''],
  [request('GET', '/notes/', { query: { limit: '5' } }), 308, { location: '../notes?limit=5' }, ''],
  [read('/notes/a\r\nx-other: 1/'), 308, { location: '../a%0D%0Ax-other:%201' }, ''],
  [inAdmitted('index.html', {}), 401, PROBLEM, problem(401, 'Unauthorized', 'Say who you are.')],
  [inAdmitted('', { user: 'eve' }), 403, PROBLEM, problem(403, 'Forbidden', 'Not you.')],
  [inAdmitted('', { user: 'Ada' }), 200, head(HTML, hashOf(HERE)), HERE],
  [inAdmitted('index.html', { user: 'Ada' }), 200, head(HTML, hashOf(HERE), IMMUTABLE), HERE],
  ...[
    '', '/', '/none.txt', '/../static/long.txt', '/%2e%2e/static/long.txt', '%2Flong.txt', '/sub%2findex.html', '/long.txt%00', '/long.txt\0', '/sub\\index.html',
    '/..\\routes.wasm', '/../routes.wasm', '/../../files/routes.wasm', '//long.txt', '/./long.txt', '/__proto__', `/../files/${hashOf(LONG)}`, '/LONG.txt',
  ].map((each) => [read(`/static${each}`), ...NOWHERE]),
];

/** As REPLIES, of the export `other`, whose replies have no x-route. */
const OTHERS = [
  [read('/'), 200, head(HTML, hashOf(HERE)), HERE],
  [request('GET', '/', { query: { hello: '' } }), 200, { 'content-type': 'text/plain' }, 'Hello'], // of middleware
  [read('/static/long.txt'), ...NOWHERE],
  [read('/openapi.json'), ...NOWHERE],
  [read('/users/admitted/files/index.html'), ...NOWHERE],
  [read('/a+b/index.html'), 401, PROBLEM, problem(401, 'Unauthorized', 'Say who you are.')],
  [request('GET', '/a+b/', { query: { user: 'Ada' }, headers: {} }), 200, head(HTML, hashOf('made\n')), 'made\n'],
  [read('/a%2Bb/index.html'), ...NOWHERE],
];

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
  [request('GET', '/nowhere'), ...NOWHERE],
  [request('PUT', '/notes/7'), 405, { allow: 'GET, HEAD, DELETE, OPTIONS', ...PROBLEM }, problem(405, 'Method Not Allowed', 'This path takes other methods.')],
  [request('OPTIONS', '/notes'), 204, { allow: 'GET, HEAD, POST, OPTIONS' }, ''],
  [request('GET', '/feed/refused'), ...NOT_NOW],
  [request('GET', '/feed/all'), 202, { 'content-type': 'text/plain' }, '0\n1\n2\n'],
  [request('HEAD', '/feed/endless'), 202, { 'content-type': 'text/plain' }, ''],
  ...FILES,
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

/** A reply; bytes of a stream that are not text are base64, as in a buffered reply. */
function replyOf(outcome) {
  const reply = asGolden(outcome);
  return outcome.kind !== 'stream' || isUtf8(outcome.bytes) ? reply : { ...reply, body: outcome.bytes.toString('base64'), isBase64Encoded: true };
}

/** A reply in one form, whatever its sender. Bytes that are not text are Latin-1. */
function formOf({ statusCode, headers = {}, multiValueHeaders = {}, body: sent = '', isBase64Encoded = false }) {
  const all = { ...headers, ...Object.fromEntries(Object.entries(multiValueHeaders).map(([name, values]) => [name, values.join(', ')])) };
  const bytes = Buffer.from(sent, isBase64Encoded ? 'base64' : 'utf8'), isTwin = all['content-encoding'] === 'br' && bytes.length > 0;
  assert.ok(!isTwin || bytes.length < 100); // it is compressed
  const body = isTwin ? brotliDecompressSync(bytes).toString() : isBase64Encoded ? bytes.toString('latin1') : sent;
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
            const isThere = (itsPath) => !(handler === 'index.whole' && itsPath === '/feed/endless') && !(sender === 'an HTTP API' && /%2f/i.test(itsPath)); // it delivers a slash
            const cases = REPLIES.filter(([{ path: itsPath }]) => isThere(itsPath));
            const { outcomes } = await client({ handler, events: cases.map(([each]) => SENDERS[sender](each)) });
            for (const [i, each] of cases.entries()) {
              assert.deepEqual(formOf(replyOf(outcomes[i])), expectedOf(each), `${each[0].method} ${each[0].path}`);
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

        test(`${handler} serves its OpenAPI document, which has no files`, async () => {
          const { outcomes } = await client({ handler, events: [SENDERS['a function URL'](read('/openapi.json', { 'accept-encoding': 'br' }))] });
          const { headers, body: sent, isBase64Encoded } = replyOf(outcomes[0]);
          assert.deepEqual([headers['content-type'], headers['content-encoding'], isBase64Encoded], ['application/json', 'br', true]);
          const body = brotliDecompressSync(Buffer.from(sent, 'base64')).toString();
          assert.equal(body, readFileSync(path.join(functionsFolder(), `${name}.openapi.json`), 'utf8'));
          assert.deepEqual(Object.keys(JSON.parse(body).paths).filter((each) => /static|openapi|admitted.files/.test(each)), []);
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

      test('a handler serves only files of its own, with their middleware', async () => {
        const { outcomes } = await client({ handler: 'index.other', events: OTHERS.map(([each]) => SENDERS['a function URL'](each)) });
        for (const [i, [asked, status, headers, body]] of OTHERS.entries()) assert.deepEqual(formOf(replyOf(outcomes[i])), { status, headers, body }, asked.path);
      });

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
