// Bodies encoded as in a header content-encoding.

import zlib from 'node:zlib';

const CODERS = {
  gzip: zlib.gzipSync, 'x-gzip': zlib.gzipSync, deflate: zlib.deflateSync, br: zlib.brotliCompressSync, zstd: zlib.zstdCompressSync,
};

/** An unknown coding leaves the bytes unchanged. */
export function coded(codings, text) {
  return codings.split(',').reduce((bytes, coding) => CODERS[coding.trim().toLowerCase()]?.(bytes) ?? bytes, Buffer.from(text));
}
