// The JavaScript that the functions of the fault matrix call (tests/functions/matrix): it throws any value, and has invalid promises
// and gates. A process that loads this file has it as globalThis.outside.

import vm from 'node:vm';

/** `last` is the last thrown value, `touched` counts how often code of such a value has run, and each of `gates` opens one gate. */
export const seen = { last: undefined, touched: 0, gates: [] };

const hostileTraps = Object.fromEntries(['getPrototypeOf', 'get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'set', 'defineProperty', 'isExtensible', 'setPrototypeOf', 'deleteProperty']
  .map((name) => [name, () => { seen.touched++; throw new Error(`a trap of a Proxy: ${name}`); }]));

// (module (func (export "f") unreachable)): its stack frames distinguish it from the function's module.
const foreign = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11)));
const overflow = () => overflow() + 1;
const getters = (object, ...names) => Object.defineProperties(object, Object.fromEntries(names.map((name) => [name, { get() { seen.touched++; throw new Error(`the getter ${name}`); } }])));

const THROWN = {
  'an Error': () => new RangeError('of JavaScript'),
  'an Error of a class': () => new (class OwnError extends Error { get name() { return 'OwnError'; } })('its own'),
  'a string': () => 'a text',
  'undefined': () => undefined,
  'null': () => null,
  'a number': () => 5,
  'a symbol': () => Symbol('symbol'),
  'a function': () => () => 1,
  'an object': () => ({ thrown: 5 }),
  'an Error of another realm': () => vm.runInNewContext('new TypeError("of another realm")'),
  'a RuntimeError of JavaScript': () => new WebAssembly.RuntimeError('unreachable'),
  'an Error of getters': () => getters(new Error('x'), 'name', 'message', 'stack'),
  'a Proxy': () => new Proxy(new Error('x'), hostileTraps),
  'a Proxy of a function': () => new Proxy(() => 1, hostileTraps),
  'an Error under a Proxy': () => Object.setPrototypeOf(new Error('x'), new Proxy({}, hostileTraps)),
  'an object of no prototype': () => Object.create(null),
  'an object without a text': () => ({ toString() { throw this; } }),
};
// Errors that the engine throws.
const BY_ENGINE = { 'a trap of another module': () => foreign.exports.f(), "a stack of JavaScript's": () => overflow() };

const make = (name) => {
  if (BY_ENGINE[name] === undefined) return (seen.last = THROWN[name]());
  try { return BY_ENGINE[name](); } catch (error) { return (seen.last = error); }
};

// ---- invalid awaited values

const AWAITED = {
  'never': () => new Promise(() => {}),
  'a getter of then throws': () => ({ get then() { throw make('an Error'); } }),
  'a promise whose constructor throws': () => Object.defineProperty(Promise.resolve(1), 'constructor', { get() { throw make('an Error'); } }),
  'a promise whose then throws': () => Object.assign(Promise.resolve(1), { then() { throw make('an Error'); } }),
  'a promise whose then calls at once': () => Object.assign(Promise.resolve(1), { then(settle) { settle(1); } }),
  'list of a getter that throws': () => Object.defineProperty([1, 2, 3], 1, { get() { throw make('an Error'); } }),
  'list of a getter that throws a Proxy': () => Object.defineProperty([1, 2, 3], 1, { get() { throw make('a Proxy'); } }),
  'list of a getter that lengthens it': () => {
    const list = [1, 2, 3];
    return Object.defineProperty(list, 1, { get() { list.push(...Array(100_000).fill(7)); return 2; } });
  },
  'list that is none': () => 'a text',
  'list that is a Proxy': () => new Proxy([], hostileTraps),
  'stream that is none': () => 5,
  'stream that is frozen': () => Object.freeze({}),
  'stream that is a Proxy': () => new Proxy({}, hostileTraps),
  'stream whose reader throws': () => ({ getReader() { throw make('an Error'); }, cancel() { throw new Error('nor this'); } }),
};

/** Kept as long as the process lives. */
export const kept = [];
globalThis.outside = {
  kept: () => { kept.push(new Promise(() => {})); return kept.at(-1); },
  fault(name) { throw make(name); },
  gate: (fault) => (fault === 'hang' ? new Promise(() => {}) : new Promise((open) => seen.gates.push(open))),
  awaited: (name) => (AWAITED[name] === undefined ? Promise.reject(make(name)) : AWAITED[name]()),
};
