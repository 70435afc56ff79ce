// Functions of values of any kind. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { ABI } from '../function.mjs';
import { escaped, Mismatch, wrong } from '../lane.mjs';
import { putBytes, takeBytes } from './bytes.mjs';
import { takeInteger, takeUnsigned } from './integer.mjs';
import { takeDouble } from './real.mjs';
import { define } from './structure.mjs';

// Any value, in the tagged form of include/lambda_wasm/wire/any.hpp.
export function putAny(lane, value, pointer, depth = 0) {
  if (lane.at + 8 > lane.end) lane.grow(lane.at, 8, 0);
  const { words } = lane;
  const putText = (text) => {
    words[lane.at++] = text.length;
    if (text.length > lane.alone) { lane.at = lane.putAlone(text, lane.text, lane.at); lane.text = ''; } else lane.text += text;
  };
  if (value === null || value === undefined) { words[lane.at++] = ABI.any.null; return; }
  switch (typeof value) {
    case 'boolean': words[lane.at++] = value ? ABI.any.yes : ABI.any.no; return;
    case 'string': words[lane.at++] = ABI.any.text; putText(value); return;
    case 'number':
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
        words[lane.at++] = ABI.any.integer;
        words[lane.at++] = value;
        words[lane.at++] = Math.floor(value / 4294967296);
        return;
      }
      words[lane.at++] = ABI.any.real;
      lane.at += (lane.at - lane.begin) & 1;
      lane.doubles[lane.at >> 1] = value;
      lane.at += 2;
      return;
    case 'bigint':
      if (value < -(2n ** 63n) || value >= 2n ** 64n) wrong(pointer(), 'integer of 64 bits', value);
      words[lane.at++] = value < 2n ** 63n ? ABI.any.integer : ABI.any.unsigned_integer;
      words[lane.at++] = Number(BigInt.asIntN(32, value));
      words[lane.at++] = Number(BigInt.asIntN(32, value >> 32n));
      return;
    case 'object': break;
    default: wrong(pointer(), 'value of JSON', value);
  }
  if (value instanceof Date) {
    value = value.toJSON();
    if (typeof value !== 'object' || value === null) { putAny(lane, value, pointer); return; }
  }
  if (value instanceof Uint8Array) {
    words[lane.at++] = ABI.any.bytes;
    lane.at = putBytes(lane, value, lane.text, lane.at);
    return;
  }
  if (depth === ABI.depth.any) throw new Mismatch(pointer(), `at most ${ABI.depth.any} levels`, 'more');
  if (Array.isArray(value)) {
    words[lane.at++] = ABI.any.array;
    const count = value.length >>> 0; // read once, for the same reason as in build/elements.mjs
    words[lane.at++] = count;
    for (let i = 0; i < count; i++) putAny(lane, value[i], () => `${pointer()}/${i}`, depth + 1);
    return;
  }
  words[lane.at++] = ABI.any.object;
  const keys = Object.keys(value);
  words[lane.at++] = keys.length;
  for (const key of keys) {
    if (lane.at + 8 > lane.end) lane.grow(lane.at, 8, 0);
    lane.words[lane.at++] = key.length;
    if (key.length > lane.alone) { lane.at = lane.putAlone(key, lane.text, lane.at); lane.text = ''; } else lane.text += key;
    putAny(lane, value[key], () => `${pointer()}/${escaped(key)}`, depth + 1);
  }
}

export function takeAny(lane, isForJavaScript) {
  const { words } = lane;
  switch (words[lane.at++]) {
    case ABI.any.null: return null;
    case ABI.any.no: return false;
    case ABI.any.yes: return true;
    case ABI.any.integer: return takeInteger(lane, isForJavaScript);
    case ABI.any.unsigned_integer: return takeUnsigned(lane, isForJavaScript);
    case ABI.any.real: return takeDouble(lane);
    case ABI.any.text: return lane.take(words[lane.at++]);
    case ABI.any.array: {
      const list = [];
      for (let count = words[lane.at++]; count > 0; count--) list.push(takeAny(lane, isForJavaScript));
      return list;
    }
    case ABI.any.bytes: {
      const bytes = takeBytes(lane, words[lane.at++]);
      return isForJavaScript ? bytes : [...bytes]; // JSON has no type for bytes
    }
    default: {
      const map = {};
      for (let count = words[lane.at++]; count > 0; count--) {
        const key = lane.take(words[lane.at++]);
        if (key === '__proto__') define(map, key, takeAny(lane, isForJavaScript)); else map[key] = takeAny(lane, isForJavaScript);
      }
      return map;
    }
  }
}

/** The other functions that each function here calls: index.mjs must contain these too. */
export const needs = {
  putAny: ['putBytes'],
  takeAny: ['takeInteger', 'takeUnsigned', 'takeDouble', 'takeBytes', 'define'],
};
