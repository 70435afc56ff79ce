// type_names.mjs: all names of C++ types. The native edge is tested with the same vectors
// (tests/unit/edge/native/demangle.test.cpp); it uses the host's C++ library, so each checks the other.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { typeName } from '../../cmake/javascript/build/type_names.mjs';

const VECTORS = readFileSync(new URL('../vectors/type_names.txt', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split('\t'));

for (const [mangled, name] of VECTORS) {
  test(`${mangled} is ${name}`, () => assert.equal(typeName(mangled), name));
}

// As people write them: natively these are longer.
const SHORT = {
  St6vectorIiSaIiEE: 'std::vector<int>',
  NSt3__26vectorIiNS_9allocatorIiEEEE: 'std::vector<int>',
  'NSt3__23mapINS_12basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEEiNS_4lessIS6_EENS4_INS_4pairIKS6_iEEEEEE': 'std::map<std::string, int>',
  Dn: 'std::nullptr_t',
  Z4mainE5Local: 'Local',
  Z4mainEUlvE_: '(lambda)',
  N4shop3BoxIZ4mainEUliE0_EE: 'shop::Box<(lambda)>',
};
for (const [mangled, name] of Object.entries(SHORT)) test(`${mangled} is ${name}`, () => assert.equal(typeName(mangled), name));

test('an invalid type has no name', () => {
  for (const text of ['', 'N', 'NE', 'N4shop', '3ab', 'St', 'S_', 'N4shop3BoxIiE', 'Z4mainE', 'NSt3__2E', '5hello!', 'P', 'IiE', 'NS9_1aE', 'Z', 'ZN', 'A_', 'L']) assert.equal(typeName(text), undefined, text);
});
test('a mangled name truncated anywhere returns a name or nothing', () => {
  for (const [mangled] of VECTORS) {
    for (let size = 0; size < mangled.length; size++) assert.ok(['string', 'undefined'].includes(typeof typeName(mangled.slice(0, size))));
  }
});
