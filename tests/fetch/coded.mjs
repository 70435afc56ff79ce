// Bodies in the codings that a header content-encoding names.

import zlib from 'node:zlib';

const CODERS = {
  gzip: zlib.gzipSync, 'x-gzip': zlib.gzipSync, deflate: zlib.deflateSync, br: zlib.brotliCompressSync, zstd: zlib.zstdCompressSync,
};

/** What is no coding that this knows leaves the bytes as they are. */
export function coded(codings, text) {
  return codings.split(',').reduce((bytes, coding) => CODERS[coding.trim().toLowerCase()]?.(bytes) ?? bytes, Buffer.from(text));
}
