// initializing.mjs: the LAMBDA_WASM_INIT callables that a module runs while it loads.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { initializer } from '../../cmake/javascript/runtime/initializing.mjs';
import { ABI } from './abi.mjs';

/** An instance whose `begin` returns these in turn. */
function instanceOf(...outcomes) {
  const begun = [];
  return { begun, lane: {}, begin: (call, put, invoke, pass) => { begun.push({ call, invoke, pass }); return outcomes.shift(); } };
}

test('each starts while the instance is created, like an invocation without an event', () => {
  const instance = instanceOf(undefined, Promise.resolve()), initialize = initializer(instance);
  initialize('first', 64, 128, 'restoreStack');
  initialize('second', 64, 128, 'restoreStack');
  assert.deepEqual(instance.begun.map(({ call: { event, context }, invoke, pass }) => [event, context, invoke, pass]), [[undefined, undefined, 'first', ABI.pass.call], [undefined, undefined, 'second', ABI.pass.call]]);
  assert.equal(instance.restoreStack, 'restoreStack');
  assert.deepEqual([instance.starting.length, instance.starting[0]], [2, undefined]);
});

test('a failure before it is awaited is not an unhandled rejection', async () => {
  const instance = instanceOf(Promise.reject(new Error('no configuration')));
  initializer(instance)('first', 64, 128, () => {});
  await new Promise((resolve) => { setImmediate(resolve); });
  await assert.rejects(Promise.all(instance.starting), /^Error: no configuration$/);
});

test('the first creates the lane, with the existing memory', () => {
  const instance = { ...instanceOf(undefined), lane: null, memory: new WebAssembly.Memory({ initial: 1 }) };
  initializer(instance)('first', 64, 128, () => {});
  assert.deepEqual([instance.lane.record, instance.lane.reply, instance.lane.module], [16, 32, instance]);
});
