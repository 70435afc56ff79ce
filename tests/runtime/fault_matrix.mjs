// One process of the fault matrix: what becomes of each fault in each form, as JSON.
//
//   node --expose-gc fault_matrix.mjs FOLDER-OF-MATRIX FOLDER-OF-MATRIX-INIT '{"cases": [{form, fault}, …], "begins": [{place, fault}, …], "holders": [{form, fault}, …]}'
//
// Nothing here waits for time: those that wait stand behind gates, which are opened one by one.

import { PassThrough } from 'node:stream';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';

const [, , folder, initFolder, asked] = process.argv;
const { cases, begins, holders } = JSON.parse(asked);

/** What nobody has caught since the last time that this was emptied. */
let escaped = [];
process.on('unhandledRejection', (reason) => escaped.push(['unhandledRejection', util(reason)]));
process.on('uncaughtException', (error) => escaped.push(['uncaughtException', util(error)]));
const util = (value) => { try { return String(value); } catch { return typeof value; } };

let instances = 0;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) { super(...given); instances++; }
};

// ---- what JavaScript throws, and is rejected with

const hostileTraps = Object.fromEntries(['getPrototypeOf', 'get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'set', 'defineProperty', 'isExtensible', 'setPrototypeOf', 'deleteProperty']
  .map((name) => [name, () => { touched++; throw new Error(`a trap of a Proxy: ${name}`); }]));
let touched = 0; // how often code of what was thrown has run

// (module (func (export "f") unreachable)), and its name, by which its stack tells it from others.
const foreign = new Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11)));
const overflow = () => overflow() + 1;
const getters = (object, ...names) => Object.defineProperties(object, Object.fromEntries(names.map((name) => [name, { get() { touched++; throw new Error(`the getter ${name}`); } }])));

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
// Those that the engine throws by itself.
const BY_ENGINE = { 'a trap of another module': () => foreign.exports.f(), "a stack of JavaScript's": () => overflow() };

let last;
const make = (name) => {
  if (BY_ENGINE[name] === undefined) return (last = THROWN[name]());
  try { return BY_ENGINE[name](); } catch (error) { return (last = error); }
};

// ---- what is awaited and is no good

const AWAITED = {
  'never': () => new Promise(() => {}),
  'a getter of then throws': () => ({ get then() { throw make('an Error'); } }),
  'a promise whose constructor throws': () => Object.defineProperty(Promise.resolve(1), 'constructor', { get() { throw make('an Error'); } }),
  'a promise whose then throws': () => Object.assign(Promise.resolve(1), { then() { throw make('an Error'); } }),
  'a promise whose then calls at once': () => Object.assign(Promise.resolve(1), { then(settle) { settle(1); } }),
  'list of a getter that throws': () => [1, 2, { get: 1 }].map((each) => each) && Object.defineProperty([1, 2, 3], 1, { get() { throw make('an Error'); } }),
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

let gates = [];
const kept = []; // as long as the process
globalThis.outside = {
  kept: () => { kept.push(new Promise(() => {})); return kept.at(-1); },
  fault(name) { throw make(name); },
  gate: (fault) => (fault === 'hang' ? new Promise(() => {}) : new Promise((open) => gates.push(open))),
  awaited: (name) => (AWAITED[name] === undefined ? Promise.reject(make(name)) : AWAITED[name]()),
};
const openAll = () => { for (const open of gates.splice(0)) open(); };

// ---- forms

const module = await import(pathToFileURL(path.join(folder, 'index.mjs')));
const context = (left = 600_000) => ({ awsRequestId: 'one', getRemainingTimeInMillis: () => left });
let keepsStreams = false;
const streaming = (name) => (event, given) => {
  const stream = Object.assign(new PassThrough(), { setContentType() {} });
  stream.resume();
  if (keepsStreams) kept.push(stream);
  return module[name](event, stream, given).then(() => `fine ${event.id}`);
};
const FORMS = {
  ...module, plain: async (event) => module.plain(event), streamBefore: streaming('streamBefore'), streamAfter: streaming('streamAfter'), streamAwaiting: streaming('streamAwaiting'),
};

const settled = async (promise) => {
  try { return { reply: await promise }; } catch (error) {
    const isSame = error === last && last !== undefined || Object.is(error, last);
    if (isSame) return { isSame };
    try { return { name: error.name, message: error.message }; } catch { return { isUnreadable: true }; }
  }
};
// All that waits goes on until nothing moves any more: gates are opened until none is asked for.
const turn = () => new Promise(setImmediate);
async function quiet() {
  for (let still = 0; still < 3; still++) {
    if (gates.length > 0) { openAll(); still = 0; }
    await turn();
  }
}

async function attempt(form, fault) {
  const event = (id, what = 'none') => (form === 'plain' ? [{ fault: what, id }] : [{ fault: what, id }, context(what === 'never' ? 20 : undefined)]);
  last = Symbol('nothing');
  escaped = [];
  const before = instances;

  // Eight wait in the instance while one fails; then the next comes; then those go on.
  const neighbours = Array.from({ length: 8 }, (_, id) => settled(module.after({ fault: 'none', id }, context())));
  const held = gates.splice(0);
  touched = 0;
  const failing = settled(Promise.resolve().then(() => FORMS[form](...event(50, fault))));
  await quiet();
  const failed = await failing;
  const replaced = instances - before;
  const next = settled(FORMS.after({ fault: 'none', id: 51 }, context()));
  await quiet();
  gates.push(...held);
  await quiet();
  return { failed, replaced, touched, next: await next, neighbours: await Promise.all(neighbours), escaped };
}

// Eight that fail at once. Each has its own failure, or fails by that of another.
async function together(form, fault) {
  escaped = [];
  const all = Array.from({ length: 8 }, (_, id) => settled(Promise.resolve().then(() => FORMS[form](...(form === 'plain' ? [{ fault, id }] : [{ fault, id }, context(fault === 'never' ? 20 : undefined)])))));
  await quiet();
  const outcomes = await Promise.all(all), next = settled(FORMS.after({ fault: 'none', id: 51 }, context()));
  await quiet();
  return { outcomes: outcomes.map(({ name, isSame, reply }) => name ?? reply ?? (isSame ? 'same' : 'another')), next: await next, escaped };
}

const report = { cases: [], begins: [], holders: [] };
for (const { form, fault } of cases) {
  report.cases.push({ ...(await attempt(form, fault)), together: fault === 'no memory is left' ? null : await together(form, fault) });
}

// ---- what an instance that has failed may be held by: as many times, and how many memories there are then

const memories = () => v8.queryObjects(WebAssembly.Memory, { format: 'count' });
keepsStreams = true;
for (const { form, fault } of holders) {
  for (let i = 0; i < 5; i++) {
    const failed = settled(Promise.resolve().then(() => FORMS[form]({ fault, id: 1 }, context())));
    await quiet();
    await failed;
  }
  last = undefined;
  report.holders.push(memories());
}

// ---- what a module begins with

let imported = 0;
const load = () => import(`${pathToFileURL(path.join(initFolder, 'index.mjs'))}?${imported++}`);
for (const { place, fault } of begins) {
  Object.assign(process.env, { FAULT_AT: place, FAULT: fault });
  escaped = [];
  last = Symbol('nothing');
  const opening = setInterval(openAll, 1); // what the module begins with waits behind a gate
  const failed = await settled(load().then(() => 'loaded'));
  process.env.FAULT_AT = process.env.FAULT = '';
  const next = await settled(load().then(({ handler }) => handler('', context())));

  // And in a fresh instance, after a trap.
  const { handler } = await load();
  Object.assign(process.env, { FAULT_AT: place, FAULT: fault });
  await settled(handler('trap', context()));
  const again = await settled(handler('', context()));
  process.env.FAULT_AT = process.env.FAULT = '';
  const last2 = await settled(handler('', context()));
  clearInterval(opening);
  report.begins.push({ failed, next, again, afterwards: last2, escaped });
}

// An instance that never begins is given up with the event that has waited for it.
{
  process.env.FAULT = '';
  const opening = setInterval(openAll, 1), { handler } = await load();
  process.env.FAULT = 'hang';
  await settled(handler('trap', context()));
  const hung = await Promise.all([settled(handler('', context(20))), settled(handler('', context(20)))]);
  process.env.FAULT = '';
  report.hung = { hung, next: await settled(handler('', context())) };
  clearInterval(opening);
}
console.log(JSON.stringify(report));
