// failure.mjs: the error that a failed invocation reports.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Failure } from '../../cmake/javascript/runtime/failure.mjs';

test('a failure has a name, a message and a severity, and its stack begins with the name and message', () => {
  const failure = new Failure('shop::OutOfStock', 'no such order', 2);
  assert.ok(failure instanceof Error);
  assert.deepEqual([failure.name, failure.message, failure.severity], ['shop::OutOfStock', 'no such order', 2]);
  assert.match(failure.stack, /^shop::OutOfStock: no such order\n +at /);
  assert.equal(new Failure('lambda_wasm::Error', '').severity, 0);
});
