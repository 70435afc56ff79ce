// Names of types in documents, from the names that compilers print.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { namesOf, uniqueName } from '../../cmake/javascript/build/documents/component_names.mjs';
import { numbers } from './documents/random.mjs';

const nameOf = (type) => namesOf([type])[0];

test('a name is the last part of that of C++', () => {
  assert.equal(nameOf('Order'), 'Order');
  assert.equal(nameOf('shop::internal::Order'), 'Order');
  assert.equal(nameOf('shop::Basket::line_item'), 'line_item');
  assert.equal(nameOf('struct shop::Order'), 'Order');
  assert.equal(nameOf('(anonymous namespace)::Order'), 'Order');
  assert.equal(nameOf('{anonymous}::Order'), 'Order');
  assert.equal(nameOf('<unnamed>::Order'), 'Order');
  assert.equal(nameOf('shop::buy(const Order&)::Local'), 'Local');
  assert.equal(nameOf('shop::Größe'), 'Größe');
});

test('arguments of templates follow, without what is the default', () => {
  assert.equal(nameOf('Page<ns::Order>'), 'PageOrder');
  assert.equal(nameOf('Page<std::vector<ns::Order, std::allocator<ns::Order> > >'), 'PageVectorOrder');
  assert.equal(nameOf('Page<std::__2::basic_string<char>>'), 'PageString');
  assert.equal(nameOf('Page<std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >>'), 'PageString');
  assert.equal(nameOf('Pair<int, unsigned int>'), 'PairIntUnsignedInt');
  assert.equal(nameOf('Table<std::map<std::string, line_item, std::less<std::string>>>'), 'TableMapStringLineItem');
  assert.equal(nameOf('Buffer<16UL, true>'), 'Buffer16True');
  assert.equal(nameOf('Grid<-3, (ns::Colour)1, \'a\'>'), 'GridMinus31a');
  assert.equal(nameOf('Box<const char *>'), 'BoxChar');
  assert.equal(nameOf('ns::Outer<int>::Inner'), 'Inner');
  assert.equal(nameOf('Empty<>'), 'Empty');
});

test('types of one short name are told apart by their namespaces', () => {
  assert.deepEqual(namesOf(['shop::Order', 'stock::Order', 'shop::Line']), ['ShopOrder', 'StockOrder', 'Line']);
  assert.deepEqual(namesOf(['Order', 'shop::Order']), ['Order', 'ShopOrder']);
  assert.deepEqual(namesOf(['a::x::Order', 'b::x::Order', 'c::y::Order']), ['AXOrder', 'BXOrder', 'YOrder']);
  assert.deepEqual(namesOf(['Page<a::Order>', 'Page<b::Order>']), ['PageOrder', 'PageOrder2']);
  assert.deepEqual(namesOf(['shop::Order', 'ShopOrder', 'stock::Order']), ['ShopOrder', 'ShopOrder2', 'StockOrder']);
});

test('what no namespace tells apart is numbered', () => {
  assert.deepEqual(namesOf(['shop::(anonymous namespace)::Order', 'shop::(anonymous namespace)::Order', 'Order2']), ['Order', 'Order3', 'Order2']);
});

test('no type has a name of TypeScript', () => {
  assert.deepEqual(namesOf(['Date', 'string', 'shop::Promise', 'type']), ['Date2', 'string2', 'ShopPromise', 'type2']);
});

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
