// JavaScript values that change while they are read: getters and Proxies that lengthen or shorten a list, or return something else the
// second time, and subclasses. Whatever such a value does, no write leaves the blocks (Arena has guard
// bytes around them), and a written message can be read to its end.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { putTexts } from '../../cmake/javascript/runtime/lane.mjs';
import { parse } from '../../cmake/javascript/build/kinds.mjs';
import { Arena, codec } from './arena.mjs';

const rooms = [undefined, { words: 9, text: 30 }, { words: 64, text: 1 << 12 }];

/** Sends a value and reads it back. @returns the value read, or the error thrown. Checks the guard bytes. */
function crossing(schema, make, room) {
  const { put, value: take } = codec(schema), arena = new Arena(room);
  let message;
  try {
    message = arena.send(put, make());
  } catch (error) {
    arena.check();
    if (error.code === 'ERR_ASSERTION') throw error;
    assert.deepEqual(arena.receive(take, arena.send(put, undefinedOf(schema))), undefinedBack(schema), 'the lane can be used as before');
    return { thrown: error };
  }
  return { back: arena.receive(take, message) };
}
const undefinedOf = (schema) => ({ '[': [], '*': [], '{': {}, '?': undefined, a: null, s: '', y: '' })[schema[0]];
const undefinedBack = (schema) => ({ y: new Uint8Array(0) })[schema[0]] ?? undefinedOf(schema);

/** An array of `list` whose element `at` changes the array when it is read, and returns `value`. */
function changing(list, at, change, value = list[at]) {
  const array = [...list];
  Object.defineProperty(array, at, { get() { change(array); return value; }, enumerable: true, configurable: true });
  return array;
}
const lengthen = (array) => array.push(...Array(300).fill(array[2]));
const shorten = (array) => { array.length = 1; };

/** [the schema, a value that fits]. */
const LISTS = [['[i', 7], ['[s', 'text'], ['*s', 'x'], ['[d', 1.5], ['[[i', [1, 2]], ['[(1:ai1:bs)', { a: 1, b: 'b' }], ['[l', 5], ['[?i', 3], ['a', 'any'], ['[a', 2], ['[y', 'AAAA'], ['[t3', '1970-01-01T00:00:00Z'], ['[{i', { k: 1 }],
  ['[~i', 3], ['[<is>', [1, 'x']], ['[D', '1970-01-01'], ['[Y', 'AA'], ['[E0:1:a)', 'a'], ['[!(1:ai)', { a: 1 }], ['[|T1:t1:a(1:xi))', { t: 'a', x: 1 }], ['[|K1:ai)', { a: 1 }], ['[|Jis)', 'x']];

for (const [schema, element] of LISTS) {
  test(`a list of the kind ${schema} whose getter lengthens it crosses with its first length`, () => {
    for (const room of rooms) {
      const { back } = crossing(schema, () => changing([element, element, element], 1, lengthen), room);
      assert.equal(back.length, 3);
    }
  });

  test(`a list of the kind ${schema} whose getter shortens it does not cross shortened`, () => {
    for (const room of rooms) {
      const { back, thrown } = crossing(schema, () => changing([element, element, element], 1, shorten), room);
      if (back === undefined) assert.match(thrown.message, /found nothing\.$/);
      else assert.deepEqual([back.length, back[2] ?? null], [3, null], 'what is gone is nothing, where that fits');
    }
  });

  test(`a Proxy of a list of the kind ${schema} has one length per crossing`, () => {
    const valueOf = () => { let times = 0; return { valueOf: () => 2 + 400 * times++ }; };
    for (const room of rooms) {
      for (const lengths of [[3, 1, 500], [0, 9, 700], [1, NaN, 'x'], ['2', -1], [1.5, 90], [NaN, 3], [valueOf()], [2n, 4], [Symbol('length')], [2 ** 32 + 2, 5]]) {
        const make = () => {
          let read = 0;
          return new Proxy([], { get: (_, key) => (key === 'length' ? lengths[Math.min(read++, lengths.length - 1)] : element) });
        };
        const { back, thrown } = crossing(schema, make, room);
        if (['bigint', 'symbol'].includes(typeof lengths[0])) assert.equal(thrown.name, 'TypeError');
        else assert.equal(back.length, Number(lengths[0] instanceof Object ? 2 : lengths[0]) >>> 0);
      }
    }
  });
}

test('an array of a fixed size keeps it, even if its length changes', () => {
  let read = 0;
  const make = () => new Proxy([], { get: (_, key) => (key === 'length' ? [3, 900][read++] : 5) });
  assert.deepEqual(crossing('[#3:i', () => [make()]).back, [[5, 5, 5]]);
});

test('a map whose getters add and delete keys crosses with the keys that were enumerated', () => {
  for (const [schema, value] of [['{i', 1], ['{s', 'x'], ['a', null], ['{[i', [1]], ['{a', {}]]) {
    for (const room of rooms) {
      const make = () => {
        const map = { a: value, get b() { for (let i = 0; i < 300; i++) map[`new ${i}`] = value; delete map.c; return value; }, c: value, d: value };
        return map;
      };
      const { back, thrown } = crossing(schema, make, room);
      if (back !== undefined) assert.deepEqual(Object.keys(back).filter((key) => key !== 'c'), ['a', 'b', 'd']);
      else assert.match(thrown.message, /found nothing\.$/);
    }
  }
});

test('the keys of a Proxy of a map are read once', () => {
  for (const schema of ['{i', 'a', '(1:a{i)']) {
    let times = 0;
    const map = new Proxy({}, {
      ownKeys: () => Array.from({ length: 2 + 300 * times++ }, (_, i) => `key ${i}`),
      getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), get: () => times++,
    });
    for (const room of rooms) {
      times = 0;
      const { back } = crossing(schema === '(1:a{i)' ? '[(1:a{i)' : schema, () => (schema === '(1:a{i)' ? [{ a: map }] : map), room);
      assert.equal(Object.keys(schema === '(1:a{i)' ? back[0].a : back).length, 2);
    }
  }
});

class Bytes extends Uint8Array {
  static told = 0;
  get length() { return Bytes.told; }
}

test('bytes keep their real size, even if a subclass reports another length', () => {
  for (const told of [0, 1, 4, 9, 5000, -1, NaN, 'x']) {
    Bytes.told = told;
    for (const schema of ['y', 'a', '[y']) {
      for (const room of rooms) {
        const { back } = crossing(schema, () => (schema === '[y' ? [Bytes.of(1, 2, 3, 4)] : Bytes.of(1, 2, 3, 4)), room);
        assert.deepEqual(schema === '[y' ? back[0] : back, Uint8Array.of(1, 2, 3, 4));
        const own = Object.defineProperty(Uint8Array.of(5, 6), 'length', { value: told });
        assert.deepEqual(crossing('y', () => own, room).back, Uint8Array.of(5, 6));
      }
    }
  }
});

test('an object that only looks like bytes is a mismatch', () => {
  const like = Object.create(Uint8Array.prototype, { length: { value: 3 }, 0: { value: 1 } });
  const proxy = new Proxy(Uint8Array.of(1, 2), {});
  const detached = Uint8Array.of(1, 2, 3);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  for (const value of [like, proxy]) assert.equal(crossing('y', () => value).thrown.name, 'TypeError');
  const { back, thrown } = crossing('y', () => detached);
  assert.ok(thrown?.name === 'TypeError' || back.length === 0);
  for (let answer = 0, times = 0; answer < 2; answer++) {
    const first = new Proxy({ length: 4, endsWith: () => false, includes: () => false }, { getPrototypeOf: () => (times++ === answer ? Uint8Array.prototype : null) });
    assert.ok(crossing('y', () => first).thrown);
  }
});

test('a view of the Wasm memory crosses, even if the memory grows', () => {
  const { put, value: take } = codec('y'), arena = new Arena();
  arena.bytes.write('a view');
  assert.deepEqual(arena.receive(take, arena.send(put, new Uint8Array(arena.memory.buffer, 0, 60_000))).subarray(0, 6), Uint8Array.from(Buffer.from('a view')));
});

test('a Date whose toJSON returns a Date is an object', () => {
  const date = new Date(5);
  Object.defineProperty(date, 'toJSON', { value: () => date });
  date.own = 1;
  assert.deepEqual(crossing('a', () => date).back, { own: 1 });
});

test('sizes for a list longer than any memory do not wrap around in 32 bits', () => {
  const list = new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 32 - 1 : 'x') }), asked = [];
  const reserve = (place, usedWords, words, kept, bytes) => {
    asked.push([words * 2 * 4, bytes + bytes / 4]); // computed as in Record::reserve
    throw new Error('no memory');
  };
  for (const grow of [(arena) => arena.send(codec('[s').put, list), (arena) => arena.lane.grow(arena.lane.begin, 0, 2 ** 32 + 5)]) {
    const arena = new Arena();
    arena.reserve = reserve;
    assert.throws(() => grow(arena), { message: 'no memory' });
  }
  assert.ok(asked[0][0] > 4.2e9 && asked[1][1] > 4.2e9 && asked.flat().every((bytes) => bytes < 2 ** 32), `${asked}`);
});

test('the texts of an error are written although the block has no room for them', () => {
  for (const texts of [['', ''], ['', '', '', '', ''], ['name', '', 'é', 'x'.repeat(600), '']]) {
    for (const words of [0, 1, 2, 4]) new Arena({ words, text: 4000 }).send(putTexts, texts);
  }
});

// ---- any value, for every kind

test('random hostile values of every kind', () => {
  let state = 20261127;
  const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below;
  const pick = (...choices) => choices[random(choices.length)];
  const text = () => pick('', 'text', 'é', '\ud83d', 'x'.repeat(pick(60, 511, 513, 3000)));
  const key = () => pick('a', 'b', 'c', 'é', '__proto__', 'length', 'x'.repeat(600));
  const times = (most, make) => Array.from({ length: random(most) }, make);
  const bytes = (told) => { Bytes.told = told; return pick(Bytes.of(1, 2, 3), Object.defineProperty(new Uint8Array(random(700)), 'length', { value: told }), Uint8Array.of(9)); };

  // Values that mostly fit a scalar, lists and maps of the values of `make`, and others.
  const fitting = {
    s: text, y: () => pick('AAAA', 'AA==', '', bytes(random(900))), b: () => true, d: () => pick(0, -0, 1.5, NaN), 'e': () => pick('red', 'é'),
    l: () => pick(1, 2 ** 53 - 1, '9223372036854775807'), L: () => pick(1, '18446744073709551615'), t: () => pick('1970-01-01T00:00:00Z', new Date(5), Object.assign(new Date(5), { toJSON: text })),
  };
  const list = (make) => pick(
    () => times(6, make),
    () => changing([make(), make(), make()], random(3), pick(lengthen, shorten, (array) => array.reverse(), () => { if (random(9) === 0) throw pick(undefined, 'x', new Error('x')); }), make()),
    () => new Proxy([], { get: (_, name) => (name === 'length' ? pick(0, 3, 3, 900, NaN, 2.5, '4') : make()) }),
    () => new (class extends Array { get [0]() { return make(); } static get [Symbol.species]() { return Uint8Array; } })(3).fill(make(), 1),
    () => Object.assign(times(4, make), { extra: make() }),
  )();
  const map = (make) => pick(
    () => Object.fromEntries(times(4, () => [key(), make()])),
    () => ({ get a() { return make(); }, get b() { this.c = make(); delete this.a; return make(); }, a2: make() }),
    () => new Proxy({}, { ownKeys: () => [...new Set(times(20, () => `${random(90)}`))], getOwnPropertyDescriptor: () => pick(undefined, { value: 1, enumerable: true, configurable: true }), get: make }),
    () => Object.assign(Object.create({ inherited: make() }), { a: make() }),
  )();
  const anything = (depth = 3) => {
    const make = () => anything(depth - 1);
    return pick(text, () => pick(undefined, null, true, -1, 2 ** 53, NaN, 5n, Symbol('s'), () => 1), ...(depth === 0 ? [] : [
      () => list(make), () => map(make), () => bytes(random(900)), () => Object.assign(new Date(5), { toJSON: make }), () => new Proxy(Uint8Array.of(1, 2), { get: make }),
      () => Object.create(pick(Uint8Array.prototype, Date.prototype, Array.prototype, null)), () => ({ toString: text, valueOf: () => random(9), toJSON: make, a: make(), b: make() }),
    ]))();
  };
  const valueOf = ({ kind, of, size, fields }) => {
    if (random(60) === 0) return anything();
    switch (kind) {
      case '?': return random(3) === 0 ? null : valueOf(of);
      case '[': case '*': return list(() => valueOf(of));
      case '#': return pick(() => Array.from({ length: size }, () => valueOf(of)), () => new Proxy([], { get: (_, name) => (name === 'length' ? pick(size, size, 9) : valueOf(of)) }))();
      case '{': return map(() => valueOf(of));
      case '(': {
        const object = {};
        for (const { name, type } of fields) Object.defineProperty(object, name, pick({ value: valueOf(type) }, { get: () => valueOf(type) }));
        return object;
      }
      case 'a': { const any = anything(); return ['symbol', 'bigint', 'function'].includes(typeof any) ? null : any; }
      default: return fitting[kind] === undefined ? random(100) : fitting[kind]();
    }
  };
  const kinds = ['s', 'y', 'b', 'c', 'C', 'h', 'H', 'i', 'I', 'l', 'L', 'd', 't3', 't9', 'e3:red2:é)', 'a'];
  const schemas = [...kinds, ...kinds.flatMap((kind) => [`?${kind}`, `[${kind}`, `*${kind}`, `#2:${kind}`, `{${kind}`, `(1:a${kind}1:b?${kind}1:c[${kind})`, `[[${kind}`, `{*${kind}`, `[(1:a?a1:b${kind})`])];
  let crossed = 0, refused = 0;
  for (const schema of schemas) {
    const { put, value: take } = codec(schema), tree = parse(schema);
    for (let i = 0; i < 60; i++) {
      const arena = new Arena(pick(...rooms));
      let message;
      try {
        message = arena.send(put, valueOf(tree));
      } catch (error) {
        if (error?.code === 'ERR_ASSERTION') throw error;
        arena.check();
        refused++;
        continue;
      }
      arena.receive(take, message); // to its end
      crossed++;
    }
  }
  assert.ok(crossed > 2000 && refused > 1000, `${crossed} crossed, ${refused} were refused`);
});
