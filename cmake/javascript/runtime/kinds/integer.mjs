// Functions of integers of 64 bits. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { wrong } from '../lane.mjs';

export function putInteger(words, at, value, pointer) {
  return putWide(words, at, value, pointer, -(2n ** 63n), 2n ** 63n - 1n, 'integer of 64 bits');
}

export function putUnsigned(words, at, value, pointer) {
  return putWide(words, at, value, pointer, 0n, 2n ** 64n - 1n, 'unsigned integer of 64 bits');
}

// Decimal text is exact at any size, and so is a BigInt, which JavaScript's own interfaces return. A number beyond 2^53 - 1 has already
// lost digits.
export function putWide(words, at, value, pointer, least, most, kind) {
  const expected = typeof value === 'number' && Number.isInteger(value) && (value < 0 ? least < 0n : true)
    ? `${kind}, as decimal text beyond ±(2^53 - 1)` : kind;
  if (typeof value !== 'bigint' && (typeof value !== 'string' || !/^-?(0|[1-9]\d{0,19})$/.test(value))) wrong(pointer(), expected, value);
  const exact = BigInt(value);
  if (exact < least || exact > most) wrong(pointer(), expected, value);
  words[at++] = Number(BigInt.asIntN(32, exact));
  words[at++] = Number(BigInt.asIntN(32, exact >> 32n));
  return at;
}

// Returns a number if that is exact; else the digits, which JSON.stringify writes unchanged, or, for JavaScript's own interfaces
// (`isForJavaScript`), a BigInt.
export function takeInteger(lane, isForJavaScript) {
  const low = lane.words[lane.at++] >>> 0, high = lane.words[lane.at++];
  return takeWide(high, low, isForJavaScript);
}

export function takeUnsigned(lane, isForJavaScript) {
  const low = lane.words[lane.at++] >>> 0, high = lane.words[lane.at++] >>> 0;
  return takeWide(high, low, isForJavaScript);
}

export function takeWide(high, low, isForJavaScript) {
  const value = high * 4294967296 + low;
  if (Number.isSafeInteger(value)) return value;
  const exact = (BigInt(high) << 32n) | BigInt(low);
  return isForJavaScript ? exact : JSON.rawJSON(String(exact));
}

/** The other functions that each function here calls: index.mjs must contain these too. */
export const needs = {
  putInteger: ['putWide'],
  putUnsigned: ['putWide'],
  takeInteger: ['takeWide'],
  takeUnsigned: ['takeWide'],
};
