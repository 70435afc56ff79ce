// Functions of items of DynamoDB. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { described, Mismatch } from '../lane.mjs';

/** Throws the mismatch of a value that is not under one of these letters. */
export function notUnder(pointer, letters, value) {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const letter = isObject ? ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'].find((each) => value[each] !== undefined) : undefined;
  throw new Mismatch(pointer, `value under ${letters}`, letter === undefined ? described(value) : `value under ${letter}`);
}

/** The number that a text of DynamoDB is; any other value as it is. */
export function attributeNumber(text) {
  if (typeof text !== 'string') return text;
  const number = +text;
  return `${number}` === text || /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(text) ? number : text;
}

/** The same for an integer of 64 bits, which remains text if a number does not have it exactly. */
export function attributeInteger(text) {
  const number = attributeNumber(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** An attribute with a number, or null in place of one that DynamoDB does not have. */
export function numberAttribute(number) {
  return typeof number === 'bigint' || Number.isFinite(number) ? { N: `${number}` } : { NULL: true };
}

/** A list in which elements that are not there are null. */
export function withNull(list) {
  return list.map((element) => element ?? { NULL: true });
}

/** The other functions that each function here calls: index.mjs must contain these too. */
export const needs = {
  attributeInteger: ['attributeNumber'],
};
