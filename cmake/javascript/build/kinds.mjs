// The kinds, in the order of the table in include/lambda_wasm/schema.hpp, and the texts of schemas that are made of them. To add a kind, write
// its file in kinds/ (parts.mjs lists the parts), and its line in the list here.

import { anything } from './kinds/anything.mjs';
import { array } from './kinds/array.mjs';
import { boolean } from './kinds/boolean.mjs';
import { bytes } from './kinds/bytes.mjs';
import { date } from './kinds/date.mjs';
import { enumerator } from './kinds/enumerator.mjs';
import { gzipped } from './kinds/gzipped.mjs';
import { handle } from './kinds/handle.mjs';
import { integer } from './kinds/integer.mjs';
import { item } from './kinds/item.mjs';
import { jsonUnion } from './kinds/json_union.mjs';
import { keyedUnion } from './kinds/keyed_union.mjs';
import { literalHeaders } from './kinds/literal_headers.mjs';
import { map } from './kinds/map.mjs';
import { nothing } from './kinds/nothing.mjs';
import { nullable } from './kinds/nullable.mjs';
import { oneOrMany } from './kinds/one_or_many.mjs';
import { optional } from './kinds/optional.mjs';
import { overlay } from './kinds/overlay.mjs';
import { real } from './kinds/real.mjs';
import { reference } from './kinds/reference.mjs';
import { reply } from './kinds/reply.mjs';
import { request } from './kinds/request.mjs';
import { sequence } from './kinds/sequence.mjs';
import { structure } from './kinds/structure.mjs';
import { taggedUnion } from './kinds/tagged_union.mjs';
import { text } from './kinds/text.mjs';
import { time } from './kinds/time.mjs';
import { tuple } from './kinds/tuple.mjs';
import { PARTS } from './parts.mjs';

/** All kinds, by their names. */
export const KINDS = {
  nothing, text, boolean, integer, real, bytes, time, date, enumerator, optional, nullable, sequence, oneOrMany, array, tuple, map, structure, taggedUnion,
  keyedUnion, jsonUnion, reference, anything, handle, request, literalHeaders, reply, item, gzipped, overlay,
};

/** The kinds by their letters. Throws an Error that names a kind that lacks a part, or two kinds with one letter. */
export function byLetters(kinds) {
  const owners = new Map();
  for (const [name, kind] of Object.entries(kinds)) {
    for (const part of Object.keys(PARTS)) {
      if (kind[part] === undefined) throw new Error(`the kind ${name} has no part "${part}": add it, ${PARTS[part]}`);
    }
    for (const letter of kind.letters) {
      if (owners.has(letter)) throw new Error(`the kinds ${owners.get(letter).name} and ${name} both have the letter ${letter}: give one of them another`);
      owners.set(letter, { name, kind });
    }
  }
  return new Map([...owners].map(([letter, { kind }]) => [letter, kind]));
}

const LETTERS = byLetters(KINDS);
/** The characters with which letters of two characters begin. */
const FIRST_OF_TWO = new Set([...LETTERS.keys()].filter((letter) => letter.length > 1).map(([first]) => first));

/** The kind of a schema's tree. */
export const kindOf = (schema) => LETTERS.get(schema.kind);

/**
 * A schema's text (bytes or a string) as a tree: {kind, of, fields: [{name, type}], names, size, digits, to, …}, as the kinds return them. `kind` is the letter. `texts` are
 * those of the types of its list, each of which becomes one object {schema} that all references to it share.
 */
export function parse(text, texts = []) {
  const types = texts.map(() => ({}));
  texts.forEach((each, i) => { types[i].schema = new Cursor(Buffer.from(each), (number) => types[number]).kind(); });
  return new Cursor(Buffer.from(text), (number) => types[number]).kind();
}

/** Reads a schema's text. `typeAt` returns the type of a number. */
export class Cursor {
  /** How many types the list of the text has: the highest number, and one. */
  types = 0;

  constructor(bytes, typeAt) { Object.assign(this, { bytes, typeAt, at: 0 }); }

  next() {
    if (this.at >= this.bytes.length) throw new Error(`a schema ends too early: ${this.bytes}`);
    return String.fromCharCode(this.bytes[this.at++]);
  }
  peek() { return String.fromCharCode(this.bytes[this.at]); }
  expect(character, sentence) {
    if (this.next() !== character) throw new Error(`${sentence}: ${this.bytes}`);
  }

  decimal() {
    let value = 0;
    while (this.peek() >= '0' && this.peek() <= '9') value = value * 10 + Number(this.next());
    return value;
  }
  name() {
    const size = this.decimal();
    this.expect(':', 'a name in a schema has no colon');
    return this.bytes.utf8Slice(this.at, this.at += size);
  }
  /** Reads items until the character that ends them. */
  list(read, end = ')') {
    const items = [];
    while (this.peek() !== end) items.push(read());
    this.next();
    return items;
  }
  /** Reads kinds with names, until the parenthesis that ends them: [{name, type}]. */
  named() { return this.list(() => ({ name: this.name(), type: this.kind() })); }
  type() {
    const number = this.decimal(), type = this.typeAt(number);
    this.expect(';', 'a type in a schema has no semicolon');
    if (type === undefined) throw new Error(`a schema has no type ${number} in its list: ${this.bytes}`);
    this.types = Math.max(this.types, number + 1);
    return type;
  }
  kind() {
    const first = this.next(), letter = FIRST_OF_TWO.has(first) ? first + this.next() : first, kind = LETTERS.get(letter);
    if (kind === undefined) throw new Error(`a schema has an unknown kind ${JSON.stringify(letter)}: ${this.bytes}`);
    return kind.parse(this, letter);
  }
}
