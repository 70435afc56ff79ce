// Functions that use JavaScript values: tests/functions/values, built by default (`values`), with EMBIND stock, with
// RUNTIME full and with EXCEPTIONS none. They are called in the Node.js of each runtime, without a client: values that JSON does not
// have cross too.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const TYPES = [true, -1, 2, 3.5, 4.5, 'fïve', -6, 7, 8];

for (const { label, node } of RUNTIMES) {
  for (const name of ['values', 'values_stock', 'values_full', 'values_none']) {
    const run = (body) => within(node, name, body);

    suite(`${name} on ${label.replace(/.* on /, '')}`, () => {
      test('values cross as inputs, as results, and as members of both', () => {
        const { same, reply, absent, later } = run(async ({ handler, later }) => {
          const value = new Map(), { value: back, values } = await handler({ do: 'echo', value });
          return {
            same: [back, ...values].every((each) => each === value),
            reply: await handler({ do: 'echo', value: { é: ['ü'] } }),
            absent: await handler({ do: 'echo', value: null }),
            later: await later({ a: 1 }),
          };
        });
        assert.equal(same, true);
        assert.deepEqual(reply, { what: 'echo', value: { é: ['ü'] }, values: [{ é: ['ü'] }, { é: ['ü'] }], destroyed: 0 });
        assert.deepEqual(absent.values, [null, null]);
        assert.deepEqual(later, { a: 1 });
      });

      test('the common types are registered', () => {
        assert.deepEqual(run(async ({ handler }) => (await handler({ do: 'types' })).value), [...TYPES, ...TYPES]);
      });

      test(name === 'values_stock' ? 'every type is registered' : 'an unregistered type is an error with the remedy', () => {
        const [{ name: errorName, message, reply }, next] = run(({ handler }, outcome) => Promise.all(
          [outcome(() => handler({ do: 'short' })), outcome(() => handler({ do: 'types' }))]));
        if (name === 'values_stock') {
          assert.equal(reply.value, 5);
        } else {
          assert.equal(errorName, 'BindingError');
          assert.match(message, /^emscripten::val is used with the type short \(.*\), which is not registered: pass EMBIND stock to lambda_wasm_add_function\.$/);
        }
        assert.equal(next.reply.what, 'types');
      });

      test('a JavaScript error reaches the caller unchanged', () => {
        const { call, thrown } = run(async ({ handler }, outcome) => {
          const error = new RangeError('of JavaScript');
          return {
            call: await outcome(() => handler({ do: 'call', value: {} })),
            thrown: await handler({ do: 'throw', value: error }).catch((caught) => caught === error),
          };
        });
        assert.equal(call.name, 'TypeError');
        assert.equal(thrown, true);
      });

      test('C++ does not catch it', () => {
        assert.equal(run(({ handler }, outcome) => outcome(() => handler({ do: 'catch', value: {} }))).name, name === 'values_none' ? undefined : 'TypeError');
      });

      test('objects in its path are destroyed, and nothing is left on the stack', { skip: name === 'values_none' && 'without exceptions, each error ends the instance' }, () => {
        const { names, last } = run(async ({ handler }, outcome) => {
          const names = new Set();
          for (let i = 0; i < 20000; i++) names.add((await outcome(() => handler({ do: 'call', value: {} }))).name);
          return { names: [...names], last: await handler({ do: 'echo', value: 1 }) };
        });
        assert.deepEqual(names, ['TypeError']);
        assert.deepEqual(last, { what: 'echo', value: 1, values: [1, 1], destroyed: 20000 });
      });

      test('plain functions take and return values, and cannot be called reentrantly', () => {
        const outcomes = run(async ({ count, call }, outcome) => [
          await outcome(() => count([1, 2, 3])), await outcome(() => call(() => 'called')), await outcome(() => call(() => count([]))),
          await outcome(() => count('four')),
        ]);
        assert.deepEqual(outcomes.map(({ reply }) => reply), [3, 'called', undefined, 4]);
        assert.equal(outcomes[2].name, 'lambda_wasm::Error');
        assert.match(outcomes[2].message, /only one call can run at a time/);
      });
    });
  }
}
