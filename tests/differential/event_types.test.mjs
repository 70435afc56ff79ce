// The identity of every event type (tests/functions/events), natively and as Wasm, with the recorded events of tests/events.
//
//   PROGRAMS    the folder of the native program
//   FUNCTIONS   the folder of the built function
//   NODES       paths of the versions of Node.js to compare, separated by spaces

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { answersOfProgram, load } from './sides.mjs';

const { PROGRAMS, FUNCTIONS, NODES } = process.env;
const root = path.join(import.meta.dirname, '..', '..');
const folder = path.join(root, 'tests', 'functions', 'events'), recordings = path.join(root, 'tests', 'events');

const rowsOf = (file) => readFileSync(path.join(folder, file), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' '));
const types = rowsOf('types.txt').map(([name, header]) => ({ name, header }));
const leftOut = rowsOf('left_out.txt').map(([name, pointer]) => ({ name, form: new RegExp(`^${pointer.replace(/[.$]/g, '\\$&').replaceAll('*', '[^/]*')}$`) }));
const recorded = readdirSync(recordings).map((file) => ({ file, handler: file.split('.')[0], value: JSON.parse(readFileSync(path.join(recordings, file), 'utf8')) }));

/** Calls `visit` with each value within a value that holds no others, and its pointer. */
function eachLeaf(value, visit, pointer = '') {
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) visit(value, pointer);
  else for (const [key, part] of Object.entries(value)) eachLeaf(part, visit, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}
function leavesOf(value) {
  const leaves = new Map();
  eachLeaf(value, (leaf, pointer) => leaves.set(pointer, leaf));
  return leaves;
}
const isEmpty = (leaf) => leaf === null || leaf === 0 || leaf === false || typeof leaf === 'object';

/** Says what an identity has lost, changed or added. */
function differencesOf(name, event, reply) {
  const before = leavesOf(event), after = leavesOf(reply), differences = [];
  for (const [pointer, leaf] of before) {
    if (leaf === null || typeof leaf === 'object' || leftOut.some((row) => row.name === name && row.form.test(pointer))) continue;
    if (!after.has(pointer)) differences.push(`${pointer} is lost`);
    else if (after.get(pointer) !== leaf) differences.push(`${pointer} was ${JSON.stringify(leaf)}, is ${JSON.stringify(after.get(pointer))}`);
  }
  for (const [pointer, leaf] of after) {
    if (!before.has(pointer) && !isEmpty(leaf) && !leftOut.some((row) => row.name === name && row.form.test(`${pointer}/0`))) differences.push(`${pointer} is added: ${JSON.stringify(leaf)}`);
  }
  return differences;
}

/** Whether a value is of DynamoDB: it has exactly one member. */
const isAttribute = (value) => value !== null && typeof value === 'object' && /^(S|N|B|BOOL|NULL|L|M|SS|NS|BS)$/.test(Object.keys(value).join());

/** The value, once for each value within it, which is null or not there; but not for bytes that are a list of numbers. */
function* withoutEach(value) {
  const whole = structuredClone(value);
  function* within(part) {
    if (part === null || typeof part !== 'object' || (Array.isArray(part) && part.every(Number.isInteger)) || isAttribute(part)) return;
    for (const key of Object.keys(part)) {
      const kept = part[key];
      yield* within(kept);
      part[key] = null;
      yield structuredClone(whole);
      part[key] = kept;
    }
    if (Array.isArray(part)) return;
    for (const key of Object.keys(part)) {
      const { [key]: kept, ...others } = part;
      delete part[key];
      yield structuredClone(whole);
      for (const other of Object.keys(part)) delete part[other];
      Object.assign(part, others, { [key]: kept });
    }
  }
  yield* within(whole);
}

/** The answers of each side to the same events; fails with the first that differ. */
async function answersOf(invocations) {
  const native = await answersOfProgram(path.join(PROGRAMS, 'event_types'), invocations);
  const script = path.join(import.meta.dirname, 'module.mjs');
  for (const node of NODES.split(' ')) {
    const wasm = await answersOfProgram(node, invocations, [script, path.join(FUNCTIONS, 'event_types')]);
    for (const [i, { handler, event }] of invocations.entries()) assert.equal(wasm[i], native[i], `${handler} by ${node}: ${event}`);
  }
  return native;
}

test('every type of types.txt has a header, an export and a recorded event, and the other way round', async () => {
  const exported = Object.keys(await load(path.join(FUNCTIONS, 'event_types'))).filter((name) => name !== 'default');
  const names = types.map(({ name }) => name);
  assert.deepEqual(names.toSorted(), exported.toSorted());
  assert.deepEqual([...new Set(recorded.map(({ handler }) => handler))].toSorted(), names.toSorted());
  const umbrella = readFileSync(path.join(root, 'include', 'lambda_wasm', 'events.hpp'), 'utf8');
  for (const { name, header } of types) assert.ok(umbrella.includes(`<lambda_wasm/events/${header}.hpp>`), `${name}: events.hpp lacks ${header}.hpp`);
});

test('every leaf of a recorded event comes back, and nothing is added', async () => {
  const invocations = recorded.map(({ handler, value }) => ({ handler, event: JSON.stringify(value) }));
  const answers = await answersOf(invocations), failures = [];
  for (const [i, { file, handler, value }] of recorded.entries()) {
    if (!answers[i].startsWith('=')) failures.push(`${file}: ${answers[i]}`);
    else failures.push(...differencesOf(handler, value, JSON.parse(answers[i].slice(1))).map((difference) => `${file}: ${difference}`));
  }
  assert.deepEqual(failures, []);
});

test('every value of a recorded event may be null or absent', async () => {
  const changed = recorded.filter(({ handler }) => !handler.endsWith('_response')).flatMap(({ file, handler, value }) => Array.from(withoutEach(value), (event) => ({ file, handler, value: event })));
  const answers = await answersOf(changed.map(({ handler, value }) => ({ handler, event: JSON.stringify(value) })));
  const failures = changed.map(({ file, value }, i) => `${file}: ${answers[i]} for ${JSON.stringify(value)}`).filter((_, i) => !answers[i].startsWith('='));
  assert.deepEqual(failures.slice(0, 5), []);
  assert.ok(changed.length > recorded.length);
});
