// Random events for random types: some fit, some nearly fit, as JSON text in many spellings.

import { MOST_LEVELS } from './oracle.mjs';
import { partsOf } from './types.mjs';

const TEXTS = ['', 'a', 'hello', 'é', '日本', '🍐', 'a🍐b', '\0', '\u001f"\\/', '\u2028', '\ufeff', '\ud83c', '\udf50x', 'x\ud83c', '__proto__', 'x'.repeat(31) + '🍐', 'y'.repeat(63), 'z'.repeat(64), 'é'.repeat(40), 'w'.repeat(511),
  'v'.repeat(512), 'u'.repeat(513), 'ü'.repeat(600)];
const KEYS = ['a', 'b', 'é', '🍐', '', '__proto__', 'constructor', 'toString', '0', '1', '10', '9', '01', '-1', '4294967294', '4294967295', 'a/b~c', '\ud800', '\udc00', '\ufffd', '\uffff', 'k'.repeat(520)];
const TIMES = ['1970-01-01T00:00:00Z', '2024-02-29T23:59:59.999999999Z', '1969-12-31T23:59:59.5Z', '2000-01-01t12:30:00z', '2024-06-01T00:00:00.1234567891+02:00', '1900-03-01T00:00:00-23:59', '2024-06-01T12:00:00+0000',
  '2262-04-11T23:47:15Z', '1677-09-21T00:12:44Z', '2024-06-01T00:00:00.000000001-01:30', '1582-10-15T00:00:00.25Z'];
const WRONG_TIMES = ['', '2024-02-30T00:00:00Z', '2023-02-29T00:00:00Z', '2024-06-01', '2024-06-01 00:00:00Z', '2024-06-01T24:00:00Z', '2024-06-01T00:00:60Z', '2024-06-01T00:00:00', '2024-06-01T00:00:00.Z', '2024-06-01T00:00:00+24:00', '2024-06-01T00:00:00+01',
  '2262-04-12T00:00:00Z', '1677-09-20T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2024-13-01T00:00:00Z', '2024-06-01T00:00:00Zx', '２024-06-01T00:00:00Z'];
const DATES = ['1970-01-01', '2024-02-29', '0000-01-01', '9999-12-31', '1969-12-31', '1582-10-15', '0000-02-29', '2000-02-29'];
const WRONG_DATES = ['20240101', '+002024-01-01', '2024-01-01T00:00:00Z', '2024-13-01', '2024-02-30', '2023-02-29', '1900-02-29', '2024-00-01', '2024-01-00', '10000-01-01', '-001-01-01', '2024-6-01', '2024-06-01 ', '2024-06-01Z', '2024-06-31'];
const WRONG_BASE64 = ['A', 'AA', 'AAA', 'AA=A', 'AA==AAAA', '====', 'AB==', 'AAB=', '_-==', 'AA==\n', 'é===', 'AAA\u0141'];
const ANYTHING = [null, true, false, 0, -1, 1.5, 1e21, '', 'x', [], [null], {}, { a: 1 }, [[]], '5', '-5', '1e3', ' 1', 9007199254740992, -9007199254740993, 3.0000000000000004, 256, 65536, 4294967296, -129, -32769, -2147483649];
const NUMBERS = [0, -0, 1, -1, 0.5, -2.25, 0.1, 1e-7, 123456789.125, 1e21, 1.7976931348623157e308, 5e-324, -2.2250738585072014e-308, 9007199254740993, 1e300, 3.4028234663852886e38, 3.4028235677973366e38, 1e-45, 7e-46, 16777217, 16777216.5, 0.30000001192092896, 1e39, 8388608.5];

const UNKNOWN = ['', 'unknown', 'valueOf', 'f99'];

/** A number with its own spelling. */
class Spelt { constructor(text) { this.text = text; } }

export class Values {
  #random;
  #levels = 0; // of types that contain themselves

  constructor(random) { this.#random = random; }

  /** A value that fits. Its containers have at most `most` elements; a large `most` also makes long texts. */
  fitting(type, most = 4) {
    if (!type.isRecursive) return this.#fitting(type, most);
    this.#levels++;
    const value = this.#fitting(type, most);
    this.#levels--;
    return value;
  }
  #fitting(type, most) {
    // Within itself, a value holds few of its own type, and some levels deep none.
    const random = this.#random, isDeep = this.#levels > 3, count = () => random.below(isDeep ? 1 : this.#levels > 1 ? 2 : most + 1);
    switch (type.kind) {
      case 'nothing': return null;
      case 'text': return this.#text(most);
      case 'boolean': return random.chance(0.5);
      case 'integer': return this.#integer(type);
      case 'real': return this.#spelt(random.one(NUMBERS));
      case 'bytes': {
        const bytes = Buffer.from(Array.from({ length: random.chance(0.1) ? 200 * most : random.below(8) }, () => random.below(256)));
        if (random.chance(0.03)) return [...bytes].map((byte) => (byte > 127 && random.chance(0.5) ? byte - 256 : byte)); // so do they
        return bytes.toString(random.chance(0.1) ? 'base64url' : 'base64'); // which only lenient structs take
      }
      case 'date': return random.one(DATES);
      case 'time': return random.one(TIMES);
      case 'enum': return type.otherwise !== undefined && random.chance(0.3) ? random.one(TEXTS) : random.one(type.names);
      case 'any': return this.#anything(3, most);
      case 'optional': case 'nullable': return isDeep || random.chance(0.3) ? null : this.fitting(type.of, most);
      case 'value': return this.fitting(type.of, most);
      case 'tuple': return type.elements.map((element) => this.fitting(element, most));
      case 'vector': case 'set': return Array.from({ length: count() }, () => this.fitting(type.of, 4));
      case 'array': return Array.from({ length: type.size }, () => this.fitting(type.of, most));
      case 'oneOrMany': return random.chance(0.4) ? this.fitting(type.of, most) : Array.from({ length: count() }, () => this.fitting(type.of, 4));
      case 'map': case 'pairs': return object(Array.from({ length: count() }, (_, i) => [i < 8 ? random.one(KEYS) : `key ${i}`, this.fitting(type.of, 4)]));
      case 'union': return this.fitting(random.one(type.alternatives).type, most);
      case 'keyed': {
        const { name, type: of, isOtherwise } = random.one(type.alternatives), members = [[isOtherwise ? random.one(KEYS) : name, of.kind === 'nothing' ? structuredClone(random.one(ANYTHING)) ?? {} : this.fitting(of, most)]];
        return object(random.chance(0.1) ? [...members, [random.one(UNKNOWN), null]] : members);
      }
      case 'tagged': {
        const { name, type: of, isOtherwise } = random.one(type.alternatives), members = of.kind === 'nothing' ? {} : this.fitting(of, most);
        const all = [[type.tag, isOtherwise ? random.one(TEXTS) : name], ...Object.keys(members).filter((key) => key !== type.tag).map((key) => [key, members[key]])];
        return object(random.chance(0.5) ? all : all.reverse());
      }
      case 'struct': {
        const members = type.fields.filter(({ type: { kind }, isDefaulted }) => !((isDefaulted || kind === 'optional' || kind === 'nullable') && random.chance(0.3)))
          .map(({ name, type: of, isDefaulted }) => [name, isDefaulted && random.chance(0.1) ? null : this.fitting(of, most)]);
        if (random.chance(type.isClosed ? 0.03 : 0.2)) members.push([random.one(UNKNOWN), structuredClone(random.one(ANYTHING))]);
        if (random.chance(0.5)) members.reverse();
        return object(members);
      }
      default: throw new Error(`no value of ${type.kind}`);
    }
  }

  /** A value of a type that contains itself, in which `type` begins at about the last level that it may; undefined if there is none. */
  deep(type) {
    const cycle = this.#cycle(type);
    if (cycle === undefined) return undefined;
    const levels = cycle.filter(({ type: { isRecursive } }) => isRecursive).length, count = Math.floor(MOST_LEVELS / levels) + this.#random.below(3) - 2;
    this.#levels = 10;
    let value = this.fitting(type);
    for (let i = 0; i < count; i++) {
      for (const { type: around, key } of cycle.toReversed()) value = this.#around(around, key, value);
    }
    this.#levels = 0;
    return value;
  }
  // The types from one to itself, and the part of each that the next is.
  #cycle(type) {
    const seen = new Set(), find = (from) => {
      const parts = partsOf(from);
      for (const key of parts.keys()) {
        if (parts[key] === type) return [{ type: from, key }];
        if (seen.has(parts[key])) continue;
        seen.add(parts[key]);
        const rest = find(parts[key]);
        if (rest !== undefined) return [{ type: from, key }, ...rest];
      }
      return undefined;
    };
    return find(type);
  }
  // A value with this one as its part.
  #around(type, key, inner) {
    switch (type.kind) {
      case 'vector': case 'oneOrMany': return [inner];
      case 'map': case 'pairs': return { k: inner };
      case 'array': return Array.from({ length: type.size }, (_, i) => (i === 0 ? inner : this.fitting(type.of)));
      case 'tuple': return type.elements.map((element, i) => (i === key ? inner : this.fitting(element)));
      case 'keyed': return object([[type.alternatives[key].name, inner]]);
      case 'tagged': return object([[type.tag, type.alternatives[key].name], ...Object.keys(inner).map((name) => [name, inner[name]])]);
      case 'struct': return object(type.fields.map(({ name, type: of }, i) => [name, i === key ? inner : this.fitting(of)]));
      default: return inner; // of an optional, a value or a union by its type of JSON
    }
  }

  /** A value changed in one place, so that it usually does not fit. */
  nearlyFitting(type) {
    const random = this.#random, holder = { value: this.fitting(type) }, places = [];
    const collect = (object) => {
      for (const key of Object.keys(object)) {
        places.push({ object, key });
        if (typeof object[key] === 'object' && object[key] !== null && !(object[key] instanceof Spelt)) collect(object[key]);
      }
    };
    collect(holder);
    const { object: parent, key } = random.one(places);
    random.one([
      () => { if (!Array.isArray(parent) && parent !== holder) delete parent[key]; },
      () => define(parent, key, null),
      () => define(parent, key, structuredClone(random.one(ANYTHING))),
      () => define(parent, key, structuredClone(random.one(ANYTHING))),
      () => define(parent, key, random.one([...WRONG_TIMES, ...DATES, ...WRONG_DATES, ...WRONG_BASE64, ...TEXTS])),
      () => define(parent, key, this.#spelt(random.one([...NUMBERS, 255, 256, -128, 128, 65535, 32768, 2147483648, 4294967295, 4294967296]))),
      () => define(parent, key, random.one(['9223372036854775807', '-9223372036854775808', '18446744073709551615', '18446744073709551616', '-9223372036854775809', '-0', '+1', '01', '1.0', '0x1', ''])),
      () => define(parent, key, [parent[key]]),
      () => { if (isObject(parent[key])) define(parent[key], random.one([...KEYS, ...UNKNOWN]), structuredClone(random.one(ANYTHING))); },
      () => { if (isObject(parent[key])) for (const each of Object.keys(parent[key]).slice(0, -1)) define(parent[key], each, null); },
      () => { if (Array.isArray(parent[key])) parent[key].push(structuredClone(random.one(ANYTHING))); },
    ])();
    return holder.value;
  }

  #text(most) {
    const text = this.#random.one(TEXTS);
    return most > 100 ? text.repeat(most) : text;
  }

  #integer({ bits, isSigned }) {
    const random = this.#random, least = isSigned ? -(2n ** BigInt(bits - 1)) : 0n, greatest = 2n ** BigInt(isSigned ? bits - 1 : bits) - 1n;
    const value = random.one([0n, 1n, least, greatest, greatest / 2n, BigInt(random.below(100))]);
    if (bits < 64) return this.#spelt(Number(value));
    return BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) && random.chance(0.5) ? this.#spelt(Number(value)) : String(value);
  }

  #anything(depth, most) {
    const random = this.#random;
    if (depth === 0 || random.chance(0.5)) return random.one([null, true, false, this.#text(most), this.#spelt(random.one(NUMBERS)), 42, -7]);
    if (random.chance(0.5)) return Array.from({ length: random.below(most + 1) }, () => this.#anything(depth - 1, 4));
    return object(Array.from({ length: random.below(most + 1) }, (_, i) => [i < 8 ? random.one(KEYS) : `key ${i}`, this.#anything(depth - 1, 4)]));
  }

  // The same number in another spelling.
  #spelt(number) {
    const text = Object.is(number, -0) ? '-0' : String(number), random = this.#random;
    if (random.chance(0.8)) return new Spelt(text);
    const [mantissa, exponent = '0'] = text.split('e'), tail = mantissa.includes('.') ? '' : '.0';
    return new Spelt(random.one([`${mantissa}${tail}${random.one(['', '0', '000'])}e${exponent.replace('+', '')}`, `${mantissa}E${exponent}`, `${mantissa}${tail}e+${exponent}`.replace('+-', '-').replace('++', '+')]));
  }

  /** JSON text of a value, in one of many spellings: with white space, escapes and repeated keys. */
  text(value) {
    const random = this.#random, isPlain = random.chance(0.5);
    const space = () => (isPlain ? '' : random.one(['', '', '', ' ', '\t', ' \r']));
    const character = (each) => {
      if (each.length === 1 && random.chance(0.05)) return `\\u${each.charCodeAt().toString(16).padStart(4, '0')}`;
      return each === '/' && random.chance(0.5) ? '\\/' : JSON.stringify(each).slice(1, -1);
    };
    const string = (text) => (isPlain || text.length > 100 ? JSON.stringify(text) : `"${[...text].map(character).join('')}"`);
    const put = (each) => {
      if (each instanceof Spelt) return each.text;
      if (typeof each === 'string') return string(each);
      if (Array.isArray(each)) return `[${each.map((element) => space() + put(element) + space()).join(',')}]`;
      if (typeof each !== 'object' || each === null) return Object.is(each, -0) ? '-0' : JSON.stringify(each);
      const members = Object.keys(each).map((key) => [string(key), put(each[key])]);
      // Of a repeated key the last value is used, whatever the first is.
      if (members.length > 0 && random.chance(0.05)) members.unshift([random.one(members)[0], JSON.stringify(structuredClone(random.one(ANYTHING)))]);
      return `{${members.map(([key, text]) => `${space()}${key}${space()}:${space()}${text}${space()}`).join(',')}}`;
    };
    return put(value);
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Spelt);
function define(object, key, value) { Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true }); }

function object(members) {
  const made = {};
  for (const [key, value] of members) define(made, key, value);
  return made;
}
