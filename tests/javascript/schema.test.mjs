// Schemas out of the data of a WebAssembly binary, and their text as trees.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dataSegments, descriptors, parse, sections } from '../../cmake/javascript/schema.mjs';

// ---- binaries by hand: a WebAssembly module of one memory and of data segments (core specification, sections 5.5.6 to 5.5.14)

function unsigned(value) {
  const bytes = [];
  do { bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0)); value = Math.floor(value / 128); } while (value > 0);
  return bytes;
}
function signed(value) { // of 32 bits
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if ((value === 0 && !(low & 0x40)) || (value === -1 && low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}
const section = (id, bytes) => [id, ...unsigned(bytes.length), ...bytes];
const active = (address, data) => [0, 0x41, ...signed(address | 0), 0x0b, ...unsigned(data.length), ...data];
const passive = (data) => [1, ...unsigned(data.length), ...data];
const activeIn = (memory, address, data) => [2, ...unsigned(memory), 0x41, ...signed(address | 0), 0x0b, ...unsigned(data.length), ...data];
const wasm = (...segments) => Buffer.from([
  ...Buffer.from('\0asm'), 1, 0, 0, 0,
  ...section(0, [4, ...Buffer.from('name'), ...Buffer.from('\x1flambda_wasm:codec:s\0')]), // in a custom section: no data
  ...section(5, [1, 0, ...unsigned(65536)]),
  ...section(11, [...unsigned(segments.length), ...segments.flat()]),
]);
const data = (text) => [...Buffer.from(text)];
const HEADER = '\x1flambda_wasm:header:', CODEC = '\x1flambda_wasm:codec:', HANDLER = '\x1flambda_wasm:handler:', FUNCTION = '\x1flambda_wasm:function:';

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

test('a module without data describes nothing', () => {
  const empty = Buffer.from([...Buffer.from('\0asm'), 1, 0, 0, 0]);
  assert.deepEqual(dataSegments(empty), []);
  assert.deepEqual(descriptors(empty), { codecs: [], values: [], headers: [], entries: [], waits: false, startsByWaiting: false, importsModules: false, usesServices: false, readsStreams: false, fetches: false });
});

test('values that are made in JavaScript have a marker of their own', () => {
  const { codecs, values } = descriptors(wasm(active(64, data('\x1flambda_wasm:value:[y\0\x1flambda_wasm:codec:s\0'))));
  assert.deepEqual(values, [{ address: 64, schema: { kind: '[', of: { kind: 'y' } } }]);
  assert.deepEqual(codecs.map(({ schema }) => schema.kind), ['s']);
});

test('a segment that is placed by a variable is refused', () => {
  const byGlobal = [0, 0x23, 0, 0x0b, 1, 0];
  assert.throws(() => dataSegments(wasm(byGlobal)), /placed by something other than i32.const/);
});

test('descriptors are found at their addresses, wherever they stand', () => {
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

// The optimizer splits data at runs of zeros, and leaves out those at a segment's end.
test('a descriptor may lack its NUL at the end of a segment', () => {
  const { codecs, entries } = descriptors(wasm(active(1024, data(`${CODEC}(3:abci)`)), active(4096, data(`${HANDLER}1:xnd`))));
  assert.deepEqual(codecs, [{ address: 1024, schema: parse('(3:abci)') }]);
  assert.deepEqual(entries, [{ address: 4096, kind: 'handler', name: 'x', input: parse('n'), result: parse('d') }]);
});

test('every kind is read', () => {
  for (const kind of 'nsbdyavrkcChHiIlL') assert.deepEqual(parse(kind), { kind });
  for (const kind of '?[*{q') assert.deepEqual(parse(`${kind}i`), { kind, of: { kind: 'i' } });
  for (const digits of [0, 3, 6, 9]) assert.deepEqual(parse(`t${digits}`), { kind: 't', digits });
  assert.deepEqual(parse('#12:[b'), { kind: '#', size: 12, of: { kind: '[', of: { kind: 'b' } } });
  assert.deepEqual(parse('e3:red2:é0:1:))'), { kind: 'e', names: ['red', 'é', '', ')'] });
  assert.deepEqual(parse('()'), { kind: '(', fields: [] });
  assert.deepEqual(parse('(3:skus5:count?i)'), {
    kind: '(', fields: [{ name: 'sku', type: { kind: 's' } }, { name: 'count', type: { kind: '?', of: { kind: 'i' } } }],
  });
});

test('a digit behind a time belongs to the next name', () => {
  const { fields } = parse('(1:at34:manyt012:twelve bytess)');
  assert.deepEqual(fields.map(({ name }) => name), ['a', 'many', 'twelve bytes']);
  assert.deepEqual(fields.map(({ type }) => type.digits), [3, 0, undefined]);
});

test('names are counted in bytes and may hold anything', () => {
  const name = `9:(?é{)${'😀'.repeat(7)}`;
  assert.deepEqual(parse(`(${Buffer.byteLength(name)}:${name}b)`).fields, [{ name, type: { kind: 'b' } }]);
});

test('what is no schema is refused by a sentence', () => {
  for (const text of ['', '[', '(1:a', 'e1:a', '#2:', '(', '{']) assert.throws(() => parse(text), /a schema ends too early/, text);
  assert.throws(() => parse('z'), /unknown kind "z"/);
  assert.throws(() => parse('(1as)'), /a name in a schema has no colon/);
});

test('whether a module waits is told by what its data holds', () => {
  const told = (text) => { const { waits, startsByWaiting } = descriptors(wasm(active(1024, data(text)))); return [waits, startsByWaiting]; };
  assert.deepEqual(told('\0\0\x1flambda_wasm:waiting:\0'), [true, false]);
  assert.deepEqual(told('\x1flambda_wasm:waiting:\0\x1flambda_wasm:initializing:\0'), [true, true]);
});
