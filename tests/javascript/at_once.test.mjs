// at_once.mjs: which instance takes the next event, of a module that is there at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill } from '../../cmake/javascript/runtime/function.mjs';

const FILE = new URL('../../cmake/javascript/runtime/at_once.mjs', import.meta.url);
let loaded = 0;

/** The part anew, and how many instances it has made. `beforeBuild` may throw, and `warmUp` return another instance. */
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

test('the first instance is made and warmed up at the start, and takes events', async () => {
  const warmed = [], { instances, start, invoke } = await load({ warmUp(instance) { warmed.push(instance); return instance; } });
  start();
  assert.deepEqual(warmed, instances);
  assert.deepEqual([invoke('handler', 'event', 'context'), invoke('handler', 'another')], [[0, 'event', 'context'], [0, 'another', undefined]]);
  assert.equal(instances.length, 1);
});

test('what warming up returns takes events', async () => {
  const { start, invoke } = await load({ warmUp: () => ({ exports: { handler: () => 'another' } }) });
  start();
  assert.equal(invoke('handler'), 'another');
});

test('an instance that is retired is replaced at once, and one that takes no events any more is not', async () => {
  const { instances, start, retire, invoke } = await load();
  start();
  retire(instances[0]);
  assert.equal(instances.length, 2);
  assert.equal(invoke('handler')[0], 1);
  retire(instances[0]);
  assert.equal(instances.length, 2);
});

test('where none can be made, the next invocation tries again and reports it', async () => {
  let isBroken = false;
  const { instances, start, retire, invoke } = await load({ beforeBuild() { if (isBroken) throw new Error('no memory'); } });
  start();
  isBroken = true;
  retire(instances[0]);
  assert.throws(() => invoke('handler'), /^Error: no memory$/);
  isBroken = false;
  assert.equal(invoke('handler')[0], 1);
});
