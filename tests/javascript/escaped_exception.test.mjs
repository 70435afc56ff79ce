// escaped_exception.mjs: C++ exceptions that no catch clause caught.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { escapedException } from '../../cmake/javascript/runtime/escaped_exception.mjs';

test('a Wasm exception ends the instance with a named error', () => {
  const exception = new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), []), { name, severity } = escapedException(exception);
  assert.deepEqual({ name, severity }, { name: 'lambda_wasm::EscapedException', severity: 2 });
});

test('another error is not an escaped exception', () => {
  for (const error of [new Error('none'), new WebAssembly.RuntimeError('unreachable'), undefined, new Proxy({}, {})]) assert.equal(escapedException(error), undefined);
});
