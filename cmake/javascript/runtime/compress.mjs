// Compresses replies (include/lambda_wasm/http/middleware/compress.hpp). A native build compresses none: include/lambda_wasm/http/compressible.hpp
// only decides which could be, as isCompressible does here. tests/vectors/compressible.json checks both.

import { putTexts } from './lane.mjs';
import { accepts } from './negotiate.mjs';

/**
 * Compresses a body to `to`, and returns its size: 0 if the body stays, -1 if the headers stay too. If `to` is null, it is the stream of the
 * running invocation that is compressed. `headers` is the address of what HeadersAccess has (include/lambda_wasm/http/headers.hpp). Sends all
 * headers of the reply to C++, which end with an empty text. A function of an instance; C++ calls it.
 */
export function compress(headers, end, body, size, to) {
  const { lane } = this;
  lane.word(0); // makes new views if the memory has grown
  const { bytes } = lane;
  let head = '', count = 1, coding, sent = 0;
  for (let at = headers; at < end; count += 2) {
    const value = at + 8 + bytes.readUInt32LE(at), next = value + bytes.readUInt32LE(at + 4);
    head += `${bytes.utf8Slice(at + 8, value)}\0${bytes.utf8Slice(value, next)}\n`;
    at = next;
  }
  const texts = () => head.split(/[\0\n]/), isOne = texts().length === count && isCompressible(head); // values with LF or NUL are refused later
  if (isOne && (size > 0 || to === 0)) coding = ['br', 'gzip'].find((each) => accepts(this, each));
  if (to === 0) {
    this.codeStream(coding);
  } else if (coding !== undefined) {
    const zlib = process.getBuiltinModule('node:zlib'), options = { params: { 0: 1, 1: 4, 5: size } }; // of Brotli: the mode of texts, the quality, the size
    const compressed = zlib[coding === 'br' ? 'brotliCompressSync' : 'gzipSync'](bytes.subarray(body, body + size), options);
    if (compressed.length < size) {
      bytes.set(compressed, to);
      sent = compressed.length;
    } else {
      coding = undefined;
    }
  }
  if (!isOne || /^\0/m.test(head)) return -1; // the same for an empty name
  head += 'vary\0accept-encoding\n';
  // The bytes of a strong tag are others now.
  if (coding !== undefined) head = `${head.replace(/^(etag\0)"/im, '$1W/"').replace(/^content-length\0.*\n/im, '')}content-encoding\0${coding}\n`;
  lane.send(putTexts, texts());
  return sent;
}

/**
 * Whether the body of a reply may be compressed, and becomes much smaller: texts, JSON, XML, JavaScript and Wasm. In `head` each name ends with
 * a NUL, and each value with a newline.
 */
export function isCompressible(head) {
  return !/^(\0|content-encoding\0|cache-control\0.*no-transform)/im.test(head)
    && /^content-type\0(text\/|[^;\n]*[/+](json|xml|javascript|wasm) *(;|$))/im.test(head);
}

/** The other functions that each function here calls. */
export const needs = { compress: ['accepts', 'isCompressible'] };
