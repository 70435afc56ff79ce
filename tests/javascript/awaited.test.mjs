// awaited.mjs: selects the instance for the next event, in a module that starts asynchronously.

import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { fill } from '../../cmake/javascript/runtime/function.mjs';

const FILE = new URL('../../cmake/javascript/runtime/awaited.mjs', import.meta.url);
let loaded = 0;

/** A fresh copy of the part, and the instances that it has requested, each with its `resolve` and `reject`. */
async function load() {
  const asked = [];
  const build = () => {
    const number = asked.length, one = Promise.withResolvers();
    const instance = { starting: undefined, exports: { handler: (...given) => [number, ...given] }, warmUp: () => instance };
    asked.push({ instance, resolve: () => one.resolve(instance), reject: one.reject });
    return one.promise;
  };
  fill({ build });
  return { asked, ...await import(`${FILE}?${loaded += 1}`) };
}

/** The part, with its first instance ready. */
async function started() {
  const part = await load(), start = part.start();
  part.asked[0].resolve();
  await start;
  return part;
}

const turn = () => new Promise((resolve) => { setImmediate(resolve); });

test('the first instance handles events after its initialisation has finished', async () => {
  const { asked, start, invoke } = await load(), order = [], one = Promise.withResolvers();
  const begun = start().then(() => order.push('begun'));
  asked[0].instance.starting = [one.promise];
  asked[0].resolve();
  await turn();
  assert.deepEqual(order, []);
  one.resolve();
  await begun;
  assert.deepEqual(invoke('handler', 'event', 'context'), [0, 'event', 'context']);
});

test('a start that fails is an error of the module', async () => {
  const { asked, start } = await load(), begun = start();
  asked[0].instance.starting = [Promise.reject(new Error('no configuration'))];
  asked[0].resolve();
  await assert.rejects(begun, /^Error: no configuration$/);
});

test('events wait for the instance that replaces a retired one', async () => {
  const { asked, retire, invoke } = await started();
  retire(asked[0].instance);
  retire(asked[0].instance); // it is already replaced
  assert.equal(asked.length, 2);
  const replies = [invoke('handler', 1), invoke('handler', 2)];
  asked[1].resolve();
  assert.deepEqual(await Promise.all(replies), [[1, 1, undefined], [1, 2, undefined]]);
  assert.deepEqual(invoke('handler', 3), [1, 3, undefined]); // at once
});

test('if no instance can be created, waiting events fail, and the next invocation tries again', async () => {
  const { asked, retire, invoke } = await started();
  retire(asked[0].instance);
  const reply = invoke('handler');
  asked[1].reject(new Error('no memory'));
  await assert.rejects(reply, /^Error: no memory$/);
  const next = invoke('handler');
  assert.equal(asked.length, 3);
  asked[2].resolve();
  assert.equal((await next)[0], 2);
});

test('an event waits for a fresh instance only while it has time; the first ready instance handles the next one', async (context) => {
  const { asked, retire, invoke } = await started();
  mock.timers.enable({ apis: ['setTimeout'] });
  context.after(() => mock.timers.reset());
  retire(asked[0].instance);
  const late = invoke('handler', 'event', { getRemainingTimeInMillis: () => 1000 });
  const outcome = () => Promise.race([late.then(String, ({ name }) => name), turn().then(() => 'none yet')]);
  mock.timers.tick(799); // minus a margin of 200
  assert.equal(await outcome(), 'none yet');
  mock.timers.tick(1);
  assert.equal(await outcome(), 'lambda_wasm::Cancelled');
  const next = invoke('handler', 'another');
  assert.equal(asked.length, 3);
  asked[1].resolve(); // the instance that nobody waits for
  await turn();
  assert.deepEqual(invoke('handler', 'last'), [1, 'last', undefined]);
  asked[2].resolve();
  assert.deepEqual(await next, [1, 'another', undefined]); // by the instance that is current by then
});
