// deadline.mjs: how long before its timeout an invocation is cancelled.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { LONGEST, marginOf } from '../../cmake/javascript/runtime/deadline.mjs';

test('the margin is 200 ms, or half of the remaining time if that is less', () => {
  assert.deepEqual([900_000, 400, 300, 0].map(marginOf), [200, 200, 150, 0]);
});

test('LONGEST is the limit of a Node.js timer', () => assert.equal(LONGEST, 2147483647));

test('an environment variable sets the margin, to a number', () => {
  const run = (margin) => spawnSync(process.execPath, ['--input-type=module', '-e', `
    const { marginOf } = await import(${JSON.stringify(new URL('../../cmake/javascript/runtime/deadline.mjs', import.meta.url))});
    console.log(marginOf(900_000));`], { encoding: 'utf8', env: { ...process.env, LAMBDA_WASM_DEADLINE_MARGIN: margin } });
  assert.equal(run('1500').stdout, '1500\n');
  assert.equal(run('0').stdout, '0\n');
  for (const margin of ['soon', '-1']) assert.match(run(margin).stderr, new RegExp(`lambda_wasm::InitError\\]?: LAMBDA_WASM_DEADLINE_MARGIN is a number of milliseconds, not "${margin}"\\.`));
});
