// One process of the fault matrix: prints the outcome of each fault in each form, as JSON.
//
//   node --expose-gc fault_matrix.mjs FOLDER-OF-MATRIX FOLDER-OF-MATRIX-INIT '{"cases": [{form, fault}, …], "begins": [{place, fault}, …], "holders": [{form, fault}, …]}'
//
// Nothing here waits for time: waiting invocations wait at gates, which are opened one by one.

import { PassThrough } from 'node:stream';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';

import { kept, seen } from './outside.mjs';

const [, , folder, initFolder, asked] = process.argv;
const { cases, begins, holders } = JSON.parse(asked);

/** The errors that nobody caught since this was last emptied. */
let escaped = [];
process.on('unhandledRejection', (reason) => escaped.push(['unhandledRejection', util(reason)]));
process.on('uncaughtException', (error) => escaped.push(['uncaughtException', util(error)]));
const util = (value) => { try { return String(value); } catch { return typeof value; } };

let instances = 0;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) { super(...given); instances++; }
};

const openAll = () => { for (const open of seen.gates.splice(0)) open(); };

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
    const isSame = Object.is(error, seen.last);
    if (isSame) return { isSame };
    try { return { name: error.name, message: error.message }; } catch { return { isUnreadable: true }; }
  }
};
// Lets all waiting invocations continue: opens gates until none is requested any more.
const turn = () => new Promise(setImmediate);
async function quiet() {
  for (let still = 0; still < 3; still++) {
    if (seen.gates.length > 0) { openAll(); still = 0; }
    await turn();
  }
}

async function attempt(form, fault) {
  const event = (id, what = 'none') => (form === 'plain' ? [{ fault: what, id }] : [{ fault: what, id }, context(what === 'never' ? 20 : undefined)]);
  seen.last = Symbol('nothing');
  escaped = [];
  const before = instances;

  // Eight wait in the instance while one fails; then the next event arrives; then the eight continue.
  const neighbours = Array.from({ length: 8 }, (_, id) => settled(module.after({ fault: 'none', id }, context())));
  const held = seen.gates.splice(0);
  seen.touched = 0;
  const failing = settled(Promise.resolve().then(() => FORMS[form](...event(50, fault))));
  await quiet();
  const failed = await failing;
  const replaced = instances - before;
  const next = settled(FORMS.after({ fault: 'none', id: 51 }, context()));
  await quiet();
  seen.gates.push(...held);
  await quiet();
  return { failed, replaced, touched: seen.touched, next: await next, neighbours: await Promise.all(neighbours), escaped };
}

// Eight that fail together. Each has its own failure, or fails because of another's.
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

// ---- possible references to failed instances: repeats each, and counts the memories afterwards

const memories = () => v8.queryObjects(WebAssembly.Memory, { format: 'count' });
keepsStreams = true;
for (const { form, fault } of holders) {
  for (let i = 0; i < 5; i++) {
    const failed = settled(Promise.resolve().then(() => FORMS[form]({ fault, id: 1 }, context())));
    await quiet();
    await failed;
  }
  seen.last = undefined;
  report.holders.push(memories());
}

// ---- faults while a module starts

let imported = 0;
const load = () => import(`${pathToFileURL(path.join(initFolder, 'index.mjs'))}?${imported++}`);
for (const { place, fault } of begins) {
  Object.assign(process.env, { FAULT_AT: place, FAULT: fault });
  escaped = [];
  seen.last = Symbol('nothing');
  const opening = setInterval(openAll, 1); // the module's initialisation waits at a gate
  const failed = await settled(load().then(() => 'loaded'));
  process.env.FAULT_AT = process.env.FAULT = '';
  const next = await settled(load().then(({ handler }) => handler('', context())));

  // The same in a fresh instance, after a trap.
  const { handler } = await load();
  Object.assign(process.env, { FAULT_AT: place, FAULT: fault });
  await settled(handler('trap', context()));
  const again = await settled(handler('', context()));
  process.env.FAULT_AT = process.env.FAULT = '';
  const last2 = await settled(handler('', context()));
  clearInterval(opening);
  report.begins.push({ failed, next, again, afterwards: last2, escaped });
}

// An instance that never finishes starting is released with the event that waited for it.
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
