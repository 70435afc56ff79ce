// The binary interface: the compiler's description (include/lambda_wasm/edge/abi.hpp), and its use in the build (abi.mjs).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { abiOf, abiTexts, difference, withNumbers, BuildError, IN_LIBRARY } from '../../cmake/javascript/build/abi.mjs';
import { ABI, object, version } from './abi.mjs';

const ROOT = `${import.meta.dirname}/../..`;
const marked = (text) => `\x1flambda_wasm:abi:${text}\0`;
const other = (change) => marked(change(abiTexts(object)[0]));
const told = (said) => (error) => error instanceof BuildError && said.test(error.message);

test('the compiler writes the version of the headers, and each number with its name', () => {
  const header = readFileSync(`${ROOT}/include/lambda_wasm/version.hpp`, 'utf8');
  assert.equal(version, ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`_${part} (\\d+)`).exec(header)[1]).join('.'));
  for (const [group, numbers] of Object.entries(ABI)) {
    if (group === 'version') continue;
    for (const [name, value] of Object.entries(numbers)) assert.ok(/^\w+$/.test(name) && Number.isInteger(value) && value >= 0, `${group}.${name}`);
  }
  assert.deepEqual(Object.keys(ABI.status), ['result', 'exception', 'error', 'suspended']);
});

test('members of a record and of a block have distinct places inside it', () => {
  for (const layout of [ABI.record, ABI.block]) {
    const { size, most_words: _, most_bytes: __, ...places } = layout;
    assert.equal(new Set(Object.values(places)).size, Object.keys(places).length);
    assert.ok(Math.max(...Object.values(places)) < size);
  }
});

test('a property of a sender is a bit of its number, with lists of values and without', () => {
  const has = (property, sender) => ABI.senders[property] >> sender & 1, { alb, lattice, rest_api: rest } = ABI.sender, lists = ABI.sender_word.has_lists;
  const property = (name) => Object.values(ABI.sender).map((sender) => [has(name, sender), has(name, sender | lists)]);
  assert.deepEqual(property('is_api'), [[1, 1], [1, 1], [1, 1], [0, 0], [0, 0]]);
  assert.deepEqual(property('takes_only_lists'), [[0, 0], [0, 0], [0, 0], [0, 1], [0, 0]]);
  assert.deepEqual(property('takes_lists'), [[1, 1], [0, 0], [0, 0], [0, 1], [0, 0]]);
  assert.deepEqual([alb, lattice, rest].map((sender) => has('takes_whole_reply', sender | ABI.sender_word.is_problem)), [1, 1, 0]);
});

test('a module of this version, all of whose files agree, has its interface', () => {
  const text = other((same) => same);
  assert.deepEqual(abiOf(Buffer.from(`…${text}…${text}`), version), ABI);
  assert.deepEqual(abiTexts(Buffer.from(`…${text}…${text}`)).length, 2);
});

test('a module of other headers is refused by a sentence', () => {
  const same = other((text) => text), remedy = 'compile all of it with the headers that belong to this build.';
  const refused = (bytes, said) => assert.throws(() => abiOf(Buffer.from(bytes), version), (error) => {
    assert.ok(error instanceof BuildError);
    assert.equal(error.message, said);
    return true;
  });
  refused('no interface', `its sources are not compiled with the headers of lambda_wasm ${version}, which builds it: ${remedy}`);
  const older = other((text) => text.replace(version, '0.0.9'));
  for (const bytes of [older, `${same}${older}`]) refused(bytes, `one of its files is compiled with the headers of lambda_wasm 0.0.9, but the function is built by lambda_wasm ${version}: ${remedy}`);
  refused(`${same}${other((text) => text.replace('"root":', '"origin":'))}`, `one of its files is compiled with other headers of lambda_wasm ${version} than the rest of the function: ${remedy}`);
  assert.equal(difference(abiTexts(object)[0], version), undefined);
});

test('names become numbers, also in a template and where nothing is added', () => {
  const abi = { place: { first: 0, second: 6 }, level: { low: 0, high: 1 } };
  const numbered = (text, called) => withNumbers(text, abi, called);
  assert.equal(numbered('words[at + ABI.place.second]'), 'words[at + 6]');
  assert.equal(numbered('words[at + ABI.place.first] + 1'), 'words[at] + 1');
  assert.equal(numbered('case ABI.place.first: return ABI.place.first + x;'), 'case 0: return 0 + x;');
  assert.equal(numbered('`at most ${ABI.place.second} of ${x}`'), '`at most 6 of ${x}`');
  assert.equal(numbered('`${ABI.place.second + 1}`'), '`${6 + 1}`');
  assert.equal(numbered('{x:ABI.place.second}'), '{x:6}');
  assert.equal(numbered('const names = ABI.level;'), 'const names = ["low","high"];');
  assert.equal(numbered('var a=lambda_wasm_ABI.level;a+lambda_wasm_ABI.level.high,a+lambda_wasm_ABI.level.low', IN_LIBRARY), 'var a=["low","high"];a+1,a');
  for (const text of ['x.ABI.place.first', 'myABI.place.first', 'lambda_wasm_ABI.place.first', 'ABI']) assert.equal(numbered(text), text);
  assert.throws(() => numbered('ABI.place.third'), told(/^its sources are compiled with headers of lambda_wasm that do not define place\.third, which the build needs: compile/));
  assert.throws(() => numbered('ABI.places.first'), told(/do not define places\.first/));
});
