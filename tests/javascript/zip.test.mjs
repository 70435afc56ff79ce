// zip.mjs: archives, parsed here by the records of PKWARE's APPNOTE.TXT (sections 4.3.7, 4.3.12 and 4.3.16).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, inflateRawSync } from 'node:zlib';

import { zip } from '../../cmake/javascript/build/zip.mjs';

/** The entries of an archive, from its directory; each is compared with its local header. */
function read(archive) {
  const end = archive.length - 22, entries = [];
  assert.equal(archive.latin1Slice(end, end + 4), 'PK\x05\x06');
  const count = archive.readUInt16LE(end + 10), size = archive.readUInt32LE(end + 12);
  let at = archive.readUInt32LE(end + 16);
  assert.equal(archive.readUInt16LE(end + 8), count);
  assert.equal(at + size, end);
  for (; entries.length < count;) {
    assert.equal(archive.latin1Slice(at, at + 4), 'PK\x01\x02');
    const common = archive.subarray(at + 6, at + 32), nameSize = common.readUInt16LE(22), name = archive.utf8Slice(at + 46, at + 46 + nameSize);
    const local = archive.readUInt32LE(at + 42), begin = local + 30 + nameSize;
    assert.equal(archive.latin1Slice(local, local + 4), 'PK\x03\x04');
    assert.deepEqual(archive.subarray(local + 4, local + 30), common);
    assert.equal(archive.utf8Slice(local + 30, begin), name);
    const bytes = inflateRawSync(archive.subarray(begin, begin + common.readUInt32LE(14)));
    assert.deepEqual([common.readUInt32LE(10), common.readUInt32LE(18)], [crc32(bytes), bytes.length]);
    entries.push({ name, bytes, mode: archive.readUInt32LE(at + 38) >>> 16, time: [common.readUInt16LE(6), common.readUInt16LE(8)] });
    at += 46 + nameSize;
  }
  assert.equal(at, end);
  return entries;
}

const FILES = [{ name: 'index.mjs', bytes: Buffer.from('export {};\n'.repeat(100)) }, { name: 'fünf.wasm', bytes: Buffer.from([0, 97, 115, 109]) }, { name: 'empty', bytes: Buffer.alloc(0) }];

test('an archive has the files in order, as ordinary files with one fixed time', () => {
  assert.deepEqual(read(zip(FILES)), FILES.map((file) => ({ ...file, mode: 0o100644, time: [0, 0x21] })));
  assert.deepEqual(read(zip([])), []);
});

test('an archive depends only on its contents, and is smaller than they are', () => {
  assert.deepEqual(zip(FILES), zip(FILES));
  assert.ok(zip(FILES).length < FILES[0].bytes.length);
});
