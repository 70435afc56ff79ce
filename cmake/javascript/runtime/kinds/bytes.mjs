// Functions of bytes. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { wrong } from '../lane.mjs';

// Takes base64 text, as JSON holds bytes, or a Uint8Array, as JavaScript's own interfaces return them.
export function putBytes(lane, value, text, at, pointer) {
  if (typeof value === 'string') return putBase64(lane, value, text, at, pointer);
  // Reads the properties of Uint8Array itself, because a class of the program may override them. A view of the module's memory is
  // copied first, because it becomes empty when the memory grows.
  const intrinsic = (name) => Reflect.get(Uint8Array.prototype, name, value), size = intrinsic('length');
  if (intrinsic('buffer') === lane.memory.buffer) value = new Uint8Array(value);
  at = makeRoom(lane, text, at, size);
  const { textAt } = lane, end = (lane.textAt = textAt + size);
  lane.bytes.subarray(textAt, end).set(value);
  lane.words[at++] = size;
  return at;
}

// As putBytes, but takes text in either alphabet, with padding or without, and all else that Node.js's decoder takes; and a list of
// numbers, of which some senders take bytes as signed.
export function putLenientBytes(lane, value, text, at, pointer) {
  if (Array.isArray(value)) {
    const wrongAt = value.findIndex((byte) => !Number.isInteger(byte) || byte < -128 || byte > 255);
    if (wrongAt >= 0) wrong(`${pointer()}/${wrongAt}`, 'integer from -128 to 255', value[wrongAt]);
    value = Uint8Array.from(value);
  }
  if (typeof value !== 'string') return putBytes(lane, value, text, at, pointer);
  const most = Math.ceil(value.length * 0.75);
  at = makeRoom(lane, text, at, most);
  const size = lane.bytes.base64Write(value, lane.textAt, most);
  lane.textAt += size;
  lane.words[at++] = size;
  return at;
}

// Node.js's decoder skips characters that are not base64, accepts the URL alphabet, and takes a character beyond U+00FF for another one.
// Fewer written bytes or a search reveal each case; a regular expression would take ten times as long as all of this.
export function putBase64(lane, value, text, at, pointer) {
  const units = value.length, padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0, size = (units / 4) * 3 - padding;
  if (units % 4 !== 0 || value.includes('-') || value.includes('_') || Buffer.byteLength(value) !== units) wrong(pointer(), 'string of base64', value);
  at = makeRoom(lane, text, at, size);
  // The last characters may hold bits that belong to no byte: these must be zero (RFC 4648 section 3.5).
  const { bytes, textAt } = lane, end = textAt + size;
  if (bytes.base64Write(value, textAt, size) !== size || (padding !== 0 && bytes.base64Slice(end - (3 - padding), end) !== value.slice(-4))) {
    wrong(pointer(), 'string of base64', value);
  }
  lane.textAt = end;
  lane.words[at++] = size;
  return at;
}

// Writes the pending text, and makes room for `size` more bytes.
export function makeRoom(lane, text, at, size) {
  const begin = at - lane.begin;
  lane.at = at;
  lane.text = text;
  lane.flush();
  if (lane.textAt + size > lane.textEnd) lane.grow(lane.at, 0, size);
  return lane.begin + begin;
}

export function takeBase64(lane, size) {
  const begin = lane.readingAt;
  return lane.bytes.base64Slice(begin, (lane.readingAt = begin + size));
}

/** Returns a copy: a view would become empty when the memory grows. */
export function takeBytes(lane, size) {
  const begin = lane.readingAt;
  return new Uint8Array(lane.memory.buffer.slice(begin, (lane.readingAt = begin + size)));
}

/** The other functions that each function here calls: index.mjs must contain these too. */
export const needs = {
  putBytes: ['putBase64', 'makeRoom'],
  putLenientBytes: ['putBytes', 'makeRoom'],
  putBase64: ['makeRoom'],
};
