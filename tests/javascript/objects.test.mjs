// Wasm object files, single and in archives, as the link step of a function reads them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describe, members } from '../../cmake/javascript/build/objects.mjs';

const file = (name, content) => Buffer.concat([
  Buffer.from(`${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${String(content.length).padEnd(10)}\`\n`),
  content, Buffer.from(content.length % 2 ? '\n' : ''),
]);
const archive = (...files) => Buffer.concat([Buffer.from('!<arch>\n'), ...files]);

const section = (name, content) => Buffer.concat([Buffer.from([0, 1 + name.length + content.length, name.length]), Buffer.from(name + content, 'latin1')]);
const object = (...sections) => Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), ...sections]);
const CPP = section('linking', '\x02_ZN1a1bEv'), C = section('linking', '\x02a_b'), FEATURE = section('target_features', '\x01+\x12exception-handling');

test('the members of an archive are its files, with names of any length, without its indices', () => {
  const long = 'a_name_of_more_than_sixteen_characters.cpp.o', longer = 'another_name_of_that_length.cpp.o';
  const bytes = archive(file('/', Buffer.from('odd')), file('//', Buffer.from(`${long}/\n${longer}/\n`)), file('short.o/', Buffer.from('one')),
    file('/0', Buffer.from('two')), file(`/${long.length + 2}`, Buffer.from('three')));
  assert.deepEqual([...members('x.a', bytes)].map(({ name, bytes }) => [name, String(bytes)]), [['short.o', 'one'], [long, 'two'], [longer, 'three']]);
});

test('any other file is a single member', () => {
  const bytes = object(C);
  assert.deepEqual([...members('x.o', bytes)], [{ name: 'x.o', bytes }]);
});

test('symbols show that an object is C++, and features that it has exceptions', () => {
  assert.deepEqual(describe(object(CPP, FEATURE)), { isOfCpp: true, hasExceptions: true });
  assert.deepEqual(describe(object(CPP)), { isOfCpp: true, hasExceptions: false });
  assert.deepEqual(describe(object(C, FEATURE)), { isOfCpp: false, hasExceptions: true });
  assert.deepEqual(describe(object(section('producers', '_Z exception-handling'))), { isOfCpp: false, hasExceptions: false });
});

test('a file that is not a Wasm object, such as bitcode, is not described', () => assert.equal(describe(Buffer.from('BC\xc0\xde', 'latin1')), undefined));
