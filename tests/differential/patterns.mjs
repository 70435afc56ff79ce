// Random patterns of the grammar of include/lambda_wasm/text/pattern.hpp, texts for them, and their C++.
//
//   node patterns.mjs SEED COUNT >compiled.hpp   the first patterns of that seed as tables
//
// A pattern is a tree: { characters: [code point…], text }, { all: [tree…] }, { one: [tree…] } or { of, least, most, text }.

import { Random } from './random.mjs';

const SPECIAL = '^$\\.*+?()[]{}|/';
// Characters of each length in UTF-8, the borders between the lengths, line terminators, spaces.
const CHARACTERS = [...'abcz019-_ ,A~\t\n\r\0\x7f\x80\x9f\xa0é\u07ff\u0800\u1680\u2028\u2029\u3000я\ud7ff\ue000\ufeff\uffff', '😀', '\u{10000}', '\u{10ffff}', ...SPECIAL];
const SETS = { d: '07', D: 'a-é', w: 'aZ_5', W: '-é ', s: ' \t\n\xa0\u2003\ufeff', S: 'a-5😀' };

const hexadecimal = (character, digits) => character.codePointAt().toString(16).padStart(digits, '0');

export class Patterns {
  #random;

  constructor(random) { this.#random = random; }

  /** A tree that nests others down to `depth`. Repetitions nest once only: JavaScript would try the ways to divide a text for hours. */
  make(depth, repetitions = 2) {
    const random = this.#random;
    if (depth === 0 || random.chance(0.2)) return this.#single();
    switch (random.below(repetitions === 0 ? 3 : 5)) {
      case 0: return { one: Array.from({ length: 1 + random.below(3) }, () => this.make(depth - 1, repetitions)) };
      case 1: case 2: return { all: Array.from({ length: random.below(4) + (random.chance(0.9) ? 1 : 0) }, () => this.make(depth - 1, repetitions)) };
      default: {
        const [least, most, text] = random.one([[0, Infinity, '*'], [1, Infinity, '+'], [0, 1, '?'], [2, 2, '{2}'], [1, Infinity, '{1,}'], [0, 3, '{0,3}'], [2, 4, '{2,4}'], [0, 0, '{0}'], [3, Infinity, '{3,}']]);
        return { of: this.make(depth - 1, repetitions - 1), least, most, text };
      }
    }
  }

  #single() {
    const random = this.#random;
    switch (random.below(6)) {
      case 0: return { characters: 'aé-\u2029😀\n', text: '.' };
      case 1: {
        const [name, characters] = random.one(Object.entries(SETS));
        return { characters, text: `\\${name}` };
      }
      case 2: case 3: return this.#class();
      default: {
        const character = random.one(CHARACTERS);
        return { characters: character, text: this.#written(character, false) };
      }
    }
  }

  #class() {
    const random = this.#random;
    let characters = '', text = random.chance(0.3) ? '[^' : '[';
    for (let i = random.below(4); i > 0; i--) {
      if (random.chance(0.2)) {
        const [name, some] = random.one(Object.entries(SETS));
        characters += some;
        text += `\\${name}`;
      } else {
        const pair = [random.one(CHARACTERS), random.one(CHARACTERS)].sort((a, b) => a.codePointAt() - b.codePointAt());
        characters += pair.join('');
        text += random.chance(0.5) ? pair.map((each) => this.#written(each, true)).join('-') : this.#written(pair[0], true);
      }
    }
    return { characters: characters === '' ? 'a' : characters, text: `${text}${random.chance(0.1) ? '-' : ''}]` };
  }

  #written(character, isInClass) {
    const random = this.#random, named = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' }[character];
    if (random.chance(0.15)) {
      if (character.length === 2) return random.one([`\\u{${hexadecimal(character)}}`, `\\u${hexadecimal(character[0], 4)}\\u${hexadecimal({ codePointAt: () => character.charCodeAt(1) }, 4)}`]);
      return character > '\xff' ? random.one([`\\u${hexadecimal(character, 4)}`, `\\u{${hexadecimal(character, 6)}}`]) : `\\x${hexadecimal(character, 2)}`;
    }
    if (character === '\0') return '\\x00'; // \0 may not stand before a digit
    if (named !== undefined && random.chance(0.7)) return named;
    if (isInClass ? SPECIAL.includes(character) || character === '-' : SPECIAL.includes(character)) return `\\${character}`;
    return character;
  }

  /** The tree as a pattern. */
  written(tree) {
    if (tree.one) return tree.one.map((each) => this.written(each)).join('|');
    if (tree.all) return tree.all.map((each) => (each.one ? this.#grouped(each) : this.written(each))).join('');
    if (tree.of) return `${tree.of.characters ? this.written(tree.of) : this.#grouped(tree.of)}${tree.text}`;
    return tree.text;
  }
  #grouped(tree) { return `${this.#random.one(['(', '(?:'])}${this.written(tree)})`; }

  /** A text that matches, or nearly. */
  fitting(tree) {
    const random = this.#random;
    if (tree.one) return this.fitting(random.one(tree.one));
    if (tree.all) return tree.all.map((each) => this.fitting(each)).join('');
    if (tree.of) return Array.from({ length: tree.least + random.below(Math.min(tree.most - tree.least, 3) + 1) }, () => this.fitting(tree.of)).join('');
    return random.one([...tree.characters]);
  }
  text(tree) {
    const random = this.#random, text = [...this.fitting(tree)];
    for (let i = random.below(3); i > 0; i--) text.splice(random.below(text.length + 1), random.below(2), ...random.times(1, () => random.one(CHARACTERS)));
    return text.slice(0, 14).join('');
  }

  /** A pattern with something removed, doubled or inserted, which is often none. */
  broken(pattern) {
    const random = this.#random, characters = [...pattern];
    for (let i = 1 + random.below(2); i > 0; i--) characters.splice(random.below(characters.length + 1), random.below(2), ...random.one(PIECES));
    return characters.join('');
  }
}

const PIECES = [...'()[]{}?*+|^$\\-,&0123:=!<dwsbBpPxukcn/', '(?', '(?=', '(?<a>', '--', '&&', '[^', '{1', '{2,1}', '{,2}', '\\u{', '\\ud83d', '\\1', '\\k<a>', '(?i:', '*?', '\\p{L}', '\\q{a}', '\\cJ', '\\-'];

/** `count` patterns, each with its tree. */
export function makePatterns(seed, count) {
  const patterns = new Patterns(new Random(seed));
  return { patterns, made: Array.from({ length: count }, () => { const tree = patterns.make(3); return { tree, pattern: patterns.written(tree) }; }) };
}

/** A C++ string literal, also of text beyond ASCII and of NUL. */
const literal = (text) => `"${[...Buffer.from(text)].map((byte) => (byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, '0')}` : /["\\?]/.test(String.fromCharCode(byte)) ? `\\${String.fromCharCode(byte)}` : String.fromCharCode(byte))).join('')}"`;

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const [seed, count] = process.argv.slice(2).map(Number);
  process.stdout.write(makePatterns(seed, count).made.map(({ pattern }) => `    table_of<${literal(pattern)}>(),\n`).join(''));
}
