// The lane, and the codecs generated from schemas. The native edge uses the same vectors
// (tests/unit/edge/vectors.test.cpp).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Codecs } from '../../cmake/javascript/build/codec.mjs';
import { Mismatch } from '../../cmake/javascript/runtime/lane.mjs';
import { parse } from '../../cmake/javascript/build/kinds.mjs';
import { ABI } from './abi.mjs';
import { Arena, codec } from './arena.mjs';

// A word is a number, null for padding, or the name of a tag of anything.
const wordsOf = (words) => words.map((word) => (typeof word === 'string' ? ABI.any[word] : word));
const vectors = (name) => JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/${name}`));
const roomy = { words: 1 << 16, text: 1 << 20 };

for (const [size, room] of [['with room', roomy], ['in the smallest blocks', undefined]]) {
  test(`values are written and read as in the vectors, ${size}`, async (t) => {
    for (const vector of vectors('codec.json')) {
      await t.test(vector.about, () => {
        const { put, take } = codec(vector.schema, undefined, [], vector.types), arena = new Arena(room), value = JSON.parse(vector.value);
        if (vector.mismatch) {
          assert.throws(() => arena.send(put, value), (error) => {
            if (!(error instanceof Mismatch)) throw error;
            const { pointer, expected, found } = error;
            assert.deepEqual({ pointer, expected, found }, vector.mismatch);
            return true;
          });
          arena.check();
          return;
        }
        const message = arena.send(put, value);
        if (vector.words) assert.deepEqual(message.words.map((word, i) => (vector.words[i] === null ? null : word)), wordsOf(vector.words));
        if (vector.text !== undefined) assert.equal(message.text.toString(), vector.text);
        if (vector.bytes !== undefined) assert.equal(message.text.toString('base64'), vector.bytes);
        assert.equal(JSON.stringify(arena.receive(take, message)) ?? null, vector.back);
      });
    }
  });
}

test('results that no event can contain are read as in the vectors', async (t) => {
  for (const { about, schema, words, text, back } of vectors('results.json')) {
    await t.test(about, () => {
      const value = new Arena().receive(codec(schema).take, { words: wordsOf(words), text: Buffer.from(text, 'base64') });
      assert.equal(JSON.stringify(value) ?? null, back);
    });
  }
});

// ---- the lane

const text = (units, unit = 'x') => unit.repeat(units);
const roundTrip = (schema, value, room) => {
  const { put, take } = codec(schema), arena = new Arena(room);
  return arena.receive(take, arena.send(put, value));
};

test('the smallest blocks exercise all code for growing', () => {
  const { put, take } = codec('(1:a[(1:bs1:cd1:y{i)1:zs)');
  const value = { a: [{ b: text(600), c: 1.5, y: { k: 1 } }, { b: 'é', c: 2, y: {} }], z: text(70000, 'ж') };
  const arena = new Arena(), message = arena.send(put, value);
  assert.ok(arena.reserved.words > 1 && arena.reserved.text > 1);
  assert.deepEqual(arena.receive(take, message), value);
});

test('strings around the size from which they are written separately, alone and with others', () => {
  for (const size of [0, 1, 511, 512, 513, 1024, 65535, 65536, 65537]) {
    for (const unit of ['x', 'é', '値', '😀'].map((character) => text(size, character))) {
      for (const value of [[unit], ['a', unit, 'b'], [unit, unit], ['é', unit, ''], [`${unit}\ud83d`, `\ude00${unit}`]]) {
        const expected = value.map((each) => each.toWellFormed());
        assert.deepEqual(roundTrip('[s', value), expected);
        assert.deepEqual(roundTrip('[s', value, roomy), expected);
      }
    }
  }
});

test('lone surrogates never join those of a neighbour, in any combination of separate writes', () => {
  const parts = ['\ud83d', '\ude00', `${text(600)}\ud83d`, `\ude00${text(600)}`, `${text(70000, 'é')}\ud83d`, `\ude00${text(70000)}`];
  for (const left of parts) {
    for (const right of parts) {
      const expected = [left.toWellFormed(), right.toWellFormed()];
      assert.deepEqual(roundTrip('[s', [left, right]), expected);
      assert.deepEqual(roundTrip('{s', { [left]: right }), { [expected[0]]: expected[1] });
      assert.deepEqual(roundTrip('a', [left, right]), expected);
      assert.deepEqual(roundTrip('(1:as1:by1:cs)', { a: left, b: '', c: right }), { a: expected[0], b: '', c: expected[1] });
    }
  }
});

test('an array of strings of 70,000 lone surrogates each', () => {
  const value = [text(70000, '\ud800'), text(35000, '\udc00\ud800')];
  assert.deepEqual(roundTrip('[s', value), value.map((each) => each.toWellFormed()));
});

test('texts of 6 MB are written and read', () => {
  const size = 6 * 1024 * 1024;
  for (const unit of ['x', 'é', '😀']) {
    const value = { body: text(size / Buffer.byteLength(unit), unit), more: 'z' };
    assert.deepEqual(roundTrip('(4:bodys4:mores)', value), value);
  }
  const short = Array.from({ length: 60000 }, (_, i) => `${i}`.padEnd(100, 'é'));
  assert.deepEqual(roundTrip('[s', short, { words: 1 << 16, text: 1 << 25 }), short);
  const bytes = Buffer.alloc(size, 0xfe).toString('base64');
  assert.equal(roundTrip('y', bytes), bytes);
});

test('ASCII text is written in one piece, other text string by string', () => {
  const { put } = codec('[s'), arena = new Arena(roomy), writes = [];
  const { bytes } = arena.lane, utf8Write = bytes.utf8Write;
  bytes.utf8Write = (...args) => { writes.push(args[0]); return utf8Write.apply(bytes, args); };
  arena.send(put, ['a', 'bc', text(512), 'd']);
  assert.deepEqual(writes, [`abc${text(512)}d`]);
  writes.length = 0;
  arena.send(put, ['a', 'é', 'b']);
  assert.deepEqual(writes, ['aéb', 'a', 'é', 'b']);
});

test('each message is appended to the text of earlier ones, which is kept', () => {
  const { put } = codec('[s'), arena = new Arena({ words: 8, text: 64 });
  const first = arena.send(put, ['one', 'two']), begin = arena.lane.textBegin;
  const second = arena.send(put, ['drei', 'vier é']), secondBegin = arena.lane.textBegin;
  assert.equal(secondBegin, begin + 6);
  arena.send(put, [text(100), text(1000, 'é')]); // too large for the block: uses another
  assert.deepEqual(arena.bytes.subarray(begin, begin + 6), first.text);
  assert.deepEqual(arena.bytes.subarray(secondBegin, secondBegin + 11), second.text);
});

test('a value that does not fit leaves the lane unchanged', () => {
  const { put, take } = codec('(1:as1:bi)'), arena = new Arena();
  arena.send(put, { a: 'first', b: 1 });
  assert.throws(() => arena.lane.send(put, { a: 'never sent', b: 'x' }), Mismatch);
  arena.check();
  assert.equal(arena.record('text_used'), 5, 'the text of the first message is all there is');
  assert.deepEqual(arena.receive(take, arena.send(put, { a: 'é', b: 2 })), { a: 'é', b: 2 });
});

test('a mismatch is sent as five texts on request', () => {
  const { put } = codec('(3:a/ei)'), arena = new Arena({ words: 8, text: 1 });
  assert.equal(arena.lane.sendOrMismatch(put, { 'a/e': 'é' }), 1);
  arena.check();
  const { lane, view } = arena, sizes = [...view.subarray(lane.begin, lane.begin + 5)];
  const name = 'lambda_wasm::InvalidEvent', sentence = 'The value at /a~1e does not fit: expected integer of 32 bits, found string "é".';
  assert.deepEqual(sizes, [name.length, sentence.length + 1, 5, 18, 11]); // bytes
  assert.equal(arena.bytes.toString('utf8', lane.textBegin, lane.textAt), name + sentence + '/a~1e' + 'integer of 32 bits' + 'string "é"');
  assert.equal(arena.lane.sendOrMismatch(put, { 'a/e': 1 }), 0);
});

test('no detached view is used after memory has grown', () => {
  const { put, take } = codec('(1:as1:bd)'), arena = new Arena(roomy), value = { a: 'é', b: 0.5 };
  for (let i = 0; i < 3; i++) {
    arena.memory.grow(1);
    const message = arena.send(put, value);
    arena.memory.grow(1);
    assert.deepEqual(arena.receive(take, message), value);
  }
});

test('a result with inherited names touches no prototype', () => {
  const value = JSON.parse('{"a":{"__proto__":{"x":1},"constructor":{"prototype":{}}},"__proto__":{"y":2}}');
  for (const schema of ['{{a', 'a', '{a']) {
    const back = roundTrip(schema, value);
    assert.equal(Object.getPrototypeOf(back), Object.prototype);
    assert.equal(Object.getPrototypeOf(back.a), Object.prototype);
    assert.equal(JSON.stringify(back), JSON.stringify(value));
  }
  assert.equal({}.x, undefined);
  assert.equal({}.y, undefined);
});

test('the keys of maps may repeat from reply to reply, or not', () => {
  const { put, take } = codec('{i'), arena = new Arena();
  for (const keys of [['a', 'b'], ['a', 'b'], ['b', 'a'], ['é'], Array.from({ length: 40 }, (_, i) => `k${i}`), ['a', 'b']]) {
    const value = Object.fromEntries(keys.map((key, i) => [key, i]));
    const back = arena.receive(take, arena.send(put, value));
    assert.deepEqual(Object.entries(back), Object.entries(value));
  }
});

test('a value nested 100,000 deep is a mismatch or skipped, never a stack overflow', () => {
  const deep = JSON.parse(text(1e5, '[') + text(1e5, ']')), arena = new Arena();
  for (const schema of ['s', 'b', 'd', 'y', 't3', 'l', 'L', 'e1:a)', '(1:ai)', '{i', '#2:i', '[[[s', '*s']) {
    assert.throws(() => arena.send(codec(schema).put, deep), Mismatch, schema);
  }
  assert.throws(() => arena.send(codec('a').put, deep), { expected: 'at most 256 levels', found: 'more' });
  const { put, take } = codec('(1:ai)');
  assert.deepEqual(arena.receive(take, arena.send(put, { x: deep, a: 1 })), { a: 1 });
});

test('a value nested 100,000 deep instead of an integer is a mismatch', () => {
  const deep = JSON.parse(text(1e5, '[') + text(1e5, ']')), arena = new Arena();
  for (const kind of ['c', 'C', 'h', 'H', 'i', 'I', '[[[i', '*i']) assert.throws(() => arena.send(codec(kind).put, deep), Mismatch);
});

test("a handle crosses as embind's number", () => {
  const { put, take } = codec('(1:av1:bi)'), arena = new Arena(), kept = [];
  arena.toHandle = (value) => kept.push(value) - 1;
  arena.takeHandle = (handle) => kept[handle];
  const date = new Date();
  const message = arena.send(put, { a: date, b: 7 });
  assert.deepEqual(message.words, [0, 7]);
  assert.equal(arena.receive(take, message).a, date);
});

test('a value gets one handle even if its message is written twice, and none if the message does not fit', () => {
  const { put } = codec('(1:av1:b[v1:cs)'), arena = new Arena(), kept = [];
  arena.toHandle = (value) => kept.push(value) - 1;
  assert.throws(() => arena.send(put, { a: 1, b: [2, 3], c: 4 }), Mismatch);
  assert.deepEqual(kept, []);
  assert.deepEqual(arena.send(put, { a: 1, b: [2, 3], c: 'é' }).words, [0, 2, 1, 2, 2]);
  assert.deepEqual(kept, [1, 2, 3]);
  assert.deepEqual(arena.send(put, { a: 1, b: [], c: 'e' }).words, [3, 0, 1]);
});

// ---- without the undocumented methods of Buffer

test('the lane works without utf8Write, utf8Slice and latin1Slice', () => {
  const { prototype } = Buffer, taken = {};
  const arena = (missing) => {
    for (const name of missing) { taken[name] = prototype[name]; delete prototype[name]; }
    try { return new Arena(); } finally { for (const name of missing) prototype[name] = taken[name]; }
  };
  for (const missing of [['utf8Write', 'utf8Slice', 'latin1Slice'], ['utf8Write'], ['utf8Slice'], ['latin1Slice']]) {
    const { put, take } = codec('[s');
    for (const value of [['plain', 'text', ''], ['é', '\ufeffx', '\ud83d', '\ude00', text(700, '値')], [text(70000), '\ufeff']]) {
      const lane = arena(missing);
      assert.notEqual(lane.lane.bytes.utf8Write, prototype.utf8Write);
      const expected = value.map((each) => each.toWellFormed());
      assert.deepEqual(lane.receive(take, lane.send(put, value)), expected);
      assert.deepEqual(lane.receive(take, { words: [1, 3], text: Buffer.from([0x61, 0xff, 0x62]) }), ['a\ufffdb']);
    }
  }
  const { put } = codec('[s');
  const plain = new Arena(roomy).send(put, ['é', 'a']), other = arena(['utf8Write']).send(put, ['é', 'a']);
  assert.deepEqual(other, plain);
});

// ---- any schema, any value

// Schemas and values from a generator with a fixed seed: values are the same after crossing, in blocks of every size.
test('a sample of a schema fits it', () => {
  const all = '(1:zs1:ys2:__b9:__proto__s1:ec1:fC1:gd1:hy1:it31:je3:red4:blue)1:k?s1:l[s1:m*i1:n#3:(1:ab)1:o{i1:pa4:q"\'\n(1:al)1:A~s1:B<si>1:CD1:DE0:1:a)1:EY1:F!(1:xs)1:G|T1:t1:a(1:xs))1:H|K1:a?i1:bi)1:I|Js?i))';
  for (const schema of ['n', 's', 'i', '[i', all]) {
    const value = new Function(`return ${new Codecs().sample(parse(schema))};`)();
    new Arena().send(codec(schema, ['put']).put, value);
  }
});

test('random values of random schemas cross both ways', () => {
  let state = 20240229;
  const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below;
  const pick = (...choices) => choices[random(choices.length)];
  const aString = () => pick('', 'a', 'pear', 'é', '😀', '\ud83d', '\ude00', text(random(1200)), text(random(700), '値'), text(600, '\ud83d'));
  const aName = () => pick('a', 'b', 'c-d', '', 'é', 'constructor', 'x1', 'toString', 'lane', 'words', 'at', 'text', 'value') + random(1000);
  const named = (name, rest) => `${Buffer.byteLength(name)}:${name}${rest}`;
  const scalars = {
    s: () => aString(), b: () => random(2) === 1, c: () => random(256) - 128, C: () => random(256), h: () => random(65536) - 32768,
    H: () => random(65536), i: () => random(2 ** 32) - 2 ** 31, I: () => random(2 ** 32), l: () => (random(2 ** 32) - 2 ** 31) * 2 ** 20,
    L: () => random(2 ** 32) * 2 ** 20, d: () => random(2 ** 32) / 7, y: () => Buffer.from(text(random(20))).toString('base64'),
    t3: () => new Date(random(2 ** 32) * 1000 + random(1000)).toISOString(), D: () => new Date((random(3632424) - 719528) * 86400000).toISOString().slice(0, 10),
    Y: () => Buffer.from(text(random(20))).toString('base64'),
  };
  // A schema, and a function that makes its values.
  const make = (depth) => {
    const kind = depth === 0 ? pick(...Object.keys(scalars)) : pick('[', '{', '(', '!(', '#', '?', '~', '*', '<', '|T', '|K', '|J', 'a', 'e', 'E', ...Object.keys(scalars));
    if (scalars[kind]) return [kind, scalars[kind]];
    if (kind === 'a') {
      const any = (level) => pick(() => null, () => random(9) / 2, aString, () => random(2) === 0,
        () => (level === 0 ? 0 : Array.from({ length: random(4) }, () => any(level - 1))),
        () => (level === 0 ? '' : Object.fromEntries(Array.from({ length: random(4) }, () => [aName(), any(level - 1)]))))();
      return ['a', () => any(3)];
    }
    if (kind === 'e' || kind === 'E') return [`${kind === 'E' ? 'E1:' : 'e'}3:red2:é)`, () => pick('red', 'é')];
    if (kind === '(' || kind === '!(') {
      const fields = new Map();
      for (let i = random(6); i > 0; i--) fields.set(aName(), make(depth - 1));
      const schema = [...fields].map(([name, [type]]) => named(name, type)).join('');
      return [`${kind}${schema})`, () => {
        const object = {};
        for (const [name, [, value]] of fields) { const made = value(); if (made !== undefined) object[name] = made; }
        return object;
      }];
    }
    if (kind === '<') {
      const elements = Array.from({ length: random(4) }, () => make(depth >> 1));
      return [`<${elements.map(([type]) => type).join('')}>`, () => elements.map(([, each]) => each())];
    }
    if (kind === '|T' || kind === '|K') {
      const names = [...new Set([aName(), aName(), aName()])], tag = 'the tag';
      const alternatives = names.map((name) => [name, ...(kind === '|K' ? make(depth >> 1) : pick(['n', () => ({})], ['(1:z?s1:y[i)', () => ({ z: pick(undefined, aString()), y: [random(9)] })]))]);
      const schema = `${kind}${kind === '|T' ? named(tag, '') : ''}${alternatives.map(([name, type]) => named(name, type)).join('')})`;
      return [schema, () => {
        const [name, , each] = pick(...alternatives);
        if (kind === '|T') return { [tag]: name, ...each() };
        for (let i = 0; i < 99; i++) { const made = each(); if (made != null) return { [name]: made }; } // null is no member
        return undefined;
      }];
    }
    if (kind === '|J') {
      const alternatives = [pick(['s', aString], ['D', scalars.D]), pick(['d', scalars.d], ['l', scalars.l]), ['b', scalars.b], ['n', () => null], ['[?i', () => [null, random(9)]], ['{d', () => ({ [aName()]: 0.5 })]];
      while (alternatives.length > 1 && random(3) > 0) alternatives.splice(random(alternatives.length), 1);
      return [`|J${alternatives.map(([type]) => type).join('')})`, () => pick(...alternatives)[1]()];
    }
    const [type, value] = make(depth - 1);
    switch (kind) {
      case '?': return [`?${type}`, () => (random(3) === 0 ? undefined : value() ?? undefined)];
      case '~': return [`~${type}`, () => pick(undefined, null, value() ?? undefined)];
      case '#': { const size = random(4); return [`#${size}:${type}`, () => Array.from({ length: size }, value)]; }
      case '{': return [`{${type}`, () => Object.fromEntries(Array.from({ length: random(5) }, () => [aName(), value()]))];
      default: return [kind + type, () => Array.from({ length: random(5) }, value)];
    }
  };
  const wellFormed = (json) => JSON.stringify(JSON.parse(json), (_, value) => (typeof value === 'string' ? value.toWellFormed() : value));
  for (let i = 0; i < 3000; i++) {
    const [schema, value] = make(4), json = JSON.stringify(value());
    if (json === undefined) continue;
    const { put, take } = codec(schema, ['put', 'take']), parsed = JSON.parse(json);
    for (const room of [{ words: 2 + random(8), text: 1 + random(40) }, roomy]) {
      const arena = new Arena(room), back = JSON.stringify(arena.receive(take, arena.send(put, parsed)));
      assert.equal(back, wellFormed(json), `${schema}\n${json.slice(0, 500)}`);
    }
  }
});
