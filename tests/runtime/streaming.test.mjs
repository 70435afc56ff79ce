// Streamed replies (tests/functions/streaming): under the clients, and in the Node.js of each runtime without
// one, where the test owns the stream and may break it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { Client, Invocation, runUnderClient } from './client.mjs';
import { functionsFolder, MANAGED_INSTANCES, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const TEXT = { 'content-type': 'text/plain', 'x-a': '1, 2' };
const EVENT_STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

/** [the handler's action, status, headers, body, the type and message of the error in the trailers]. */
const STREAMS = [
  ['text', 201, TEXT, 'some tèxt'],
  ['nothing', 202, { 'x-empty': 'yes' }, ''],
  ['end alone', 200, undefined, ''],
  ['http error', 418, { 'content-type': 'application/problem+json' }, '{"status":418,"detail":"short and stout"}'],
  ['http error in between', 200, undefined, 'half', 'lambda_wasm::HttpError', 'too late'],
  ['error in between', 200, undefined, 'half', 'std::domain_error', 'half way'],
  ['trap in between', 200, undefined, 'half', 'lambda_wasm::Trap', 'The module trapped: unreachable.'],
  ['wrong header', 200, { 'content-type': 'text/plain' },
    'lambda_wasm::InvalidResponse: The response\'s header "no token" has an invalid name (RFC 9110 section 5.6.2).'],
  ['wrong cookie', 202, undefined, 'lambda_wasm::InvalidResponse: The response\'s cookie "no token" breaks RFC 6265: its name is not a token.'],
  ['start again', 200, undefined, 'half', 'lambda_wasm::InvalidResponse', 'The reply has begun: its status and headers cannot be changed.'],
  ['work behind the end', 200, undefined, 'all'],
];

const streamOf = ({ prelude, body, error }) => [prelude?.statusCode, prelude?.headers, body, error?.errorType, error?.errorMessage];
const expectedOf = ([, ...expected]) => Array.from({ length: 5 }, (_, i) => expected[i]);

// A stream like the runtime's, which records the written `chunks`.
const STREAM = `const { Writable } = await import('node:stream');
  const chunks = [];
  const open = (write = (chunk, _, taken) => taken(), highWaterMark = 16384) => {
    chunks.length = 0;
    const stream = new Writable({ highWaterMark, write(chunk, encoding, taken) { chunks.push(chunk); write(chunk, encoding, taken); } });
    stream.setContentType = (type) => { stream.type = type; };
    return stream;
  };
  const text = () => Buffer.concat(chunks).toString();`;
const run = (node, name, body) => within(node, name, `async (module, outcome, pages, context) => { ${STREAM} ${body} }`);

for (const { label, node, ric } of RUNTIMES) {
  const folder = (name) => path.join(functionsFolder(), name);
  const client = (options) => runUnderClient({ node, ric, folder: folder('streaming'), handler: 'index.stream', ...options });

  for (const name of ['streaming', 'streaming_full']) {
    suite(`${name} under ${label}`, () => {
      let outcomes;
      for (const [i, each] of STREAMS.entries()) {
        test(`a stream: ${each[0]}`, async () => {
          outcomes ??= (await client({ folder: folder(name), events: STREAMS.map(([action]) => ({ do: action })) })).outcomes;
          assert.equal(outcomes[i].kind, 'stream');
          assert.deepEqual(streamOf(outcomes[i]), expectedOf(each));
        });
      }

      test('a failure before the first byte has no prelude', async () => {
        const { outcomes } = await client({ folder: folder(name), events: [{ do: 'error' }, { do: 'wrong status' }] });
        assert.deepEqual(outcomes.map(({ prelude, body, error }) => [prelude, body, error.errorType, error.errorMessage]), [
          [undefined, '', 'std::domain_error', 'before the first byte'],
          [undefined, '', 'lambda_wasm::InvalidResponse', 'The response\'s status "99" is not from 100 to 599.'],
        ]);
      });
    });
  }

  suite(`streaming under ${label}`, () => {
    test('the prelude has the cookies', async () => {
      const { outcomes: [{ prelude }] } = await client({ events: [{ do: 'text' }] });
      assert.deepEqual(prelude, { statusCode: 201, headers: TEXT, cookies: ['one=1', 'two=2'] });
    });

    test('the prelude has the form of the request\'s sender', async () => {
      const events = ['http_api', 'rest_api'].map((name) => JSON.parse(readFileSync(new URL(`../../examples/hello/events/${name}.json`, import.meta.url))));
      const { outcomes } = await client({ handler: 'index.request', events });
      assert.deepEqual(outcomes.map(({ prelude, body }) => [prelude, body]), [
        [{ statusCode: 200, headers: TEXT, cookies: ['one=1', 'two=2'] }, `${events[0].requestContext.http.method} ${events[0].rawPath}`],
        [{ statusCode: 200, headers: { 'content-type': 'text/plain' }, multiValueHeaders: { 'x-a': ['1', '2'], 'set-cookie': ['one=1', 'two=2'] } }, `${events[1].httpMethod} ${events[1].path}`],
      ]);
    });

    test('concurrent writes are not interleaved', async () => {
      const { outcomes: [{ bytes }] } = await client({ events: [{ do: 'several at once' }] });
      assert.deepEqual([...bytes].sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i >> 1));
    });

    test('ten megabytes of bytes arrive unchanged', async () => {
      const { outcomes: [{ bytes, error }] } = await client({ events: [{ do: 'bytes', count: 160, size: 65536 }] });
      assert.equal(error, undefined);
      assert.equal(bytes.length, 160 * 65536);
      assert.ok(bytes.every((byte, at) => byte === ((at + (at >> 16)) & 255)));
    });

    test('written bytes arrive even if the memory has grown since', async () => {
      const { outcomes: [{ body, error }] } = await client({ events: [{ do: 'larger and larger' }] });
      assert.equal(error, undefined);
      assert.ok(body === Array.from({ length: 23 }, (_, i) => String.fromCharCode(97 + i).repeat(2 ** i)).join(''), `${body.length} bytes, not as they were written`);
    });

    test('server-sent events, with comments while a task is awaited', async () => {
      const { outcomes: [outcome] } = await client({ handler: 'index.events', events: [{}] });
      assert.deepEqual(outcome.prelude, { statusCode: 200, headers: EVENT_STREAM });
      const [, comments] = /^data: one\n\nevent: named\nid: 7\nretry: 1500\ndata: two\ndata: lines\n\n: a comment\n\n((?::\n\n)+)data: \n\n$/.exec(outcome.body) ?? [];
      assert.ok(comments?.length >= 3, outcome.body);
    });

    test('a handler that waits too long gets a 504, or an error if its reply has begun', async () => {
      const { outcomes } = await client({ events: ['never', 'never, in between'].map((action) => new Invocation({ do: action }, { remaining: 400 })) });
      assert.equal(outcomes[0].prelude.statusCode, 504);
      assert.equal(JSON.parse(outcomes[0].body).title, 'Gateway Timeout');
      assert.deepEqual([outcomes[1].body, outcomes[1].error.errorType], ['half', 'lambda_wasm::Cancelled']);
    });

    test('a function continues after the end of its reply', async () => {
      const { outcomes } = await client({ events: [{ do: 'work behind the end' }, { do: 'text' }] });
      assert.deepEqual(outcomes.map(({ body }) => body), ['all', 'some tèxt']);
    });

    // The client then ends its process by its own unhandled rejection, for handlers in any language.
    test('a write throws Cancelled when the connection of the client breaks', async () => {
      const { outcomes: [{ kind, logs }], exit } = await client({ events: [new Invocation({ do: 'bytes until it breaks', size: 65536 }, { breaks: true })] });
      assert.equal(kind, 'broken');
      assert.deepEqual(logs.filter(({ level }) => level === 'INFO').map(({ message }) => message), ['cancelled']);
      assert.notEqual(exit.code, 0);
    });

    test('the same handler, exported as buffered, returns the same reply', async () => {
      const actions = ['text', 'nothing', 'http error', 'error in between', 'bytes', 'end alone'];
      const { outcomes } = await client({ handler: 'index.whole', events: actions.map((action) => ({ do: action, count: 2, size: 200 })) });
      assert.deepEqual(outcomes.map(({ reply, error }) => reply ?? error.errorType), [
        { statusCode: 201, body: 'some tèxt', headers: TEXT, cookies: ['one=1', 'two=2'] },
        { statusCode: 202, body: '', headers: { 'x-empty': 'yes' } },
        { statusCode: 418, body: STREAMS[3][3], headers: { 'content-type': 'application/problem+json' } },
        'std::domain_error',
        { statusCode: 200, body: Buffer.from(Array.from({ length: 400 }, (_, i) => (i % 200) + Math.floor(i / 200))).toString('base64'), isBase64Encoded: true },
        { statusCode: 200, body: '' },
      ]);
    });

    test('without exceptions, a handler returns its failure', async () => {
      const actions = ['', 'http error', 'error', 'error in between', 'http error in between'];
      const { outcomes } = await client({ folder: folder('streaming_none'), events: actions.map((action) => ({ do: action, count: 2 })) });
      assert.deepEqual(outcomes.map(streamOf), [
        [200, undefined, '0\n1\n', undefined, undefined],
        [418, { 'content-type': 'application/problem+json' }, STREAMS[3][3], undefined, undefined],
        [undefined, undefined, '', 'shop::Closed', 'before the first byte'],
        [200, undefined, '0\n1\n', 'shop::Closed', 'half way'],
        [200, undefined, '0\n1\n', 'lambda_wasm::HttpError', 'too late'],
      ]);
    });
    test('without exceptions, invalid headers fail, and a late handler gets a 504', async () => {
      const { outcomes } = await client({ folder: folder('streaming_none'), events: [{ do: 'wrong header', count: 1 }, new Invocation({ do: 'never' }, { remaining: 400 }), { count: 1 }] });
      assert.deepEqual(outcomes.map(({ prelude, error }) => prelude?.statusCode ?? error.errorType), ['lambda_wasm::InvalidResponse', 504, 200]);
    });
  });

  suite(`streaming in the Node.js of ${label}`, () => {
    test('the content type is that of a stream with a prelude, and the prelude precedes the bytes', () => {
      assert.deepEqual(run(node, 'streaming', `const stream = open();
        await module.stream({ do: 'text' }, stream, context());
        return [stream.type, text(), stream.writableEnded];`), [
        'application/vnd.awslambda.http-integration-response',
        `{"statusCode":201,"headers":{"content-type":"text/plain","x-a":"1, 2"},"cookies":["one=1","two=2"]}${'\0'.repeat(8)}some tèxt`, true]);
    });

    test('an empty write sends the status and headers at once', () => {
      assert.deepEqual(run(node, 'streaming', `const sent = [];
        globalThis.outside = { headSent: () => sent.push(text()) };
        await module.stream({ do: 'head first' }, open(), context());
        return sent;`), [`{"statusCode":200}${'\0'.repeat(8)}`]);
    });

    test('a handler waits for room: at most one write is pending', () => {
      assert.deepEqual(run(node, 'streaming', `let most = 0;
        const stream = open((chunk, _, taken) => { most = Math.max(most, stream.writableLength); setImmediate(taken); }, 1000);
        await module.stream({ do: 'bytes', count: 50, size: 1000 }, stream, context());
        return [most <= 2000, Buffer.concat(chunks).length];`), [true, 50 * 1000 + '{"statusCode":200}'.length + 8]);
    });

    test('a hundred megabytes need the memory of one write', () => {
      const [grown, size] = run(node, 'streaming', `let size = 0;
        const stream = () => open((chunk, _, taken) => { size += chunk.length; chunks.length = 0; setImmediate(taken); });
        await module.stream({ do: 'bytes', count: 2, size: 65536 }, stream(), context());
        const before = pages();
        size = 0;
        await module.stream({ do: 'bytes', count: 1600, size: 65536 }, stream(), context(60_000));
        return [pages() - before, size];`);
      assert.equal(size, 1600 * 65536 + '{"statusCode":200}'.length + 8);
      assert.equal(grown, 0);
    });

    for (const [how, end] of [['with an error', 'destroy(new Error("reset"))'], ['without one', 'destroy()']]) {
      test(`a write to a stream that was broken ${how} throws Cancelled`, () => {
        assert.deepEqual(run(node, 'streaming', `const seen = [], stream = open();
          globalThis.outside = { written: () => { stream.${end}; }, cancelled: () => seen.push('cancelled') };
          return [await outcome(() => module.stream({ do: 'until it breaks' }, stream, context())), seen];`),
        [{ name: 'lambda_wasm::Cancelled', message: 'The task was cancelled.' }, ['cancelled']]);
      });
    }

    test('an empty write to a broken stream throws Cancelled', () => {
      assert.deepEqual(run(node, 'streaming', `const stream = open((chunk, _, taken) => { taken(); setImmediate(() => stream.destroy()); });
        return await outcome(() => module.stream({ do: 'empty writes until it breaks' }, stream, context()));`),
      { name: 'lambda_wasm::Cancelled', message: 'The task was cancelled.' });
    });

    // With asynchronous starts, an event waits for the next instance after a trap.
    for (const [name, late] of [['streaming', null], ['streaming_full', 'lambda_wasm::Cancelled']]) {
      test(`${name}: a write to a stream that breaks before its invocation begins throws Cancelled`, () => {
        assert.deepEqual(run(node, name, `const trapped = outcome(() => module.stream({ do: 'trap' }, open(), context()));
          const stream = open(), late = outcome(() => module.stream({ do: 'text' }, stream, context(60_000)));
          stream.destroy(new Error('reset'));
          const gone = open();
          gone.destroy();
          return [(await trapped).name, (await late).name, (await outcome(() => module.stream({ do: 'text' }, gone, context(60_000)))).name];`),
        ['lambda_wasm::Trap', late, 'lambda_wasm::Cancelled']);
      });
    }

    test('a write that waits for room throws Cancelled when the stream breaks', () => {
      assert.deepEqual(run(node, 'streaming', `const stream = open(() => setImmediate(() => stream.destroy()), 10);
        return await outcome(() => module.stream({ do: 'bytes', count: 10, size: 100 }, stream, context()));`),
      { name: 'lambda_wasm::Cancelled', message: 'The task was cancelled.' });
    });

    test('an end that waits for a pending write throws Cancelled when the stream breaks', () => {
      assert.deepEqual(run(node, 'streaming', `const stream = open(() => setImmediate(() => stream.destroy()), 10);
        return await outcome(() => module.stream({ do: 'end alone' }, stream, context()));`),
      { name: 'lambda_wasm::Cancelled', message: 'The task was cancelled.' });
    });

    test('nothing can be written after the end', () => {
      assert.deepEqual(run(node, 'streaming', "return await outcome(() => module.stream({ do: 'write behind the end' }, open(), context()));"),
        { name: 'lambda_wasm::InvalidResponse', message: 'The reply has ended: nothing more can be written.' });
    });

    test('without exceptions, a cancelled task writes nothing more', () => {
      assert.deepEqual(run(node, 'streaming_none', "await module.stream({ do: 'stopped' }, open(), context()); return text();"), `{"statusCode":200}${'\0'.repeat(8)}before`);
    });

    test('without exceptions, a broken stream ends the invocation, and the instance continues', () => {
      assert.deepEqual(run(node, 'streaming_none', `const stream = open((chunk, _, taken) => { taken(); setImmediate(() => stream.destroy()); });
        const broken = await outcome(() => module.stream({ do: 'until it breaks' }, stream, context()));
        await module.stream({ count: 1 }, open(), context());
        return [broken.name, text()];`), ['lambda_wasm::Cancelled', `{"statusCode":200}${'\0'.repeat(8)}0\n`]);
    });

    test('a thousand concurrent streams do not mix', () => {
      assert.deepEqual(run(node, 'streaming', `console.info = () => {};
        const streams = Array.from({ length: 1000 }, (_, i) => {
          const written = [];
          const stream = new Writable({ highWaterMark: 1 + (i % 50), write(chunk, _, taken) { written.push(chunk); setTimeout(taken, i % 3); } });
          stream.setContentType = () => {};
          const ends = i % 7 === 3 ? new Promise((settle) => stream.on('close', settle)) : null;
          if (ends) setTimeout(() => stream.destroy(), i % 5);
          return { written, stream, breaks: ends !== null };
        });
        const outcomes = await Promise.all(streams.map(({ stream }, i) => outcome(() => module.stream({ do: 'request id', count: 5 }, stream, { awsRequestId: 'id-' + i, getRemainingTimeInMillis: () => 20_000 }))));
        const wrong = outcomes.filter((each, i) => (streams[i].breaks && each.name !== undefined)
          ? each.name !== 'lambda_wasm::Cancelled'
          : !Buffer.concat(streams[i].written).toString().endsWith(('id-' + i + '\\n').repeat(5)));
        return [wrong, outcomes.some(({ name }) => name !== undefined)];`), [[], true]);
    });
  });
}

suite('streams of Managed Instances', () => {
  const { node, ric } = MANAGED_INSTANCES;
  test('many concurrent ones do not mix, nor do their log lines', async () => {
    const running = await Client.start({ node, ric, folder: path.join(functionsFolder(), 'streaming'), handler: 'index.stream',
      environment: { AWS_LAMBDA_MAX_CONCURRENCY: '50', AWS_LAMBDA_NODEJS_WORKER_COUNT: '1' } });
    try {
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => running.invoke({ do: 'request id', count: 20 })));
      const { mostUnderWay } = await running.stop(outcomes);
      assert.ok(mostUnderWay > 1);
      for (const { requestId, body } of outcomes) assert.equal(body, `${requestId}\n`.repeat(20));
    } finally {
      await running.kill();
    }
  });
});
