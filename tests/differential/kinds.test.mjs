// A struct of many kinds (tests/functions/kinds), natively and as Wasm, with exceptions and without: the same replies.
//
//   PROGRAMS    the folder of the native program
//   FUNCTIONS   the folder of the built functions

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { compare, load } from './sides.mjs';

const { PROGRAMS, FUNCTIONS } = process.env;
const DEFAULTS = { tuple: ['', 0, []], pair: [0, null], pairs: [], patches: {}, deque: [], list: [], set: [], numbers: [], bytes: [] };
/** An event, and the members in which the reply differs from it. */
const FITTING = [
  [{}, {}],
  [{ tuple: ['é', -5, [true, false]], pair: ['9007199254740991', 1.5], pairs: [[1, 'ü'], [1, '']] }, { pair: [9007199254740991, 1.5] }],
  [{ date: '2024-02-29', patch: 7, patches: { a: null, b: 'x' }, number: 0.25 }, {}],
  [{ date: null, patch: null, number: null, node: null }, { date: undefined, number: undefined, node: undefined }],
  [{ deque: ['b', 'a', 'b'], list: [null, { name: 'x' }], set: ['b', 'a', 'b', 'ä'], numbers: [7, '7'] }, { list: [null, { name: 'x', nodes: [] }], set: ['a', 'b', 'ä'], numbers: [7] }],
  [{ view: 'AP8', bytes: ['-_8', null, 'A Q\n=x', 'AQ==', 'ŁQ'], strict: { bytes: 'AP8=' } }, { view: 'AP8=', bytes: ['+/8=', null, 'AQ==', 'AQ==', 'AQ=='] }],
  [{ view: Buffer.alloc(3000, 'abé').toString('base64url') }, { view: Buffer.alloc(3000, 'abé').toString('base64') }],
  [{ node: { name: 'a', next: { name: 'b', other: null, nodes: [null, { name: 'c' }] }, nodes: [] } },
    { node: { name: 'a', next: { name: 'b', other: null, nodes: [null, { name: 'c', nodes: [] }] }, nodes: [] } }],
];
/** An event, and the place and the words of the mismatch. */
const MISFITTING = [
  [{ tuple: ['a', 1] }, '/tuple', 'array of 3', 'array'],
  [{ tuple: ['a', 1, [0]] }, '/tuple/2/0', 'boolean', 'number 0'],
  [{ pairs: [[1, 'a'], { 2: 'b' }] }, '/pairs/1', 'array of 2', 'object'],
  [{ date: '2023-02-29' }, '/date', 'date as in RFC 3339', 'string "2023-02-29"'],
  [{ patch: 1.5 }, '/patch', 'integer of 32 bits', 'number 1.5'],
  [{ patches: { 'a/b': false } }, '/patches/a~1b', 'string', 'boolean false'],
  [{ set: [1] }, '/set/0', 'string', 'number 1'],
  [{ numbers: {} }, '/numbers', 'array', 'object'],
  [{ view: 5 }, '/view', 'string of base64', 'number 5'],
  [{ strict: { bytes: 'AP8' } }, '/strict/bytes', 'string of base64', 'string "AP8"'],
  [{ node: { name: 'a', next: { name: null } } }, '/node/next/name', 'string', 'null'],
];

const nested = (depth) => (depth === 0 ? null : { name: `${depth}`, next: nested(depth - 1), nodes: [] });
const ordered = (members) => Object.fromEntries(['tuple', 'pair', 'pairs', 'date', 'patch', 'patches', 'number', 'deque', 'list', 'set', 'numbers', 'view', 'bytes', 'strict', 'node'].map((name) => [name, members[name]]));

/** [handler, event, the reply; or the message of the error] */
const invocations = [];
for (const handler of ['value', 'moved', 'result', 'task']) {
  for (const [event, differences] of FITTING) invocations.push([handler, event, ordered({ ...DEFAULTS, ...event, ...differences })]);
  for (const [event, place, expected, found] of MISFITTING) invocations.push([handler, event, `The value at ${place} does not fit: expected ${expected}, found ${found}.`]);
}
for (const handler of ['task_of_result', 'both', 'pointer']) {
  for (const depth of [0, 1, 256]) {
    const node = nested(depth), reply = JSON.parse(JSON.stringify(node, (key, value) => (key === 'next' && value === null ? undefined : value)));
    const owner = node === null ? {} : { node: reply };
    invocations.push([handler, handler === 'pointer' ? node : { node }, handler === 'pointer' ? reply : handler === 'both' ? [owner, {}] : owner]);
  }
}
invocations.push(
  ['result', { number: -1 }, 'The number is negative.'],
  ['pointer', nested(257), `The value at ${'/next'.repeat(256)} does not fit: expected at most 256 levels, found more.`],
  ['no_date', 28, '2023-02-28'],
  ['no_date', 29, 'A date that does not exist, or is outside the years 0000 to 9999, cannot be written in RFC 3339.'],
);

for (const name of ['kinds', 'kinds_none']) {
  test(`native and Wasm builds reply the same: ${name}`, async () => {
    // Without exceptions an error that has no caller ends the invocation, with the same error.
    const answers = await compare(path.join(PROGRAMS, 'kinds'), path.join(FUNCTIONS, name), invocations.map(([handler, event]) => ({ handler, event: JSON.stringify(event) })));
    for (const [i, [handler, event, expected]] of invocations.entries()) {
      const answer = answers[i], about = `${handler} of ${JSON.stringify(event).slice(0, 200)}`;
      if (typeof expected === 'string' && answer.startsWith('!')) assert.equal(JSON.parse(answer.slice(1)).errorMessage, expected, about);
      else assert.equal(answer, `=${JSON.stringify(expected)}`, about);
    }
  });
  test(`values that cannot be copied cross to and from JavaScript: ${name}`, async () => {
    const { adopt, adopt_later: later, promised } = await load(path.join(FUNCTIONS, name)), owner = { node: { name: 'a', nodes: [] } };
    const adopted = { node: { name: 'a', next: { name: 'b', nodes: [] }, nodes: [] } };
    assert.deepEqual(adopt(owner, { name: 'b' }), adopted);
    assert.deepEqual(await later(owner, { name: 'b' }), adopted);
    assert.deepEqual(await promised(adopted, {}), adopted);
  });
  test(`JSON text of a body has the rules of an event: ${name}`, async () => {
    const events = [...FITTING, ...MISFITTING].map(([event]) => event);
    const request = (event) => ({ version: '2.0', rawPath: '/', requestContext: { http: { method: 'POST' } }, headers: {}, body: JSON.stringify(event) });
    const answers = await compare(path.join(PROGRAMS, 'kinds'), path.join(FUNCTIONS, name), events.map((event) => ({ handler: 'body', event: JSON.stringify(request(event)) })));
    for (const [i, event] of events.entries()) {
      const { statusCode, body } = JSON.parse(answers[i].slice(1));
      if (i < FITTING.length) assert.equal(body, JSON.stringify(ordered({ ...DEFAULTS, ...event, ...FITTING[i][1] })));
      else assert.equal(statusCode, 422, body);
      if (i >= FITTING.length) assert.match(body, new RegExp(`${MISFITTING[i - FITTING.length][1]}\\W`));
    }
  });
}
