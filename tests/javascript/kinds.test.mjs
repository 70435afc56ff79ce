// The kinds: their letters and parts, the texts of schemas, and the helpers of generated codecs, with values that the vectors
// (codec.test.mjs) cannot contain: JSON text has none of them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Codecs, expected as expectedOf, holdsAnything, jsonTypes } from '../../cmake/javascript/build/codec.mjs';
import { byLetters, KINDS, kindOf, parse } from '../../cmake/javascript/build/kinds.mjs';
import { PARTS } from '../../cmake/javascript/build/parts.mjs';
import { described, escaped, Mismatch } from '../../cmake/javascript/runtime/lane.mjs';
import { ABI } from './abi.mjs';
import { Arena, codec } from './arena.mjs';

// The helpers of runtime/kinds/: those of requests and replies have tests of their own (http.test.mjs).
const modules = Object.entries(KINDS).filter(([name]) => !['request', 'reply'].includes(name)).map(([, { helpers }]) => helpers);
const kinds = { ...Object.assign({}, ...modules), needs: Object.assign({}, ...modules.map(({ needs }) => needs)) };

const mismatch = (schema, value, expected, found, pointer = '') =>
  assert.throws(() => new Arena().send(codec(schema).put, value), { pointer, expected, found, name: 'lambda_wasm::InvalidEvent' });

// ---- Letters and parts

/** A schema for each letter. */
const EXAMPLES = {
  n: 'n', s: 's', b: 'b', c: 'c', C: 'C', h: 'h', H: 'H', i: 'i', I: 'I', l: 'l', L: 'L', d: 'd', y: 'y', t: 't3', e: 'e3:red4:blue)', '?': '?s', '[': '[s', '*': '*i',
  '#': '#2:i', '{': '{b', ']': ']s', '+': '+i', '}': '}b', '^': '^@0;', $: '$s', z: 'z(1:xs)', '=': '=8:response@0;', '(': '(1:as1:b?i1:ca)', a: 'a', v: 'v', '@': '@0;', '~': '~s', '<': '<si>', D: 'D', E: 'E0:3:red4:blue)', Y: 'Y', '!(': '!(1:xs)',
  '|T': '|T1:t1:x@1;1:y@2;1:zn)', '|K': '|K1:xs1:yi0:n)', '|J': '|Js@1;[in)', q: 'q(4:pathC7:headersk)', k: 'k', r: 'r', R: 'R', F: 'F',
};
/** The letters of kinds that cross in one direction only, and the one that is a part of another. */
const INTO_CPP = ['q', 'k'], FROM_CPP = ['r', 'R', 'F', '='], IS_PART = ['k'];

test('every letter has every part', () => {
  assert.deepEqual(Object.keys(EXAMPLES).sort(), Object.values(KINDS).flatMap(({ letters }) => letters).sort(), 'each letter has an example');
  for (const [letter, text] of Object.entries(EXAMPLES)) {
    const schema = parse(text, ['(1:x@1;1:y@1;)', '(1:bs1:cs1:ds1:es)', '!(1:bs)']), kind = kindOf(schema), codecs = new Codecs([], ABI);
    assert.equal(schema.kind, letter);
    for (const part of Object.keys(PARTS)) assert.notEqual(kind[part], undefined, `${letter} has no ${part}`);
    for (const inner of kind.inner(schema)) assert.ok(kindOf(inner), letter);
    assert.equal(typeof codecs.mostWords(schema), 'number', letter);
    assert.match(expectedOf(schema), /^\w/, letter);
    for (const type of jsonTypes(schema)) assert.ok(['string', 'number', 'boolean', 'array', 'object', 'null', 'bytes', 'time', 'bigint', 'decimal'].includes(type), `${letter}: ${type}`);
    assert.ok(['undefined', 'string', 'boolean', 'object'].includes(typeof kind.absent(schema, true).of), letter);
    assert.equal(typeof kind.isOmitted, 'boolean');
    assert.equal(holdsAnything(schema), text.includes('a') && !text.includes('path'), letter);
    const put = () => codec(schema, ['put']).put, value = () => codec(schema, ['take', 'value']);
    if (FROM_CPP.includes(letter)) {
      assert.throws(put, { message: `no value of kind ${letter} goes into a module` });
    } else if (!IS_PART.includes(letter)) {
      const arena = new Arena();
      arena.toHandle = () => 5;
      arena.send(put(), new Function(`return ${codecs.sample(schema)};`)());
    }
    if (INTO_CPP.includes(letter)) assert.throws(value, { message: `no value of kind ${letter} comes out of a module` });
    else value();
  }
});

// In C++ a reference is no kind: schemas write it themselves. Of `!(` the first character is the letter; unions have the one after `|`.
test('C++ and JavaScript have the same letters', () => {
  const folder = new URL('../../include/lambda_wasm/kinds/', import.meta.url);
  const headers = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const cpp = headers.flatMap((text) => [...text.matchAll(/ letters = "([^"]*)";/g)]).flatMap(([, letters]) => [...letters]);
  const javascript = Object.values(KINDS).flatMap(({ letters }) => letters).map((letter) => (letter.startsWith('|') ? letter[1] : letter[0])).filter((letter) => letter !== '@');
  assert.deepEqual([...new Set(cpp)].sort(), [...new Set(javascript)].sort());
});

test('a kind that lacks a part is refused by name, and so are two kinds with one letter', () => {
  for (const part of Object.keys(PARTS)) {
    assert.throws(() => byLetters({ text: KINDS.text, temperature: { ...KINDS.real, [part]: undefined } }), { message: `the kind temperature has no part "${part}": add it, ${PARTS[part]}` });
  }
  assert.throws(() => byLetters({ ...KINDS, temperature: { ...KINDS.real, letters: ['T', 's'] } }), { message: 'the kinds text and temperature both have the letter s: give one of them another' });
});

test('every kind is read', () => {
  for (const kind of 'nsbdyYDavrkcChHiIlL') assert.deepEqual(parse(kind), { kind });
  for (const kind of '?~[]*+{}q^$') assert.deepEqual(parse(`${kind}i`), { kind, of: { kind: 'i' } });
  for (const digits of [0, 3, 6, 9]) assert.deepEqual(parse(`t${digits}`), { kind: 't', digits });
  assert.deepEqual(parse('#12:[b'), { kind: '#', size: 12, of: { kind: '[', of: { kind: 'b' } } });
  assert.deepEqual(parse('e3:red2:é0:1:))'), { kind: 'e', names: ['red', 'é', '', ')'] });
  assert.deepEqual(parse('()'), { kind: '(', fields: [] });
  assert.deepEqual(parse('(3:skus5:count?i)'), {
    kind: '(', fields: [{ name: 'sku', type: { kind: 's' } }, { name: 'count', type: { kind: '?', of: { kind: 'i' } } }],
  });
  assert.deepEqual(parse('!(1:xs)'), { kind: '!(', fields: [{ name: 'x', type: { kind: 's' } }] });
  assert.deepEqual(parse('<>'), { kind: '<', elements: [] });
  assert.deepEqual(parse('<s<i>>'), { kind: '<', elements: [{ kind: 's' }, { kind: '<', elements: [{ kind: 'i' }] }] });
  assert.deepEqual(parse('E1:1:a2:)()'), { kind: 'E', otherwise: 1, names: ['a', ')('] });
  assert.deepEqual(parse('|T1:t1:an)'), { kind: '|T', tag: 't', alternatives: [{ name: 'a', type: { kind: 'n' } }] });
  assert.deepEqual(parse('|K1:as0:n)'), { kind: '|K', alternatives: [{ name: 'a', type: { kind: 's' } }, { name: '', type: { kind: 'n' } }] });
  assert.deepEqual(parse('|J[bn)'), { kind: '|J', alternatives: [{ kind: '[', of: { kind: 'b' } }, { kind: 'n' }] });
  const list = parse('@0;', ['(4:next?@0;)']);
  assert.equal(list.to.schema.fields[0].type.of.to, list.to);
});

test('a digit after a time belongs to the next name', () => {
  const { fields } = parse('(1:at34:manyt012:twelve bytess)');
  assert.deepEqual(fields.map(({ name }) => name), ['a', 'many', 'twelve bytes']);
  assert.deepEqual(fields.map(({ type }) => type.digits), [3, 0, undefined]);
});

test('names are counted in bytes, and may contain anything', () => {
  const name = `9:(?é{)${'😀'.repeat(7)}`;
  assert.deepEqual(parse(`(${Buffer.byteLength(name)}:${name}b)`).fields, [{ name, type: { kind: 'b' } }]);
});

test('an invalid schema is rejected with a sentence', () => {
  for (const text of ['', '[', '(1:a', 'e1:a', '#2:', '(', '{', '!', '|', '<s', '|K1:as', 'E0', '@', '@0']) assert.throws(() => parse(text), /a schema ends too early/, text);
  assert.throws(() => parse('w'), /unknown kind "w"/);
  assert.throws(() => parse('|Z'), /unknown kind "\|Z"/);
  assert.throws(() => parse('E0;'), /an enum in a schema has no colon/);
  assert.throws(() => parse('(1as)'), /a name in a schema has no colon/);
  assert.throws(() => parse('@0s', ['s']), /a type in a schema has no semicolon/);
  assert.throws(() => parse('@1;', ['s']), /a schema has no type 1 in its list/);
});

// ---- Helpers

test('only own properties of an object are read', () => {
  assert.equal(kinds.own({ a: 1 }, 'a'), 1);
  assert.equal(kinds.own({}, 'toString'), undefined);
  assert.equal(kinds.own({ toString: 1 }, 'toString'), 1);
  assert.equal(kinds.own(JSON.parse('{"__proto__":2}'), '__proto__'), 2);
  assert.equal(kinds.own({}, '__proto__'), undefined);
  assert.equal(kinds.own(Object.assign(Object.create({ a: 1 }), { hasOwnProperty: 3 }), 'hasOwnProperty'), 3);
});

test('__proto__ is defined like any other property', () => {
  const object = {};
  kinds.define(object, '__proto__', { x: 1 });
  assert.equal(JSON.stringify(object), '{"__proto__":{"x":1}}');
  assert.equal(object.x, undefined);
  object.__proto__ = 2; // writable, like an own property
  assert.equal(JSON.stringify(object), '{"__proto__":2}');
});

test('the value found is described briefly', () => {
  for (const [value, words] of [
    [undefined, 'nothing'], [null, 'null'], [[], 'array'], [{}, 'object'], [1.5, 'number 1.5'], [-0, 'number 0'], [NaN, 'number NaN'], [true, 'boolean true'],
    ['x', 'string "x"'], ['"\n', 'string "\\"\\n"'], ['x'.repeat(33), `string "${'x'.repeat(32)}…"`], [1n, 'bigint'], [() => 1, 'function'], [Symbol('x'), 'symbol'],
  ]) assert.equal(described(value), words);
});

test('a part of a pointer is escaped (RFC 6901)', () => {
  assert.equal(escaped('a/b~c~1'), 'a~1b~0c~01');
  assert.equal(escaped(''), '');
});

test('a mismatch is a sentence', () => {
  assert.equal(new Mismatch('', 'string', 'null').message, 'The value does not fit: expected string, found null.');
  assert.equal(new Mismatch('/a/0', 'string', 'null').message, 'The value at /a/0 does not fit: expected string, found null.');
  assert.ok(new Mismatch('', '', '') instanceof Error);
});

test('JavaScript values that JSON does not have fit no kind', () => {
  for (const value of [() => 1, Symbol('x'), 1n]) {
    for (const [schema, expected] of [['s', 'string'], ['b', 'boolean'], ['d', 'number'], ['()', 'object'], ['[s', 'array'], ['t0', 'time as in RFC 3339'], ['y', 'string of base64']]) {
      mismatch(schema, value, expected, typeof value);
    }
    if (typeof value === 'bigint') continue; // fits 64-bit integers and anything
    mismatch('l', value, 'integer of 64 bits', typeof value);
    mismatch('a', value, 'value of JSON', typeof value);
    mismatch('a', [{ x: value }], 'value of JSON', typeof value, '/0/x');
  }
  mismatch('i', undefined, 'integer of 32 bits', 'nothing');
  mismatch('d', new Number(1), 'number', 'object');
  mismatch('s', new String('x'), 'string', 'object');
  mismatch('i', NaN, 'integer of 32 bits', 'number NaN');
  mismatch('l', NaN, 'integer of 64 bits', 'number NaN');
});

test('a bigint, a symbol or a function instead of an integer is a mismatch', () => {
  for (const value of [() => 1, Symbol('x'), 1n]) mismatch('i', value, 'integer of 32 bits', typeof value);
});

test('in anything, undefined is null, and an object has its enumerable properties', () => {
  const { put, take } = codec('a'), arena = new Arena();
  const back = (value) => JSON.stringify(arena.receive(take, arena.send(put, value)));
  assert.equal(back(undefined), 'null');
  assert.equal(back([undefined, { a: undefined }]), '[null,{"a":null}]');
  assert.equal(back([, 1]), '[null,1]');
  assert.equal(back(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } })), '{"own":2}');
  assert.equal(back(Object.create(null)), '{}');
  mismatch('(1:aa)', { a: undefined }, 'value of JSON', 'nothing', '/a'); // like any other required field
});

test('doubles keep every bit that JavaScript distinguishes', () => {
  const { put, take } = codec('d'), arena = new Arena();
  for (const value of [0, -0, NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE, 0.1]) {
    assert.ok(Object.is(arena.receive(take, arena.send(put, value)), value));
    if (!Number.isInteger(value)) assert.ok(Object.is(arena.receive(codec('a').take, arena.send(codec('a').put, value)), value));
  }
});

test('64-bit integers beyond 2^53 - 1 are raw JSON digits', () => {
  for (const [schema, text] of [['l', '9223372036854775807'], ['l', '-9223372036854775808'], ['L', '18446744073709551615'], ['l', '9007199254740992']]) {
    const { put, take } = codec(schema), arena = new Arena();
    const value = arena.receive(take, arena.send(put, text));
    assert.ok(JSON.isRawJSON(value));
    assert.equal(JSON.stringify({ value }), `{"value":${text}}`);
  }
});

// ---- JavaScript interfaces: values from them, and values for them

const bytes = Uint8Array.from({ length: 600 }, (_, i) => i & 255);

test('bytes may come as a Uint8Array, between pending texts and texts that are not ASCII', () => {
  const { put, value } = codec('(1:as1:by1:cs)'), arena = new Arena();
  for (const [a, c] of [['x', 'y'], ['é', 'ж'], ['', '']]) {
    for (const b of [bytes, bytes.subarray(7, 8), new Uint8Array(0), Buffer.from(bytes), Buffer.from('ascii')]) {
      assert.deepEqual(arena.receive(value, arena.send(put, { a, b, c })), { a, b: Uint8Array.from(b), c });
    }
  }
  assert.deepEqual(arena.receive(value, arena.send(put, { a: '', b: 'AP8=', c: '' })).b, Uint8Array.of(0, 255));
});

// The decoder of Node.js is lenient: it skips some of these errors, and misreads others.
test('base64 with an error in any place is rejected, for every in-memory form of the string', () => {
  const { put, take } = codec('y'), strict = /^[A-Za-z0-9+/]*={0,2}$/;
  const units = [...Array(129).keys(), 0xff, 0x141, 0x241, 0x2028, 0xd800, 0xff21].map((unit) => String.fromCharCode(unit));
  for (const size of [1, 2, 3, 8]) {
    const good = Buffer.from(bytes.subarray(0, size)).toString('base64');
    for (let at = 0; at <= good.length; at++) {
      for (const unit of units) {
        for (const text of [good.slice(0, at) + unit + good.slice(at + 1), ...('=- '.includes(unit) ? [good.slice(0, at) + unit.repeat(4) + good.slice(at)] : [])]) {
          const isGood = strict.test(text) && text.length % 4 === 0 && Buffer.from(text, 'base64').toString('base64') === text;
          for (const value of [text, `\u2028${text}`.slice(1)]) {
            const arena = new Arena();
            if (isGood) assert.equal(arena.receive(take, arena.send(put, value)), text);
            else assert.throws(() => arena.send(put, value), { expected: 'string of base64' }, JSON.stringify(value));
          }
        }
      }
    }
  }
});

test('other array views are not bytes', () => {
  for (const value of [new ArrayBuffer(2), new Int8Array(2), new DataView(new ArrayBuffer(2)), [1, 2]]) {
    mismatch('y', value, 'string of base64', Array.isArray(value) ? 'array' : 'object');
  }
});

test('bytes for JavaScript are a copy, which stays valid when memory grows', () => {
  const { put, value } = codec('y'), arena = new Arena(), made = arena.receive(value, arena.send(put, bytes));
  assert.equal(made.constructor, Uint8Array);
  assert.equal(made.buffer.byteLength, bytes.length);
  arena.memory.grow(1);
  assert.deepEqual(made, bytes);
});

test('times may come as a Date, and are a Date for JavaScript', () => {
  for (const time of ['1970-01-01T00:00:00.000Z', '1969-12-31T23:59:59.999Z', '2026-02-28T12:34:56.789Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']) {
    const { put, take, value } = codec('t3'), arena = new Arena();
    assert.equal(arena.receive(take, arena.send(put, new Date(time))), time);
    assert.deepEqual(arena.receive(value, arena.send(put, time)), new Date(time));
  }
  assert.deepEqual(new Arena().receive(codec('t9').value, new Arena().send(codec('t9').put, '1969-12-31T23:59:59.999999999Z')), new Date(-1));
  mismatch('t3', new Date(NaN), 'time as in RFC 3339', 'object');
  mismatch('t3', new Date(Date.UTC(10000, 0)), 'time as in RFC 3339', 'object');
  mismatch('t9', new Date(Date.UTC(2300, 0)), 'time from 1677-09-21 to 2262-04-11', 'object');
});

test('anything may contain bytes and dates', () => {
  const { put, take, value } = codec('a'), message = (what) => new Arena().send(put, what);
  const back = (how, what) => new Arena().receive(how, message(what));
  const sample = { a: [bytes, 'é', new Uint8Array(0)], b: new Date(5) };
  assert.deepEqual(back(value, sample), { a: [bytes, 'é', new Uint8Array(0)], b: '1970-01-01T00:00:00.005Z' });
  assert.deepEqual(back(take, [Uint8Array.of(0, 255)]), [[0, 255]]); // in JSON
  assert.deepEqual(message(Uint8Array.of(0, 255)).words, [ABI.any.bytes, 2]);
  assert.deepEqual(back(value, new Date(NaN)), null);
});

test('64-bit integers beyond 2^53 - 1 are a BigInt for JavaScript', () => {
  for (const [schema, text] of [['l', '9223372036854775807'], ['l', '-9223372036854775808'], ['L', '18446744073709551615']]) {
    const { put, value } = codec(schema), arena = new Arena();
    assert.equal(arena.receive(value, arena.send(put, text)), BigInt(text));
    assert.equal(arena.receive(value, arena.send(put, '7')), 7);
  }
  assert.equal(new Arena().receive(codec('a').value, { words: [ABI.any.unsigned_integer, 0, 1 << 31], text: Buffer.alloc(0) }), 2n ** 63n);
});

test('a BigInt is read as a 64-bit integer, also in anything', () => {
  const back = (schema, what) => new Arena().receive(codec(schema).value, new Arena().send(codec(schema).put, what));
  for (const what of [0n, -1n, 7n, 2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n), 2n ** 64n - 1n, 2n ** 63n]) {
    for (const [schema, fits] of [['l', what < 2n ** 63n], ['L', what >= 0n], ['a', true]]) {
      if (fits) assert.ok(BigInt(back(schema, what)) === what && BigInt(back(`[${schema}`, [what])[0]) === what, `${schema} ${what}`);
      else mismatch(schema, what, schema === 'l' ? 'integer of 64 bits' : 'unsigned integer of 64 bits', 'bigint');
    }
  }
  for (const what of [2n ** 64n, -(2n ** 63n) - 1n, 2n ** 200n]) {
    mismatch('l', what, 'integer of 64 bits', 'bigint');
    mismatch('L', what, 'unsigned integer of 64 bits', 'bigint');
    mismatch('a', what, 'integer of 64 bits', 'bigint');
    mismatch('a', [{ x: what }], 'integer of 64 bits', 'bigint', '/0/x');
  }
  assert.deepEqual(back('a', [{ x: 2n ** 63n, y: 5n }]), [{ x: 2n ** 63n, y: 5 }]);
});

test('an empty optional is undefined for JavaScript, and an omitted field', () => {
  const { put, value } = codec('(1:a?y1:b[?t3)'), arena = new Arena();
  assert.deepEqual(arena.receive(value, arena.send(put, { b: [null] })), { b: [undefined] });
});

test('a date is text for JavaScript, and a Date is none', () => {
  const { put, value } = codec('D'), arena = new Arena();
  assert.equal(arena.receive(value, arena.send(put, '2024-02-29')), '2024-02-29');
  mismatch('D', new Date(0), 'date as in RFC 3339', 'object');
  assert.equal(kinds.takeDay({ words: [2932897], at: 0 }), '+010000-01-01'); // C++ may have made it
});

test('absent and null stay apart for JavaScript', () => {
  const { put, value } = codec('(1:a~y1:b~y1:c~y)'), arena = new Arena();
  assert.deepEqual(arena.receive(value, arena.send(put, { a: null, c: 'AQ==' })), { a: null, c: new Uint8Array([1]) });
});

test('lenient bytes may come as a Uint8Array', () => {
  const { put, value } = codec('[Y'), arena = new Arena();
  assert.deepEqual(arena.receive(value, arena.send(put, [new Uint8Array([0, 255]), '_w', Buffer.alloc(0)])), [[0, 255], [255], []].map((each) => new Uint8Array(each)));
});

test("a union takes JavaScript's own values as the kinds of its alternatives do", () => {
  const { put, value } = codec('[|J{syb)'), { put: putWide, value: takeWide } = codec('[|Jl@0;t3)', undefined, [], ['(1:xi)']), arena = new Arena();
  const all = [{ a: 'b' }, new Uint8Array([1, 2]), true];
  assert.deepEqual(arena.receive(value, arena.send(put, all)), all);
  assert.deepEqual(arena.receive(takeWide, arena.send(putWide, [2n ** 60n, { x: 1 }, 8, new Date(1500)])), [2n ** 60n, { x: 1 }, 8, new Date(1500)]);
  mismatch('|Jsd)', 1n, 'string or number', 'bigint');
  mismatch('|J{sb)', () => 1, 'object or boolean', 'function');
});

test('a member of a closed struct that is undefined is absent, and one that an object inherits is not', () => {
  const { put } = codec('!(1:ai)');
  new Arena().send(put, { a: 1, b: undefined });
  mismatch('!(1:ai)', Object.assign(Object.create({ c: 2 }), { a: 1 }), 'nothing', 'number 2', '/c');
});

test('an undefined member of a union by its only member does not count', () => {
  new Arena().send(codec('|K1:ai1:bs)').put, { a: undefined, b: 'x' });
});

test('a generated codec calls exactly the helpers that it lists', () => {
  const names = Object.keys(kinds).filter((name) => typeof kinds[name] === 'function');
  for (const schema of ['s', 'y', 'l', 'L', 'd', 't3', 'a', '{i', '(9:__proto__i)', '(11:constructor?i)', '[{a', '(1:a?s1:b*L)', 'D', 'Y', '|T9:__proto__1:an)', '|K1:ai)', '|Jsl)', '!(1:ai)', '~l']) {
    const codecs = new Codecs(), tree = parse(schema);
    const text = codecs.put('put', tree) + codecs.take('take', tree) + codecs.take('value', tree, true);
    const called = names.filter((name) => new RegExp(`\\b${name}\\(`).test(text));
    for (const name of called) assert.ok(codecs.helpers.has(name), `${schema} asks for ${name}`);
  }
});

test('each helper lists the helpers that it calls', () => {
  const names = Object.keys(kinds).filter((name) => typeof kinds[name] === 'function');
  for (const name of names) {
    const body = kinds[name].toString().replace(/^[^{]*/, '');
    const called = names.filter((other) => other !== name && new RegExp(`\\b${other}\\(`).test(body));
    assert.deepEqual([...called].sort(), [...(kinds.needs[name] ?? [])].sort(), name);
  }
});
