// The types of a program as a graph: the code of each is written once if it is used more than once, and every cost is linear in the number
// of types.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { abiTexts } from '../../cmake/javascript/build/abi.mjs';
import { Codecs, holdsAnything, withCodecs } from '../../cmake/javascript/build/codec.mjs';
import { generate } from '../../cmake/javascript/build/generate.mjs';
import { parse } from '../../cmake/javascript/build/kinds.mjs';
import { allTypes, Types, typesIn } from '../../cmake/javascript/build/types.mjs';
import { Mismatch } from '../../cmake/javascript/runtime/lane.mjs';
import { ABI, object, version } from './abi.mjs';
import { Arena, codec } from './arena.mjs';
import { active, data, listed, wasm } from './binary.mjs';

const roomy = { words: 1 << 16, text: 1 << 20 };
const places = [['with room', roomy], ['in the smallest blocks', undefined]];
const functionsIn = (text) => [...text.matchAll(/^function (\w+)/gm)].map(([, name]) => name);

test('the types that a schema needs are found, each once', () => {
  const schema = parse('(1:a@0;1:b[@2;1:c@0;)', ['(1:x@1;)', '(1:y?@0;)', '(1:z@1;1:si)']);
  const direct = typesIn(schema);
  assert.deepEqual(direct.map(({ schema: { fields } }) => fields[0].name), ['x', 'z', 'x']);
  assert.equal(direct[0], direct[2]);
  assert.deepEqual(allTypes(schema).map(({ schema: { fields } }) => fields[0].name), ['y', 'x', 'z']);
});

test('recursive types are told from those that only hold one', () => {
  // 0 and 1 hold each other, and so do 5 and 6; 2 holds itself.
  const texts = ['(1:x[@1;)', '(1:x{@0;)', '(1:x?@2;1:y?@0;)', '(1:x@2;1:y@4;)', '(1:xi)', '(1:x@0;1:y?@6;)', '(1:x[@5;)'];
  const all = parse(`(${texts.map((_, i) => `1:a@${i};`).join('')})`, texts).fields.map(({ type }) => type.to);
  for (const order of [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 2, 1, 0, 4, 6, 5], [2, 0, 4, 3, 1, 5, 6]]) {
    const types = new Types(), facts = [];
    for (const i of order) facts[i] = [types.isRecursive(all[i]), types.isDeep(all[i])];
    assert.deepEqual(facts, [[true, true], [true, true], [true, true], [false, true], [false, false], [true, true], [true, true]]);
  }
});

test('a type that is used once is written in place', () => {
  const struct = '(1:as1:b?i)', list = parse('(1:x[@0;1:yd)', [struct]), map = parse('{@0;', [struct]);
  const named = withCodecs((codecs) => codecs.put('f', list) + codecs.take('g', map) + codecs.functions());
  const inline = new Codecs(), text = inline.put('f', parse(`(1:x[${struct}1:yd)`)) + inline.take('g', parse(`{${struct}`));
  assert.equal(named, text);
});

test('a type that is used more often is one function in each direction', () => {
  const { text, put, take, value } = codec('(1:a@0;1:b[@0;1:c@1;)', undefined, [], ['(1:xs1:yt3)', '(1:z@0;)']), arena = new Arena();
  assert.deepEqual(functionsIn(text), ['put', 'take', 'value', 'put_0_type', 'take_1_type', 'value_2_type']);
  const x = (name) => ({ x: name, y: '2024-02-29T01:02:03.456Z' }), whole = { a: x('a'), b: [x('b'), x('é'.repeat(700))], c: { z: x('c') } };
  assert.deepEqual(arena.receive(take, arena.send(put, whole)), whole);
  assert.deepEqual(arena.receive(value, arena.send(put, whole)).b[1].y, new Date(x('').y));
  assert.throws(() => arena.send(put, { ...whole, b: [x('b'), { x: 1 }] }), { pointer: '/b/1/x', expected: 'string', found: 'number 1', name: 'lambda_wasm::InvalidEvent',
    message: 'The value at /b/1/x does not fit: expected string, found number 1.' });
  assert.throws(() => arena.send(put, { ...whole, c: { z: null } }), { pointer: '/c/z', expected: 'object', found: 'null' });
});

test('an error of a getter leaves a function of a type as it is', () => {
  const { put } = codec('(1:a@0;1:b@0;)', ['put'], [], ['(1:xs)']), thrown = new RangeError('mine');
  assert.throws(() => new Arena().send(put, { a: { x: '' }, b: { get x() { throw thrown; } } }), (error) => error === thrown);
});

// `levels` values, one in the other; `innermost` is the last.
const nested = (levels, innermost) => { let value = innermost; for (let i = 1; i < levels; i++) value = { of: value }; return value; };

for (const [size, room] of places) {
  test(`a recursive type nests at most 256 levels, ${size}`, () => {
    const { put, take, value } = codec('@0;', undefined, [], ['(2:of?@0;1:n?l)']), arena = new Arena(room), deepest = nested(256, { n: 7 });
    assert.deepEqual(arena.receive(take, arena.send(put, deepest)), deepest);
    assert.deepEqual(arena.receive(value, arena.send(put, deepest)), deepest);
    const tooDeep = { expected: 'at most 256 levels', found: 'more', pointer: '/of'.repeat(256) };
    assert.throws(() => arena.send(put, nested(257, {})), tooDeep);
    assert.throws(() => arena.send(put, nested(257, 'no object')), tooDeep);
    assert.throws(() => arena.send(put, JSON.parse('{"of":'.repeat(1e5) + '{}' + '}'.repeat(1e5))), tooDeep);
    assert.throws(() => arena.send(put, nested(256, { of: null, n: 'x' })), { pointer: `${'/of'.repeat(255)}/n`, expected: 'integer of 64 bits' });
  });
}

test('every type of a cycle counts as a level, and a type that only holds one does not', () => {
  // `0` holds `1` in one place, where it is written; `2` holds `0` twice.
  const types = ['(1:b[@1;)', '(1:c?@0;1:d?@0;)', '(1:x@0;1:y@0;)'], { put, take } = codec('(1:p@2;1:q@2;)', undefined, [], types), arena = new Arena(roomy);
  let value = { b: [] };
  for (let i = 0; i < 127; i++) value = { b: [{ c: value }] };
  const whole = (x) => ({ p: { x, y: { b: [] } }, q: { x: { b: [] }, y: { b: [{}] } } });
  assert.deepEqual(arena.receive(take, arena.send(put, whole(value))), whole(value)); // 255 levels
  let one = { b: [{}] };
  for (let i = 0; i < 127; i++) one = { b: [{ d: one }] };
  assert.deepEqual(arena.receive(take, arena.send(put, whole(one))), whole(one)); // 256
  one = { b: [{ c: { b: [] } }] };
  for (let i = 0; i < 127; i++) one = { b: [{ d: one }] };
  assert.throws(() => arena.send(put, whole(one)), { pointer: `/p/x${'/b/0/d'.repeat(127)}/b/0/c`, expected: 'at most 256 levels', found: 'more' });
});

test('the levels of one cycle count on in another', () => {
  const { put } = codec('@0;', ['put'], [], ['(2:of?@0;5:other?@1;)', '(2:of?@1;)']), arena = new Arena(roomy);
  const value = (levels) => { let made = nested(levels, {}); for (let i = 0; i < 200; i++) made = i === 0 ? { other: made } : { of: made }; return made; };
  arena.send(put, value(56));
  assert.throws(() => arena.send(put, value(57)), { pointer: `${'/of'.repeat(199)}/other${'/of'.repeat(56)}`, expected: 'at most 256 levels' });
});

test('a type within itself has a sample, as small as can be', () => {
  for (const [schema, types] of [['@0;', ['(1:a?@0;1:b[@0;1:c{@0;1:di)']], ['(1:x@0;1:y@1;)', ['(1:a[@1;1:ns)', '(1:b#2:@0;)']]]) {
    const tree = parse(schema, types), codecs = new Codecs(), sample = codecs.sample(tree), value = new Function(`${codecs.functions()} return ${sample};`)();
    new Arena().send(codec(tree, ['put']).put, value);
  }
});

test('whether author code converts a value is found in cycles too', () => {
  assert.equal(holdsAnything(parse('@0;', ['(1:x[@1;)', '(1:y[@0;1:z?a)'])), true);
  assert.equal(holdsAnything(parse('@0;', ['(1:x[@1;)', '(1:y[@0;1:z?s)'])), false);
});

test('random values of random graphs of types cross both ways', () => {
  let state = 7;
  const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below;
  for (let i = 0; i < 300; i++) {
    // Types that hold each other; without anything between only those that come later, since a value has an end.
    const count = 1 + random(6), wraps = ['?', '[', '{', '~', '?[', ''];
    const types = Array.from({ length: count }, (_, at) => Array.from({ length: 1 + random(3) }, () => {
      const wrap = wraps[random(at === count - 1 ? 5 : 6)], to = wrap === '' ? at + 1 + random(count - at - 1) : random(count);
      return random(3) === 0 ? { wrap: 's' } : { wrap, to };
    }));
    const text = (fields) => `(${fields.map(({ wrap, to }, at) => `2:f${at}${wrap}${to === undefined ? '' : `@${to};`}`).join('')})`;
    let left = 0; // how many more values may be made
    const value = (type) => {
      const made = {};
      types[type].forEach(({ wrap, to }, at) => {
        const isEmpty = left-- < 0 || random(4) === 0, inner = () => value(to);
        if (wrap === 's') made[`f${at}`] = ['', 'a', 'é', 'x'.repeat(600)][random(4)];
        else if (wrap === '') made[`f${at}`] = inner();
        else if (wrap === '{') made[`f${at}`] = isEmpty ? {} : { k: inner(), '': inner() };
        else if (wrap === '[') made[`f${at}`] = isEmpty ? [] : [inner(), inner()];
        else if (!isEmpty) made[`f${at}`] = wrap === '?[' ? [inner()] : inner();
        else if (wrap === '~' && random(2) === 0) made[`f${at}`] = null;
      });
      return made;
    };
    const { put, take } = codec('(1:a@0;1:b[@0;)', ['put', 'take'], [], types.map(text));
    for (let j = 0; j < 4; j++) {
      left = 40;
      const whole = { a: value(0), b: [value(0)] }, arena = new Arena({ words: 2 + random(50), text: 1 + random(99) });
      assert.deepEqual(arena.receive(take, arena.send(put, whole)), whole, types.map(text).join(' '));
    }
  }
});

// ---- costs

/** index.mjs of a program with these types and one handler, which takes and returns the last of them. */
function indexOf(types) {
  const { bytes } = listed(1024, [...types.map(([text, list]) => [`\x1flambda_wasm:type:${text}`, list]), ['\x1flambda_wasm:handler:7:handler@0;@0;', [types.length - 1]]]);
  return generate({ glue: '', binary: wasm(active(1024, bytes), active(1 << 20, data(`\x1flambda_wasm:abi:${abiTexts(object)[0]}`))), file: 'function.wasm', version });
}
/** `count` types, each of which holds the one before twice. */
const doubling = (count) => Array.from({ length: count + 1 }, (_, i) => (i === 0 ? ['(1:ai1:bs)'] : ['(1:a@0;1:b@0;)', [i - 1]]));
const doublingLists = (count) => Array.from({ length: count + 1 }, (_, i) => (i === 0 ? ['(1:ai1:bs)'] : ['(1:a[@0;1:b?@0;1:c*?@0;)', [i - 1]]));

test('index.mjs grows with the number of types, not of the paths between them', () => {
  const sizes = [10, 20, 30].map((count) => indexOf(doubling(count)).length);
  assert.ok(sizes[0] <= 40_000, `${sizes[0]}`);
  assert.ok(sizes[2] - sizes[1] <= (sizes[1] - sizes[0]) * 1.05, `${sizes}`); // names get longer
  for (const make of [doubling, doublingLists]) {
    const [small, large] = [100, 300].map((count) => indexOf(make(count)).length);
    assert.ok(large < small * 3.3, `${small}, ${large}`);
  }
});

test('types that hold one another deep are no deep code', () => {
  const chain = (wrap, count) => Array.from({ length: count + 1 }, (_, i) => (i === 0 ? ['(1:ai1:bs)'] : [`(1:a${wrap}@0;1:bi)`, [i - 1]]));
  for (const wrap of ['', '?', '[', '~', '{']) {
    const [small, large] = [40, 300].map((count) => indexOf(chain(wrap, count)).length);
    assert.ok(large < small * 7.5, `${wrap}: ${small}, ${large}`);
    const types = chain(wrap, 40).map(([text], i) => text.replace('@0', `@${i - 1}`)), { put, take } = codec('@40;', ['put', 'take'], [], types), arena = new Arena();
    let value = { a: 5, b: 'é' };
    for (let i = 1; i <= 40; i++) value = { a: wrap === '[' ? [value, value].slice(i % 8 > 0) : wrap === '{' ? { k: value } : value, b: i };
    assert.deepEqual(arena.receive(take, arena.send(put, value)), value);
  }
});

test('a value of too many parts has no sample, and equal parts of a sample are one object', () => {
  assert.match(indexOf(doubling(8)), /sample: \{/);
  assert.doesNotMatch(indexOf(doubling(20)), /sample: /);
  const codecs = new Codecs(), schema = parse('(1:x@0;1:y@0;)', ['(1:a@1;1:b@1;1:c@1;)', '(1:as1:bs1:cs1:ds1:es1:fs1:gs1:hs)']);
  const text = `return ${codecs.sample(schema)};`, value = new Function(codecs.functions() + text)();
  assert.equal(value.x.a, value.y.c);
  new Arena().send(codec(schema, ['put']).put, value);
});

test('a mismatch in a type that many hold names its place', () => {
  const types = doubling(6).map(([text], i) => text.replaceAll('@0', `@${i - 1}`)), { put } = codec('@6;', ['put'], [], types);
  const value = (depth) => (depth === 0 ? { a: 1, b: '' } : { a: value(depth - 1), b: value(depth - 1) }), wrong = value(6);
  wrong.a.b.a.a.b.b.b = 5;
  assert.throws(() => new Arena().send(put, wrong), (error) => error instanceof Mismatch && error.pointer === '/a/b/a/a/b/b/b');
  assert.equal(ABI.depth.any, 256);
});
