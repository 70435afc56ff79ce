// Functions that generated codecs call for the kinds that need more than a line. index.mjs contains only those that its codecs use.

import { ABI } from './function.mjs';
import { wrong, described, escaped, Mismatch } from './lane.mjs';

/** The own property of that name, or undefined. */
export function own(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a property, even one that an assignment would not set (`__proto__`). */
export function define(object, name, value) {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

// ---- Writing to the lane

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

// RFC 3339 section 5.6, without leap seconds (time since the epoch does not count them), with or without the colon in the offset
// (text/time.hpp). A Date is converted to this form.
export function putTime(words, at, value, digits, pointer) {
  const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;
  const time = value instanceof Date ? value.toJSON() : value;
  const parts = typeof time === 'string' ? form.exec(time) : null;
  if (parts === null) wrong(pointer(), 'time as in RFC 3339', value);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const offset = parts[8] === undefined ? 0 : (parts[8] === '-' ? -60 : 60) * (Number(parts[9]) * 60 + Number(parts[10]));
  if (!isDay || hour > 23 || minute > 59 || second > 59 || Number(parts[9] ?? 0) > 23 || Number(parts[10] ?? 0) > 59) {
    wrong(pointer(), 'time as in RFC 3339', value);
  }
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  // The range of 64 bits of nanoseconds, in whole seconds.
  if (digits === 9 && (seconds < -9223372036 || seconds > 9223372035)) wrong(pointer(), 'time from 1677-09-21 to 2262-04-11', value);
  words[at++] = seconds;
  words[at++] = Math.floor(seconds / 4294967296);
  words[at++] = Number(((parts[7] ?? '') + '000000000').slice(0, 9));
  return at;
}

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
    const count = value.length >>> 0; // read once, for the same reason as in codec.mjs
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

// ---- Reading from the lane

// When a string that was cut from the reply becomes a property's name, the engine hashes it and looks it up. Replies mostly repeat their
// keys, so the string of the last reply at the same place is used if it is equal: it is a name already.
export function knownKey(known, place, key) {
  if (place > 16) return key;
  const last = known[place];
  return last === key ? last : (known[place] = key);
}

export function takeDouble(lane) {
  lane.at += (lane.at - lane.replyBegin) & 1;
  const value = lane.doubles[lane.at >> 1];
  lane.at += 2;
  return value;
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

export function takeBase64(lane, size) {
  const begin = lane.readingAt;
  return lane.bytes.base64Slice(begin, (lane.readingAt = begin + size));
}

/** Returns a copy: a view would become empty when the memory grows. */
export function takeBytes(lane, size) {
  const begin = lane.readingAt;
  return new Uint8Array(lane.memory.buffer.slice(begin, (lane.readingAt = begin + size)));
}

export function takeDate(lane) {
  const low = lane.words[lane.at++] >>> 0, high = lane.words[lane.at++], nanoseconds = lane.words[lane.at++];
  return new Date((high * 4294967296 + low) * 1000 + Math.floor(nanoseconds / 1e6));
}

export function takeTime(lane, digits) {
  const low = lane.words[lane.at++] >>> 0, high = lane.words[lane.at++], nanoseconds = lane.words[lane.at++];
  const text = new Date((high * 4294967296 + low) * 1000).toISOString().slice(0, -5);
  return `${text}${digits === 0 ? '' : `.${String(nanoseconds).padStart(9, '0').slice(0, digits)}`}Z`;
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
  putInteger: ['putWide'],
  putUnsigned: ['putWide'],
  putBytes: ['putBase64', 'makeRoom'],
  putBase64: ['makeRoom'],
  putAny: ['putBytes'],
  takeInteger: ['takeWide'],
  takeUnsigned: ['takeWide'],
  takeAny: ['takeInteger', 'takeUnsigned', 'takeDouble', 'takeBytes', 'define'],
};
