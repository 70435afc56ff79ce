// Handlers that wait (tests/functions/waiting, and waiting_full with the whole runtime): called in the Node.js of each runtime without a
// client, where the test creates the promises, and under the clients, where deadlines are the platform's.

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';

import { Invocation, runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

/** [what is awaited, the reply, or the error's name and message]. */
const WAITS = [
  ['val', 'some tèxt'],
  ['order', '{"id":7,"sku":"pèar","price":1.5}'],
  ['void', 'nothing'],
  ['plain value', '3'],
  ['misfit', { name: 'lambda_wasm::InvalidEvent', message: 'The value does not fit: expected object, found string "some tèxt".' }],
  ['rejection', { name: 'TypeError', message: 'no such wàiter' }],
  ['rejection by a value', { thrown: 5 }],
  ['throw of JavaScript', { name: 'RangeError', message: 'at once' }],
  ['eight at once', '56'],
  ['views', 'some tèxt100000'],
  ['caught', 'TypeError|no such wàiter|the cause|stack'],
  ['tried', 'TypeError|lambda_wasm::InvalidEvent'],
  ['attempted', 'TypeError|no such wàiter'],
  ['timeout', 'The task timed out.'],
  ['abandoned', '1'],
  ['deep', '3'],
];

// The JavaScript that C++ calls.
const OUTSIDE = `globalThis.outside = {
  text: async () => 'some tèxt',
  order: async () => ({ id: 7, sku: 'pèar', price: 1.5 }),
  rejection: async () => { throw new TypeError('no such wàiter', { cause: 'the cause' }); },
  rejectionByValue: () => Promise.reject({ thrown: 5 }),
  thrown: () => { throw new RangeError('at once'); },
  never: () => new Promise(() => {}),
  later: () => new Promise((resolve) => { outside.settle = resolve; }),
  large: async () => 'x'.repeat(100_000),
};
const outcomeOf = async (call) => {
  try { return await call(); } catch (error) { return error instanceof Error ? { name: error.name, message: error.message } : error; }
};`;
const run = (node, name, body) => within(node, name, `async (module, _, pages, context) => { ${OUTSIDE} ${body} }`);

for (const { label, node, ric } of RUNTIMES) {
  for (const name of ['waiting', 'waiting_full']) {
    suite(`${name} on ${label.replace(/.* on /, '')}`, () => {
      let replies;
      for (const [i, [kind, expected]] of WAITS.entries()) {
        test(`a handler waits: ${kind}`, () => {
          replies ??= run(node, name, `const replies = [];
            for (const kind of ${JSON.stringify(WAITS.map(([each]) => each))}) {
              replies.push(await outcomeOf(() => module.wait({ do: kind, id: 3 }, context())));
            }
            return replies;`);
          assert.deepEqual(replies[i], expected);
        });
      }

      test('the caller gets the value that JavaScript threw', () => {
        assert.equal(run(node, name, `const error = new TypeError('this one');
          outside.rejection = () => Promise.reject(error);
          try { await module.wait({ do: 'rejection' }, context()); } catch (caught) { return caught === error; }`), true);
      });

      test('nothing keeps the process alive after the replies, and no timer outlives one', () => {
        const timers = run(node, name, `await module.wait({ do: 'order' }, context());
          await module.wait({ do: 'timeout' }, context());
          return process.getActiveResourcesInfo().filter((name) => name === 'Timeout');`);
        assert.deepEqual(timers, []);
      });

      test('a plain function that returns a task returns a promise', () => {
        assert.deepEqual(run(node, name, 'return [await module.later(4), await outcomeOf(() => module.later(-1)), module.later(-1).catch(() => "a promise") instanceof Promise];'),
          [5, { name: 'std::domain_error', message: 'negative' }, true]);
      });

      test('a handler without a context has no deadline', () => {
        assert.deepEqual(run(node, name, 'return [await module.wait({ do: "order" }), (await module.nothing({})) === undefined];'),
          ['{"id":7,"sku":"pèar","price":1.5}', true]);
      });

      test('an invocation with a thousand waits, and one after a thousand others, need no more pages than the first', () => {
        const [first, last] = run(node, name, `for (let i = 0; i < 3; i++) await module.wait({ do: 'many', id: 100 }, context());
          const first = pages();
          await module.wait({ do: 'many', id: 1000 }, context());
          for (let i = 0; i < 1000; i++) await module.wait({ do: 'many', id: 3 }, context());
          return [first, pages()];`);
        assert.equal(last, first);
      });
    });

    suite(`${name} under ${label}`, () => {
      const http = (rawPath, more = {}) => ({ requestContext: { http: { method: 'GET' } }, rawPath, ...more });
      const invoke = async (handler, ...events) => {
        const options = { node, ric, folder: path.join(functionsFolder(), name), handler: `index.${handler}`, events };
        const { outcomes, exit } = await runUnderClient(options);
        assert.equal(exit, null, 'the process ended');
        return outcomes;
      };

      test('views of the request stay valid across suspensions', async () => {
        const event = http('/wait', { headers: { 'x-first': 'ä', 'X-Second': 'b' }, rawQueryString: 'q=c+d', body: 'e'.repeat(1000) });
        const [{ reply }] = await invoke('http', event);
        assert.deepEqual(reply, { statusCode: 200, body: `äbc d${'e'.repeat(1000)}` });
      });

      test('an HttpError that an HTTP handler throws after a wait is the reply', async () => {
        const [{ reply }] = await invoke('http', http('/refuse'));
        assert.equal(reply.statusCode, 409);
        assert.equal(JSON.parse(reply.body).detail, 'not now');
      });

      for (const [rawPath, what] of [['/long', 'does not handle it'], ['/stubborn', 'continues to wait']]) {
        test(`an HTTP handler that is cancelled and ${what} replies 504 before its deadline, and the next event is handled`, async () => {
          const began = Date.now();
          const [late, next] = await invoke('http', new Invocation(http(rawPath), { remaining: 700 }), http('/wait'));
          assert.equal(late.reply.statusCode, 504);
          assert.equal(late.reply.headers['content-type'], 'application/problem+json');
          assert.equal(next.reply.statusCode, 200);
          assert.ok(Date.now() - began >= 500, 'not before the margin');
        });
      }

      test('an environment variable sets the margin, and must be a number', async () => {
        const options = { node, ric, folder: path.join(functionsFolder(), name), handler: 'index.answer' };
        const early = await runUnderClient({ ...options, events: [new Invocation({ waits: [1500] }, { remaining: 2000 })], environment: { LAMBDA_WASM_DEADLINE_MARGIN: '1900' } });
        assert.equal(early.outcomes[0].error.errorType, 'lambda_wasm::Cancelled');
        const half = await runUnderClient({ ...options, events: [new Invocation({ waits: [1500] }, { remaining: 600 })], environment: { LAMBDA_WASM_DEADLINE_MARGIN: 'Infinity' } });
        assert.equal(half.outcomes[0].error.errorType, 'lambda_wasm::Cancelled');
        const { initError } = await runUnderClient({ ...options, events: [{}], environment: { LAMBDA_WASM_DEADLINE_MARGIN: '300ms' } });
        assert.equal(initError?.errorMessage, 'LAMBDA_WASM_DEADLINE_MARGIN is a number of milliseconds, not "300ms".');
      });

      test('a cancelled handler may return its own reply', async () => {
        const [{ reply }] = await invoke('http', new Invocation(http('/own'), { remaining: 500 }));
        assert.deepEqual(reply, { statusCode: 503, body: 'busy' });
      });

      test('a cancelled handler fails with Cancelled, and the process continues', async () => {
        const late = new Invocation({ waits: [60_000] }, { remaining: 500 });
        const [{ error }, { reply }] = await invoke('answer', late, { id: 1, text: 'next', waits: [1] });
        assert.equal(error.errorType, 'lambda_wasm::Cancelled');
        assert.match(error.errorMessage, /^The function's time was almost over\.$/);
        assert.deepEqual(reply, { id: 1, text: 'next', requestId: '8f507c4e-0000-4000-8000-000000000002', tags: ['1'] });
      });

      for (const [fault, errorType] of [
        ['throw', 'std::out_of_range'], ['trap', 'lambda_wasm::Trap'], ['abort', 'lambda_wasm::Aborted'], ['exit', 'lambda_wasm::Exited'],
        ['wild', 'lambda_wasm::OutOfBounds'], ['stack', 'lambda_wasm::StackOverflow'],
      ]) {
        test(`${fault} after a wait fails only its invocation`, async () => {
          const [{ error }, { reply }] = await invoke('answer', { do: fault, text: 'it', waits: [1] }, { id: 2, text: 'next', waits: [1] });
          assert.equal(error.errorType, errorType);
          assert.equal(reply.text, 'next');
        });
      }
    });
  }
}

for (const { label, node, ric } of RUNTIMES) {
  for (const name of ['waiting_init', 'waiting_init_full']) {
    suite(`${name} under ${label}`, () => {
      const invoke = (events, environment) => runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), events, environment });

      test('the module, or a fresh instance, is loaded when its initialisation has finished', async () => {
        const { outcomes, initError } = await invoke(['', 'trap', ''], { CONFIGURATION: 'configured' });
        assert.equal(initError, null);
        assert.equal(outcomes[0].reply, 'at once, configured');
        assert.equal(outcomes[1].error.errorType, 'lambda_wasm::Trap');
        assert.equal(outcomes[2].reply, 'at once, configured');
      });

      test('a fresh instance that takes too long fails the event that waits for it before its deadline', () => {
        const outcomes = within(node, name, `async (module, outcome) => {
          const context = { getRemainingTimeInMillis: () => 400 };
          process.env.SLOW = 'yes'; // for the fresh instance
          return [await outcome(() => module.handler('trap', context)), await outcome(() => module.handler('', context))];
        }`, { CONFIGURATION: 'configured' });
        assert.equal(outcomes[0].name, 'lambda_wasm::Trap');
        assert.equal(outcomes[1].name, 'lambda_wasm::Cancelled');
      });

      test('events that wait for a fresh instance fail independently', () => {
        const outcomes = within(node, name, `async (module, outcome) => {
          await outcome(() => module.handler('trap', {}));
          return Promise.all(['trap', '', ''].map((event) => outcome(() => module.handler(event, {}))));
        }`, { CONFIGURATION: 'configured' });
        assert.equal(outcomes[0].name, 'lambda_wasm::Trap');
        assert.deepEqual(outcomes.slice(1).map(({ reply }) => reply), Array(2).fill('at once, configured'));
      });

      test('a failure of one of two callables is an init error', async () => {
        const { initError } = await invoke([''], { REFUSED: 'yes' });
        assert.equal(initError?.errorMessage, 'refused');
      });

      test('an exception after a wait is an init error', async () => {
        const { outcomes, initError } = await invoke(['']);
        assert.equal(outcomes[0].kind, 'lost');
        assert.equal(initError?.errorType, 'std::runtime_error');
        assert.equal(initError.errorMessage, 'no configuration');
      });
    });
  }
}

for (const { label, node } of RUNTIMES) {
  suite(`waiting_none on ${label.replace(/.* on /, '')}`, () => {
    for (const [kind, expected] of [
      ['order', 'pèar'],
      ['misfit', { name: 'lambda_wasm::InvalidEvent', message: 'The value does not fit: expected object, found string "some tèxt".' }],
      ['rejection', { name: 'TypeError', message: 'no such wàiter' }],
      ['first', '1'],
      ['stopped', '1'],
    ]) {
      test(`a handler without exceptions waits: ${kind}`, () => {
        assert.deepEqual(run(node, 'waiting_none', `return outcomeOf(() => module.wait('${kind}', context()));`), expected);
      });
    }

    test('a cancelled task is destroyed, and the same instance handles the next event', () => {
      const outcomes = run(node, 'waiting_none', `return [
        await outcomeOf(() => module.wait('never', context(300))),
        await outcomeOf(() => module.http({ requestContext: { http: {} }, rawPath: '/long' }, context(300))).then(({ statusCode }) => statusCode),
        await outcomeOf(() => module.wait('alive', context())),
      ];`);
      assert.equal(outcomes[0].name, 'lambda_wasm::Cancelled');
      assert.deepEqual(outcomes.slice(1), [504, '1']);
    });

    test('a trap after a wait fails only its invocation', () => {
      const outcomes = run(node, 'waiting_none', `const http = (rawPath) => outcomeOf(() => module.http({ requestContext: { http: {} }, rawPath }, context()));
        return Promise.all([http('/trap'), http('/other'), http('/third')]);`);
      assert.equal(outcomes[0].name, 'lambda_wasm::Trap');
      assert.deepEqual(outcomes.slice(1).map(({ body }) => body), ['/other', '/third']);
    });
  });
}
