// Makes a zip archive (PKWARE's APPNOTE.TXT, version 2.0 of the format). It depends only on the contents: the same files always result in
// the same bytes.

import { crc32, deflateRawSync } from 'node:zlib';

const DOS_EPOCH = 0x0021; // 1 January 1980, the first day in this format
const UNIX_MODE = 0o100644; // a regular file that everyone may read, as the platform requires

/** Returns the archive of `entries` [{name, bytes}], in their order. */
export function zip(entries) {
  const locals = [], directory = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 9, memLevel: 9 }), fileName = Buffer.from(name);
    const common = Buffer.alloc(26); // the fields, from "version needed" on, of both the local header and the directory
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // the name is UTF-8
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(DOS_EPOCH, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(fileName.length, 22);

    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, fileName, packed]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(UNIX_MODE * 65536, 6);
    attributes.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, 3]); // version 2.0, on Unix
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common, attributes, fileName]));
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0), end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
