// Names of types in documents, from the names that compilers print.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { namesOf, uniqueName } from '../../cmake/javascript/build/documents/component_names.mjs';
import { numbers } from './documents/random.mjs';

const nameOf = (type) => namesOf([type])[0];

// The C++ of json_schema.hpp has the same vectors (tests/unit/json_schema/component_names.test.cpp).
for (const { name, types, names } of JSON.parse(readFileSync(new URL('../vectors/component_names.json', import.meta.url), 'utf8'))) {
  test(`${name}: ${types.join(', ')}`, () => assert.deepEqual(namesOf(types), names));
}

test('a name is one of an identifier, whatever the compiler prints', () => {
  const parts = ['A', 'b', '::', '<', '>', '(', ')', '{', '}', ',', ' ', '"', 'ns', '1', '&', 'std::', 'allocator<', 'unsigned ', 'é', 'const '], below = numbers(1);
  for (let i = 0; i < 5000; i++) {
    const type = Array.from({ length: 1 + below(10) }, () => parts[below(parts.length)]).join('');
    assert.match(nameOf(type), /^[\p{L}_$][\p{L}\p{N}_$]*$/u, JSON.stringify(type));
  }
});

test('a unique name is numbered from 2', () => {
  assert.equal(uniqueName('a', () => false), 'a');
  assert.equal(uniqueName('a', (name) => ['a', 'a2'].includes(name)), 'a3');
});
