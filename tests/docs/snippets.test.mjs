// The snippets of the pages, built for this machine and for Wasm: they compile, and behave as the text says.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { ROOT } from './pages.mjs';

const { EMSCRIPTEN_DEFAULT, NODE24 } = process.env;
const build = path.join(ROOT, 'build', 'tests', 'docs');
const invoke = path.join(ROOT, 'cmake', 'javascript', 'local', 'invoke.mjs');
const env = { ...process.env, PATH: `${EMSCRIPTEN_DEFAULT}:${process.env.PATH}`, TABLE: 'visits' };

const http = (parts) => ({ version: '2.0', rawPath: '/', rawQueryString: '', requestContext: { http: { method: 'POST' } }, ...parts });
const get = (rawPath) => ({ ...http({ requestContext: { http: { method: 'GET' } } }), rawPath });
const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const UNCACHED = { ...TEXT, 'cache-control': 'no-store' };
const problem = (reply) => ({ ...reply, body: JSON.parse(reply.body) });

/** [handler, event, reply or { errorType, errorMessage }] */
const CASES = [
  ['search_schema', {}, (reply) => assert.deepEqual(JSON.parse(reply).$defs.Search, {
    type: 'object',
    properties: {
      words: { type: 'string', minLength: 1, description: 'What to look for.' },
      limit: { anyOf: [{ type: 'integer', minimum: 0, maximum: 50 }, { type: 'null' }], default: 10 },
    },
    required: ['words'],
  })],
  ['add', [{ page: '/a', seconds: 3 }, { page: '/b' }], { visits: 2, seconds: 3 }],
  ['version', {}, '1.4.2'],
  ['left', { page: '/' }, (reply) => assert.ok(reply > 0 && reply <= 30_000)],
  ['forget', http(), { statusCode: 204, body: '' }],
  ['pieces', { lines: [{ sku: 'pear', count: 2, size: 'L' }, { sku: 'fig' }], orderedAt: '2026-01-01T00:00:00Z' }, 3],
  ['pieces', { lines: [], orderedAt: null }, { errorType: 'lambda_wasm::InvalidEvent', errorMessage: 'The value at /orderedAt does not fit: expected time as in RFC 3339, found null.' }],
  ['visit', { page: '/a' }, 'someone read /a for 0 s'],
  ['label', { createdBy: 'web', name: 'Ada', streetName: 'Main St', zip: '12345' }, 'Ada, Main St, 12345 (web)'],
  ['label', { createdBy: 'web', name: 'Ada', street_name: 'Main St', zip: '12345' }, { errorType: 'lambda_wasm::InvalidEvent', errorMessage: 'The value at /streetName does not fit: expected string, found nothing.' }],
  ['label', { createdBy: 'web', name: 'Ada', streetName: 'Main St', zip: '12345', town: 'X' }, { errorType: 'lambda_wasm::InvalidEvent', errorMessage: 'The value at /town does not fit: expected nothing, found string "X".' }],
  ['levels', { name: 'a', folders: [{ name: 'b' }, { name: 'c', folders: [{ name: 'd' }] }] }, 3],
  ['payee', { method: 'transfer', iban: 'SE1' }, 'SE1'],
  ['payee', { method: 'cash' }, 'us'],
  ['payee', { method: 'coins' }, { errorType: 'lambda_wasm::InvalidEvent', errorMessage: 'The value at /method does not fit: expected one of "card", "transfer", "cash", found string "coins".' }],
  ['count', { L: [{ S: 'pear' }, { BOOL: true }, { N: '1' }] }, 3],
  ['terms', { term: ['a', 'b'] }, 2],
  ['terms', { term: true }, { errorType: 'lambda_wasm::InvalidEvent', errorMessage: 'The value at /term does not fit: expected string, number or array, found boolean true.' }],
  ['take', { Records: [{ messageId: '1', body: '{"sku":"pear","count":2}' }, { body: '{"sku":"fig"}', attributes: {} }] }, 3],
  ...['work', 'workLater', 'workLightly'].map((name) => [name, { Records: [{ messageId: 'a', body: '{"sku":"pear"}' }, { messageId: 'b', body: '{"sku":"fig","count":0}' }] }, { batchItemFailures: [{ itemIdentifier: 'b' }] }]),
  ['workStrictly', { Records: [{ messageId: 'a', body: '{}' }] }, { batchItemFailures: [] }],
  ['parcels', { Records: [{ messageId: '1', body: '{"sku":"pear","count":2}' }, { body: '{"sku":"fig"}' }] }, 3],
  ['parcels', { Records: [{ body: '{"sku":"pear","count":"2"}' }] }, { errorType: 'lambda_wasm::InvalidValue', errorMessage: 'The value at /Records/0/body/count does not fit: expected integer of 32 bits, found string "2".' }],
  ['parcels_of_topic', { Records: [{ body: JSON.stringify({ Type: 'Notification', TopicArn: 'arn', Message: '{"sku":"pear","count":2}' }) }, { body: '{"sku":"fig"}' }] }, 3],
  ['uploads', { Records: [{ s3: { object: { key: 'happy+face%2B.png' } } }] }, ['happy face+.png']],
  ['on_order', { 'detail-type': 'OrderCancelled', detail: { order: '7', reason: 'late' } }, 'cancelled: late'],
  ['on_order', { 'detail-type': 'Other' }, 'ignored'],
  ['count_clicks', { Records: [{}, {}], state: { a: 1 }, shardId: 'b' }, { state: { a: 1, b: 2 }, batchItemFailures: [] }],
  ['upper_case', { records: [{ recordId: '1', data: 'YWI=' }, { recordId: '2' }] }, { records: [{ recordId: '1', result: 'Ok', data: 'QUI=' }, { recordId: '2', result: 'Dropped' }] }],
  ['confirm', { userName: 'ada', request: { userAttributes: { email: 'ada@example.com' } }, response: { autoConfirmUser: false } }, {
    userName: 'ada', request: { userAttributes: { email: 'ada@example.com' } }, response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false },
  }],
  ['errors', { awslogs: { data: { messageType: 'DATA_MESSAGE', logEvents: [{ message: '[ERROR] a' }, { message: 'b' }] } } }, 1],
  ['guard', { methodArn: 'arn' }, { errorType: 'lambda_wasm::events::Unauthorized', errorMessage: 'Unauthorized' }],
  ['guard', { authorizationToken: 'Bearer open', methodArn: 'arn' }, (reply) => assert.deepEqual(reply.context, { tenant: 'blue' })],
  ['price', { messageVersion: '1.0', parameters: [{ name: 'sku', value: 'fig' }] }, (reply) => assert.equal(reply.response.functionResponse.responseBody.TEXT.body, 'A fig is 2 €.')],
  ['login', http({ body: '{"user":"Ada","password":"x"}', headers: { 'Accept-Language': 'sv-SE' } }), {
    statusCode: 200, body: 'Welcome, Ada', headers: { 'content-type': 'text/plain; charset=utf-8', 'content-language': 'sv' },
    cookies: ['session=5f3a; Max-Age=28800; Secure; HttpOnly'],
  }],
  ['review', http({ body: '{"stars":7,"text":"","tags":[]}' }), (reply) => assert.deepEqual(problem(reply).body.errors, [{ pointer: '/stars', expected: 'at most 5', found: 'number 7' }])],
  ['span', { from: 2, to: 5 }, 3],
  ['span', { from: 5, to: 2 }, { errorType: 'lambda_wasm::InvalidEvent', errorMessage: 'The value does not fit: expected from is not after to, found object.' }],
  ...['tokens', 'moreTokens'].map((name) => [name, get(name === 'tokens' ? '/me' : '/partner'), (reply) => assert.deepEqual([reply.statusCode, reply.headers['www-authenticate']], [401, 'Bearer'])]),
  ['guarded', { ...http({ headers: { 'content-type': 'multipart/form-data; boundary=B' }, body: '--B\r\nContent-Disposition: form-data; name=title\r\n\r\nMoss\r\n--B\r\nContent-Disposition: form-data; name=picture; filename=a.png\r\n\r\nPNG\r\n--B--' }), rawPath: '/reports' }, (reply) => assert.equal(reply.body, 'Moss: 3 bytes of pictures')],
  ['middleware', { ...http({ headers: { origin: 'https://app.example', 'access-control-request-method': 'DELETE' } }), rawPath: '/notes/7', requestContext: { http: { method: 'OPTIONS' } } }, (reply) => {
    assert.equal(reply.statusCode, 204);
    assert.equal(reply.headers['access-control-allow-methods'], 'GET, HEAD, DELETE, OPTIONS');
    assert.equal(reply.headers['access-control-allow-origin'], 'https://app.example');
  }],
  ['middleware', { ...http({ headers: { 'x-request-id': 'r-1' } }), rawPath: '/notes/7', requestContext: { http: { method: 'GET' } } }, (reply) => {
    assert.equal(reply.headers['x-request-id'], 'r-1');
    assert.match(reply.headers.etag, /^W\/"[0-9a-f]{16}"$/);
  }],
  ['middleware', { ...http(), rawPath: '/notes/7', requestContext: { http: { method: 'DELETE' } } }, (reply) => assert.equal(problem(reply).body.detail, 'Say who you are.')],
  ['moreMiddleware', { ...http({ body: '{"id":7,"text":"a"}' }), rawPath: '/notes/7', requestContext: { http: { method: 'PUT' } } }, (reply) => assert.equal(problem(reply).body.status, 428)],
  ['moreMiddleware', { ...http({ headers: { accept: 'text/*' } }), rawPath: '/notes', requestContext: { http: { method: 'GET' } } }, (reply) => assert.equal(reply.body, 'id,text\n7,Buy pears.\n')],
  ['moreMiddleware', { ...http(), rawPath: '/nope' }, (reply) => assert.deepEqual([reply.statusCode, reply.body], [404, 'There is no page /nope'])],
  ['login', http({ body: '{"user":"Ada"' }), (reply) => assert.equal(problem(reply).body.status, 400)],
  ['login', http({ body: '{"user":"Ada"}' }), (reply) => assert.deepEqual(problem(reply).body.errors, [{ pointer: '/password', expected: 'string', found: 'nothing' }])],
  ['who', http({ requestContext: { http: { method: 'GET' }, authorizer: { jwt: { claims: { sub: 'ada' } } } } }), {
    statusCode: 200, body: 'ada', headers: { 'content-type': 'text/plain; charset=utf-8' },
  }],
  ['links', get('/hello/Köln'), { statusCode: 200, body: 'Hello, Köln!', headers: TEXT }],
  ['links', { ...http({ body: '{"name":"docs","url":"https://example.com"}' }), rawPath: '/links' }, {
    statusCode: 201, body: '{"name":"docs","url":"https://example.com"}', headers: { 'content-type': 'application/json', location: '/docs' },
  }],
  ['links', get('/docs'), { statusCode: 302, body: '', headers: { location: 'https://example.com/docs' } }],
  ['links', get('/nowhere'), (reply) => assert.equal(problem(reply).body.status, 404)],
  ['links', get('/links'), (reply) => assert.deepEqual([reply.statusCode, reply.headers.allow], [405, 'POST, OPTIONS'])],
  ['guarded', get('/files/a/b/c d'), { statusCode: 200, body: 'a: b/c d', headers: UNCACHED }],
  ['guarded', get('/cities/Umeå/houses/7'), { statusCode: 200, body: 'Umeå 7', headers: UNCACHED }],
  ['guarded', { ...get('/links'), rawQueryString: 'limit=5&tag=a&tag=b' }, { statusCode: 200, body: '5 links with 2 tags', headers: UNCACHED }],
  ['guarded', { ...get('/links'), rawQueryString: 'limit=0' }, (reply) => assert.deepEqual(problem(reply).body.errors, [{ in: 'query', pointer: '/limit', expected: 'at least 1', found: 'number 0' }])],
  ['guarded', { ...get('/version'), cookies: ['session=s1'] }, { statusCode: 200, body: 'any for s1', headers: UNCACHED }],
  ['guarded', get('/me'), (reply) => assert.deepEqual([reply.statusCode, reply.headers['cache-control']], [401, 'no-store'])],
  ['guarded', { ...get('/me'), headers: { authorization: 'Bearer ada' } }, { statusCode: 200, body: 'Ada', headers: UNCACHED }],
  ['guarded', { ...http({ body: '{"name":"x","url":"u"}', headers: { authorization: 'Bearer ada' } }), rawPath: '/me/links/new', requestContext: { http: { method: 'PUT' } } }, {
    statusCode: 201, body: '{"name":"new","url":"u"}', headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  }],
  ['catalog', { ...http({ requestContext: { http: { method: 'GET' } } }), rawPath: '/notes/7' }, { statusCode: 200, body: '{"id":7,"text":"Buy pears","stars":5}', headers: { 'content-type': 'application/json' } }],
  ['catalog', { ...http({ requestContext: { http: { method: 'GET' } } }), rawPath: '/notes/8' }, (reply) => assert.equal(problem(reply).body.detail, 'There is no such note.')],
  ['shelves', { ...http(), rawPath: '/shelves/order' }, (reply) => assert.equal(problem(reply).body.status, 401)],
  ['reserve', { sku: 'pear', count: 10 }, { errorType: 'shop::OutOfStock', errorMessage: 'no pears' }],
  ['reserve', { sku: 'pear', count: 1 }, null],
  ['place', http({ body: '{"sku":"pear","count":0}' }), (reply) => assert.equal(problem(reply).body.detail, 'Order at least one.')],
  ['place', http({ body: '{"sku":"pear","count":1}' }), { statusCode: 200, body: 'ordered pear', headers: { 'content-type': 'text/plain; charset=utf-8' } }],
  ['charge', { order: 17, customer: 'Ada', amount: 2.5 }, null],
  ['charge', { order: 17, customer: 'Ada', amount: 0 }, null],
  ['quote', http({ rawQueryString: 'sku=pear' }), { statusCode: 200, body: '120' }],
  ['quote', http({ rawQueryString: 'sku=plum' }), (reply) => assert.equal(problem(reply).body.detail, 'There is none left.')],
  ['patientPrice', 'fig', 80],
  ['patientPrice', 'rare', { errorType: 'shop::Unpriced', errorMessage: 'no price yet' }],
  ['stockAtOnce', http(), { statusCode: 200, body: 'sku,count\npear,1\npear,2\n', headers: { 'content-type': 'text/csv' } }],
  ['annotate', { a: [1, null] }, { a: [1, null], seen: true }],
];

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 600_000 });
  assert.equal(status, 0, `${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/** The output of invoke.mjs for streamed replies; in a native build they are in one piece. */
const STREAMS = [
  ['stock', http(), '200\ncontent-type: text/csv\n\nsku,count\npear,1\npear,2\n\n'],
  ['prices', {}, '200\ncontent-type: text/event-stream\ncache-control: no-cache\n\n' + [121, 122, 123].map((price) => `event: price\ndata: ${price}\n\n`).join('') + '\n'],
];

/** Cases for handlers that exist only in a Wasm build, which has JavaScript. */
const CASES_OF_JAVASCRIPT = [
  ['digestSize', 'SHA-256', 32],
  ['digest', 'Ada', '99a563ab2f6e21e96998f9fddd2a2bab82b70ac019579502b8d7fc0032ff62bb'],
  ['inStock', 'pear', { errorType: 'lambda_wasm::ModuleNotFound', errorMessage: "There is no package @aws-sdk/client-dynamodb. Lambda's Node.js runtimes carry the AWS SDK for JavaScript; elsewhere install it next to the function, or set NODE_PATH to its node_modules." }],
  ['rate', 'data:application/json,{"amount":2.5}', 2.5],
  ['statusOf', 'data:,text', 200],
  ['statusOf', 'http://127.0.0.1:9/', { errorType: 'lambda_wasm::HttpError', errorMessage: 'The server does not answer.' }],
  ['rate', 'nowhere', { errorType: 'lambda_wasm::http::InvalidUrl', errorMessage: '"nowhere": invalid URL' }],
  ['digestSize', 'SHA-0', { errorType: 'NotSupportedError', errorMessage: 'Unrecognized algorithm name' }],
];

const platforms = {
  'this machine': { configure: ['cmake'], program: [path.join(build, 'native', 'snippets'), '--handler'], of: (name) => name },
  Wasm: { configure: ['emcmake', 'cmake'], program: [NODE24, invoke, path.join(build, 'wasm', 'lambda', 'snippets'), '-', '--handler'], of: (name) => `index.${name}` },
};

for (const [platform, { configure, program, of }] of Object.entries(platforms)) {
  suite(`the snippets on ${platform}`, () => {
    test('compile', () => {
      const folder = path.join(build, platform === 'Wasm' ? 'wasm' : 'native');
      if (!existsSync(path.join(folder, 'build.ninja'))) run(...configure, '-S', import.meta.dirname, '-B', folder, '-G', 'Ninja');
      run('cmake', '--build', folder, '-j2');
    });

    if (platform === 'Wasm') {
      test('catalog.openapi.json is as openapi.md shows it', () => {
        const golden = path.join(import.meta.dirname, 'snippets', 'catalog.openapi.json'), text = readFileSync(path.join(build, 'wasm', 'lambda', 'snippets.catalog.openapi.json'), 'utf8');
        if (process.env.APPROVE === '1') writeFileSync(golden, text);
        assert.equal(text, readFileSync(golden, 'utf8'));
      });
    }

    for (const [name, event, expected] of platform === 'Wasm' ? [...CASES, ...STREAMS, ...CASES_OF_JAVASCRIPT] : CASES) {
      test(`${name} on ${JSON.stringify(event).slice(0, 70)}`, () => {
        const { status, stdout, stderr } = spawnSync(program[0], [...program.slice(1), of(name)], { env, input: JSON.stringify(event), encoding: 'utf8' });
        if (expected?.errorType !== undefined) {
          assert.equal(status, 1, stdout);
          const { errorType, errorMessage } = JSON.parse(stderr);
          assert.deepEqual({ errorType, errorMessage }, expected);
          return;
        }
        assert.equal(status, 0, stderr);
        if (typeof expected === 'string' && expected.startsWith('200\n')) {
          assert.equal(stdout, expected);
          return;
        }
        const reply = JSON.parse(stdout);
        if (typeof expected === 'function') expected(reply);
        else assert.deepEqual(reply, expected);
      });
    }
  });
}
