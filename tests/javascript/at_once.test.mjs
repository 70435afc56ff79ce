// at_once.mjs: selects the instance for the next event, in a module that starts synchronously.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill } from '../../cmake/javascript/runtime/function.mjs';

const FILE = new URL('../../cmake/javascript/runtime/at_once.mjs', import.meta.url);
let loaded = 0;

/** A fresh copy of the part, and the instances that it has created. `beforeBuild` may throw, and `warmUp` return another instance. */
async function load({ beforeBuild = () => {}, warmUp = (instance) => instance } = {}) {
  const instances = [];
  const build = () => {
    beforeBuild();
    const number = instances.length, instance = { exports: { handler: (...given) => [number, ...given] }, warmUp: () => warmUp(instance) };
    instances.push(instance);
    return instance;
  };
  fill({ build });
  return { instances, ...await import(`${FILE}?${loaded += 1}`) };
}

test('the first instance is created and warmed up at the start, and handles events', async () => {
  const warmed = [], { instances, start, invoke } = await load({ warmUp(instance) { warmed.push(instance); return instance; } });
  start();
  assert.deepEqual(warmed, instances);
  assert.deepEqual([invoke('handler', 'event', 'context'), invoke('handler', 'another')], [[0, 'event', 'context'], [0, 'another', undefined]]);
  assert.equal(instances.length, 1);
});

test('the instance that warming up returns handles events', async () => {
  const { start, invoke } = await load({ warmUp: () => ({ exports: { handler: () => 'another' } }) });
  start();
  assert.equal(invoke('handler'), 'another');
});

test('the current instance is replaced at once when it is retired, and a replaced one is not', async () => {
  const { instances, start, retire, invoke } = await load();
  start();
  retire(instances[0]);
  assert.equal(instances.length, 2);
  assert.equal(invoke('handler')[0], 1);
  retire(instances[0]);
  assert.equal(instances.length, 2);
});

test('if no instance can be created, the next invocation tries again and reports the error', async () => {
  let isBroken = false;
  const { instances, start, retire, invoke } = await load({ beforeBuild() { if (isBroken) throw new Error('no memory'); } });
  start();
  isBroken = true;
  retire(instances[0]);
  assert.throws(() => invoke('handler'), /^Error: no memory$/);
  isBroken = false;
  assert.equal(invoke('handler')[0], 1);
});
