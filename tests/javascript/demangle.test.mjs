// demangle.mjs: the names of C++ types.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demangle } from '../../cmake/javascript/runtime/demangle.mjs';

const NAMES = {
  // builtins, and pointers to them
  v: 'void', m: 'unsigned long', PKc: 'const char*', Pi: 'int*',
  // names, nested names, and names of the standard library without its inline namespaces
  '10OutOfStock': 'OutOfStock',
  N4shop10OutOfStockE: 'shop::OutOfStock',
  St12out_of_range: 'std::out_of_range',
  NSt3__212system_errorE: 'std::system_error',
  NSt7__cxx1112basic_stringE: 'std::basic_string',
  N12_GLOBAL__N_16HiddenE: '(anonymous namespace)::Hidden',
  PKN4shop5OrderE: 'const shop::Order*',
  // a number in a name is not a length
  N2v25OrderE: 'v2::Order',
};

for (const [mangled, name] of Object.entries(NAMES)) {
  test(`${mangled} is ${name}`, () => assert.equal(demangle(mangled), name));
}

test('an unknown name is returned unchanged', () => {
  for (const mangled of ['St6vectorIiSaIiEE', 'N4shop3BoxIiEE', 'FvvE', '']) assert.equal(demangle(mangled), mangled);
});
