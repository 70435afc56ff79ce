// Many concurrent invocations in one instance (tests/functions/waiting): without a client, in the Node.js of each runtime; and under the
// client of Managed Instances, which takes events without waiting for replies (4.0.2, AWS_LAMBDA_MAX_CONCURRENCY).

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';

import { Client, Invocation } from './client.mjs';
import { functionsFolder, MANAGED_INSTANCES, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const NAMES = ['waiting', 'waiting_full'];

// The beginning of each test's script.
const HELPERS = `
  const context = (awsRequestId, left = 600_000) => { const end = Date.now() + left; return { awsRequestId, getRemainingTimeInMillis: () => end - Date.now() }; };
  const outcomeOf = async (call) => { try { return await call(); } catch (error) { return error.name + ': ' + error.message; } };
  const answer = (id, event, left) => outcomeOf(() => module.answer({ id, text: 'tèxt ' + id, ...event }, context('request ' + id, left)));
  const expected = (id, waits) => ({ id, text: 'tèxt ' + id, requestId: 'request ' + id, tags: waits.map(String) });
`;
const run = (node, name, body) => within(node, name, `async (module, _, pages) => { ${HELPERS} ${body} }`);

for (const { label, node } of RUNTIMES) {
  for (const name of NAMES) {
    suite(`many invocations of ${name} at once, on ${label.replace(/.* on /, '')}`, () => {
      test('a thousand with random waits, failures and deadlines each get their own reply', () => {
        const wrong = run(node, name, `
          let seed = 20;
          const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
          const http = async (id) => {
            const event = { requestContext: { http: { method: 'GET' } }, rawPath: '/wait', headers: { 'x-first': 'f' + id, 'x-second': 's' + id }, rawQueryString: 'q=' + id, body: 'b'.repeat(id) };
            return JSON.stringify(await outcomeOf(() => module.http(event, context('request ' + id))));
          };
          const all = Array.from({ length: 1000 }, (_, id) => {
            const waits = Array.from({ length: 1 + random(4) }, () => random(20));
            switch (random(6)) {
              case 0: return [answer(id, { waits, do: 'throw' }), 'std::out_of_range: tèxt ' + id];
              case 1: return [answer(id, { waits: [...waits, 10_000] }, 300 + random(200)), "lambda_wasm::Cancelled: The function's time was almost over."];
              case 2: return [http(id), JSON.stringify({ statusCode: 200, body: 'f' + id + 's' + id + id + 'b'.repeat(id) })];
              case 3: return [outcomeOf(() => module.atOnce({ requestContext: { http: {} }, rawPath: '/' + id }, context())), { statusCode: 200, body: '/' + id }];
              default: return [answer(id, { waits }), expected(id, waits)];
            }
          });
          const wrong = [];
          for (const [promise, expected] of all) {
            const got = await promise;
            if (JSON.stringify(got) !== JSON.stringify(expected)) wrong.push([got, expected]);
          }
          return wrong;`);
        assert.deepEqual(wrong, []);
      });

      test('after a trap, an abort and an exit, the others continue, and new ones start at once', () => {
        for (const fault of ['trap', 'abort', 'exit', 'stack']) {
          const result = run(node, name, `
            const others = Array.from({ length: 20 }, (_, id) => answer(id, { waits: [5, 30] }));
            const failed = await answer(50, { waits: [10], do: '${fault}' });
            const next = answer(51, { waits: [1] });
            return { failed, next: await next, others: await Promise.all(others), expected: Array.from({ length: 20 }, (_, id) => expected(id, [5, 30])) };`);
          assert.match(result.failed, /^lambda_wasm::(Trap|Aborted|Exited|StackOverflow): /);
          assert.equal(result.next.text, 'tèxt 51');
          assert.deepEqual(result.others, result.expected);
        }
      });

      test('after an out-of-bounds access, the others fail with a named error, and new ones succeed', () => {
        const { failed, next, others } = run(node, name, `
          const others = Array.from({ length: 20 }, (_, id) => answer(id, { waits: [5, 30] }));
          const failed = await answer(50, { waits: [10], do: 'wild' });
          return { failed, next: await answer(51, { waits: [1] }), others: await Promise.all(others) };`);
        assert.match(failed, /^lambda_wasm::OutOfBounds: /);
        assert.equal(next.text, 'tèxt 51');
        for (const other of others) assert.match(other, /^lambda_wasm::InstanceFailed: .* can be retried\.$/);
      });

      test('a second fatal failure of an instance fails its remaining invocations', () => {
        const { failed, next, others } = run(node, name, `
          const others = Array.from({ length: 20 }, (_, id) => answer(id, { waits: [5, 60] }));
          const second = answer(60, { waits: [20], do: 'abort' });
          const failed = [await answer(50, { waits: [10], do: 'trap' }), await second];
          return { failed, next: await answer(51, { waits: [1] }), others: await Promise.all(others) };`);
        assert.match(failed[0], /^lambda_wasm::Trap: /);
        assert.match(failed[1], /^lambda_wasm::Aborted: /);
        assert.equal(next.text, 'tèxt 51');
        for (const other of others) assert.match(other, /^lambda_wasm::InstanceFailed: /);
      });

      test('an error that JavaScript throws in a handler fails only that invocation', () => {
        const { failed, others, sync, next } = run(node, name, `
          const others = Array.from({ length: 20 }, (_, id) => answer(id, { waits: [5, 30] }));
          const throws = (call) => outcomeOf(() => call({ text: '{' }, context('thrown'))).then((text) => text.slice(0, 11));
          const failed = await Promise.all([throws(module.thrown), throws(module.thrown), throws(module.thrown)]);
          const waiting = answer(60, { waits: [20] }), before = pages(), sync = [];
          for (let i = 0; i < 5; i++) sync.push(await throws(module.thrownAtOnce));
          return { failed, others: await Promise.all(others), sync: [...sync, pages() - before], next: await waiting };`);
        assert.deepEqual(failed, Array(3).fill('SyntaxError'));
        assert.deepEqual(others.map(({ id }) => id), Array.from({ length: 20 }, (_, id) => id));
        assert.deepEqual(sync, [...Array(5).fill('SyntaxError'), 0], 'no fresh instance was made');
        assert.equal(next.id, 60);
      });

      test('an invocation with a deadline keeps it among invocations without one', () => {
        const outcomes = run(node, name, `
          const first = answer(1, { waits: [1] }, 60_000), without = module.later(4), late = answer(2, { waits: [60_000] }, 400);
          return [(await first).id, await without, await late];`);
        assert.deepEqual(outcomes.slice(0, 2), [1, 5]);
        assert.match(outcomes[2], /^lambda_wasm::Cancelled: /);
      });

      test('an invocation that fails, also because of another, leaves no timer', () => {
        assert.deepEqual(run(node, name, `
          const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length, found = [];
          await outcomeOf(() => module.sleep({ do: 'trap', waits: [60_000] }, context('one')));
          found.push(timers());
          const other = outcomeOf(() => module.sleep({ do: '', waits: [60_000] }, context('other')));
          await answer(3, { do: 'wild', waits: [1] });
          return [...found, (await other).slice(0, 27), timers()];`), [0, 'lambda_wasm::InstanceFailed', 0]);
      });

      test('the memory does not grow after the first hundred', () => {
        const [before, after] = run(node, name, `
          const eight = async () => { await Promise.all(Array.from({ length: 8 }, (_, id) => answer(id, { waits: [0] }))); };
          const events = async (times) => { for (let i = 0; i < times; i += 8) await eight(); };
          await events(104);
          const before = pages();
          await events(8000);
          return [before, pages()];`);
        assert.equal(after, before);
      });
    });
  }
}

const { node, ric } = MANAGED_INSTANCES;
for (const name of NAMES) {
  test(`Managed Instances: ${name} handles many concurrent events in each of two worker threads`, async () => {
    const environment = { AWS_LAMBDA_MAX_CONCURRENCY: '16', AWS_LAMBDA_NODEJS_WORKER_COUNT: '2' };
    const client = await Client.start({ node, ric, folder: path.join(functionsFolder(), name), handler: 'index.answer', environment });
    try {
      const events = Array.from({ length: 200 }, (_, id) => ({ id, text: `text ${id}`, waits: [1 + (id % 7), id % 5], do: id % 10 === 3 ? 'throw' : '' }));
      const outcomes = await Promise.all(events.map((event) => client.invoke(new Invocation(event))));
      const { exit, mostUnderWay } = await client.stop(outcomes);
      assert.equal(exit, null);
      assert.ok(mostUnderWay > 2, `${mostUnderWay} at once: one in each thread is no overlap`);
      for (const [id, outcome] of outcomes.entries()) {
        if (id % 10 === 3) assert.equal(outcome.error?.errorMessage, `text ${id}`);
        else assert.deepEqual(outcome.reply, { id, text: `text ${id}`, requestId: outcome.requestId, tags: [1 + (id % 7), id % 5].map(String) });
      }
    } finally {
      await client.kill();
    }
  });
}
