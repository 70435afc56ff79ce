// function.mjs: the names that the parts of the runtime import from the function.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

import * as filled from '../../cmake/javascript/runtime/function.mjs';

const RUNTIME = new URL('../../cmake/javascript/runtime/', import.meta.url);

test('every part of the runtime can be imported alone, and its imports exist', async () => {
  for (const file of readdirSync(RUNTIME).filter((name) => name.endsWith('.mjs'))) await import(new URL(file, RUNTIME));
});

test('fill sets all names, also those without a value', () => {
  const { fill, ...names } = filled, values = Object.fromEntries(Object.keys(names).map((name) => [name, { name }]));
  fill(values);
  assert.deepEqual({ ...filled }, { fill, ...values });
  fill({ make: 1 });
  assert.deepEqual({ ...filled }, { fill, ...Object.fromEntries(Object.keys(names).map((name) => [name, undefined])), make: 1 });
  fill({});
});
