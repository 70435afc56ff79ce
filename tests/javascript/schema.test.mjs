// Schemas from the data of a Wasm binary.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse } from '../../cmake/javascript/build/kinds.mjs';
import { dataSegments, descriptors, documentTexts, sections, withoutDescriptors } from '../../cmake/javascript/build/schema.mjs';
import { active, activeIn, data, listed, passive, wasm } from './binary.mjs';

const HEADER = '\x1flambda_wasm:header:', CODEC = '\x1flambda_wasm:codec:', HANDLER = '\x1flambda_wasm:handler:', FUNCTION = '\x1flambda_wasm:function:';
const DOCUMENT = '\x1flambda_wasm:document:';

test('the binaries of these tests are modules', () => {
  assert.ok(WebAssembly.validate(wasm(active(1024, data('x')), active(2 ** 31 + 8, data('y')))));
});

test('sections and data segments are found', () => {
  const binary = wasm(active(8, data('one')), passive(data('two')), activeIn(0, 300, data('three')), active(2 ** 31 + 64, data('four')), active(70000, new Array(300).fill(7)));
  assert.deepEqual(sections(binary).map(({ id }) => id), [0, 5, 11]);
  const found = dataSegments(binary);
  assert.deepEqual(found.map(({ address }) => address), [8, 300, 2 ** 31 + 64, 70000]);
  assert.deepEqual(found.slice(0, 3).map(({ bytes }) => Buffer.from(bytes).toString()), ['one', 'three', 'four']);
  assert.equal(found[3].bytes.length, 300);
});

test('a module without data has no descriptors', () => {
  const empty = Buffer.from([...Buffer.from('\0asm'), 1, 0, 0, 0]);
  assert.deepEqual(dataSegments(empty), []);
  assert.deepEqual(descriptors(empty), { codecs: [], values: [], headers: [], entries: [] });
});

test('values that are created in JavaScript have their own marker', () => {
  const { codecs, values } = descriptors(wasm(active(64, data('\x1flambda_wasm:value:[y\0\x1flambda_wasm:codec:s\0'))));
  assert.deepEqual(values, [{ address: 64, schema: { kind: '[', of: { kind: 'y' } } }]);
  assert.deepEqual(codecs.map(({ schema }) => schema.kind), ['s']);
});

test('a segment with a variable address is rejected', () => {
  const byGlobal = [0, 0x23, 0, 0x0b, 1, 0];
  assert.throws(() => dataSegments(wasm(byGlobal)), /placed by something other than i32.const/);
});

test('descriptors are found with their addresses, in any place', () => {
  const junk = '\0\0junk', first = `${CODEC}[s\0`, handler = `${HANDLER}7:handler(4:names){d\0`, other = `${HANDLER}3:buynn\0`;
  const { codecs, entries } = descriptors(wasm(
    active(1024, data(`${junk}${first}${CODEC}(1:ai)\0more`)),
    active(5000, data(`${handler}${other}${FUNCTION}3:sum[dd\0${CODEC}b\0`)),
  ));
  assert.deepEqual(codecs, [
    { address: 1024 + junk.length, schema: parse('[s') },
    { address: 1024 + junk.length + first.length, schema: parse('(1:ai)') },
    { address: 5000 + handler.length + other.length + FUNCTION.length + 9, schema: parse('b') },
  ]);
  assert.deepEqual(entries, [
    { address: 5000, kind: 'handler', name: 'handler', input: parse('(4:names)'), result: parse('{d') },
    { address: 5000 + handler.length, kind: 'handler', name: 'buy', input: parse('n'), result: parse('n') },
    { address: 5000 + handler.length + other.length, kind: 'function', name: 'sum', input: parse('[d'), result: parse('d') },
  ]);
});

test('the headers that a program names are found', () => {
  const { headers } = descriptors(wasm(active(1024, data(`\0\0\0\0${HEADER}x-a\0\0${CODEC}b\0${HEADER}host`))));
  assert.deepEqual(headers, [{ address: 1028, name: 'x-a' }, { address: 1028 + HEADER.length + 5 + CODEC.length + 2, name: 'host' }]);
});

// The optimizer splits data at runs of zeros, and removes zeros at a segment's end.
test('a descriptor may lack its NUL at the end of a segment', () => {
  const { codecs, entries } = descriptors(wasm(active(1024, data(`${CODEC}(3:abci)`)), active(4096, data(`${HANDLER}1:xnd`))));
  assert.deepEqual(codecs, [{ address: 1024, schema: parse('(3:abci)') }]);
  assert.deepEqual(entries, [{ address: 4096, kind: 'handler', name: 'x', input: parse('n'), result: parse('d') }]);
});

test('a module is deployed without its descriptors, and is otherwise unchanged', () => {
  const before = `text\0${CODEC}(3:abci)\0${HEADER}x-a\0${HANDLER}1:xnd\0${FUNCTION}3:sum[dd\0more\0${CODEC}b`;
  const after = before.replace(new RegExp(`(${CODEC}|${HEADER}|${HANDLER}|${FUNCTION})[^\0]*`, 'g'), (text) => '\0'.repeat(text.length));
  const binary = wasm(active(1024, data(before)));
  const deployed = withoutDescriptors(binary);
  assert.equal(dataSegments(deployed)[0].bytes.toString(), after);
  assert.equal(deployed.length, binary.length);
  assert.deepEqual(descriptors(deployed), { codecs: [], values: [], headers: [], entries: [] });
  assert.equal(descriptors(binary).codecs.length, 2); // the binary itself is unchanged
});

test('a segment of nothing but the binary interface is not deployed', () => {
  const abi = '\x1flambda_wasm:abi:{"version":"1"}', one = active(1024, data('one\0')), two = active(4096, data(`${CODEC}b\0two`));
  const counted = (binary, count) => Buffer.concat([binary, Buffer.from([12, 1, count])]); // with a data count section
  assert.deepEqual(withoutDescriptors(counted(wasm(one, active(2048, data(`${abi}\0\0${abi}`)), two), 3)), counted(withoutDescriptors(wasm(one, two)), 2));
  // Among other data it is zeros. Segments that are not placed in memory are known by their number, which stays.
  assert.equal(dataSegments(withoutDescriptors(wasm(active(8, data(`one\0${abi}`)))))[0].bytes.toString(), `one\0${'\0'.repeat(abi.length)}`);
  assert.deepEqual(dataSegments(withoutDescriptors(wasm(active(8, data(abi)), passive(data('two'))))).map(({ bytes }) => bytes.toString()), ['\0'.repeat(abi.length)]);
});

test('documents are found with the addresses in their lists', () => {
  const first = '{"a":{"$ref":1},"b":"\\"$ref\\":7","c":{"$ref":{}},"d":{"$ref":0}}', second = '{"e":1}';
  const list = Math.ceil((1028 + DOCUMENT.length + first.length + 1) / 4) * 4;
  const bytes = data(`\0\0\0\0${DOCUMENT}${first}`.padEnd(list - 1024, '\0'));
  const words = [...bytes, 0, 4, 1, 0, 0xf0, 0xff, 0xff, 0xff, ...data(`${DOCUMENT}${second}`)];
  const expected = [{ address: 1028, text: first, list: [0x10400, 0xfffffff0] }, { address: list + 8, text: second, list: [] }];
  const binary = wasm(active(1024, words));
  assert.deepEqual(documentTexts(binary), expected);
  assert.deepEqual(descriptors(binary), { codecs: [], values: [], headers: [], entries: [] });
  // The optimizer splits a segment at zeros, also within a list.
  const split = wasm(active(1024, data(`\0\0\0\0${DOCUMENT}${first}`)), active(list + 1, [4, 1]), active(list + 4, words.slice(list + 4 - 1024)));
  assert.deepEqual(documentTexts(split), expected);
  for (const each of [binary, split]) assert.deepEqual(dataSegments(withoutDescriptors(each)), []);
});

test('a module with documents is deployed like one without', () => {
  const one = active(1024, data(`one\0${CODEC}b\0`)), text = `${DOCUMENT}{"$ref":0}`, list = Math.ceil((2048 + text.length + 1) / 4) * 4;
  const documented = wasm(one, active(2048, [...data(text.padEnd(list - 2048, '\0')), 1, 2, 3, 4]));
  assert.deepEqual(documentTexts(documented)[0].list, [0x04030201]);
  assert.deepEqual(withoutDescriptors(documented), withoutDescriptors(wasm(one)));
  // What follows a list is not part of it.
  const followed = wasm(active(2048, [...data(text.padEnd(list - 2048, '\0')), 1, 2, 3, 4, 5]));
  assert.equal(dataSegments(withoutDescriptors(followed))[0].bytes.findIndex((byte) => byte !== 0), list - 2048 + 4);
});

const TYPE = '\x1flambda_wasm:type:';

test('the types of a list are found by their addresses, and one type is one object', () => {
  // A name may look like a reference.
  const { bytes, addresses } = listed(1024, [
    [`${TYPE}(4:next?@0;5:other[@2;)`, [0, 3, 1]], [`${TYPE}(3:@9;s)`], [`${HANDLER}1:h@1;@0;`, [1, 0]], [`${CODEC}s`], [`${CODEC}{@0;`, [1]],
  ]);
  const cut = addresses[1] - 1024 - 2; // within the first list, where the optimizer leaves zeros out
  for (const binary of [wasm(active(1024, bytes)), wasm(active(1024, bytes.slice(0, cut)), active(addresses[1], bytes.slice(cut + 2)))]) {
    const { codecs, entries } = descriptors(binary), [{ input, result }] = entries;
    assert.deepEqual([input.to.address, result.to.address], [addresses[0], addresses[1]]);
    assert.deepEqual(result.to.schema, parse('(3:@9;s)'));
    assert.equal(input.to.schema.fields[0].type.of.to, input.to);
    assert.equal(input.to.schema.fields[1].type.of.to, result.to);
    assert.equal(codecs[1].schema.of.to, result.to);
    assert.deepEqual(dataSegments(withoutDescriptors(binary)), []);
  }
});

test('a list that does not have a type is rejected', () => {
  const { bytes } = listed(1024, [[`${CODEC}@1;`, [1, 1]], [`${HEADER}x`]]);
  assert.throws(() => descriptors(wasm(active(1024, bytes))), { message: 'a schema has no type 1 in its list: @1;' });
});
