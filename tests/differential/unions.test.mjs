// Unions, types that cross as another, and an enum that takes unknown names (tests/functions/unions), natively and as Wasm, with
// exceptions and without: the same replies.
//
//   PROGRAMS    the folder of the native program
//   FUNCTIONS   the folder of the built functions

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { compare } from './sides.mjs';

const { PROGRAMS, FUNCTIONS } = process.env;
/** An event, and the members in which the reply differs from it. */
const FITTING = [
  [{}, {}],
  [{ shape: { kind: 'circle', radius: 1.5 } }, {}],
  [{ shape: { radius: 1.5, more: 1, kind: 'circle' } }, { shape: { kind: 'circle', radius: 1.5 } }],
  [{ shape: { text: 'ä', kind: 'label', size: 2 } }, { shape: { kind: 'label', text: 'ä', size: 2 } }],
  [{ shape: { kind: 'cube', side: 1 } }, { shape: {} }],
  [{ shape: { kind: 'group', shapes: [{ kind: 'circle', radius: 0 }, { kind: 'group', shapes: [] }, { kind: '' }] } }, { shape: { kind: 'group', shapes: [{ kind: 'circle', radius: 0 }, { kind: 'group', shapes: [] }, {}] } }],
  [{ attribute: { S: 'é' } }, {}],
  [{ attribute: { B: null, M: { a: { L: [{ BOOL: true }, { B: 'AP8=' }] }, b: { S: '' } }, x: null } }, { attribute: { M: { a: { L: [{ BOOL: true }, { B: 'AP8=' }] }, b: { S: '' } } } }],
  [{ json: 'x' }, {}],
  [{ json: -5 }, {}],
  [{ json: '5' }, {}],
  [{ json: ['a', 'ü'], prices: [1.25, 0], state: 'Stopped' }, {}],
  [{ json: null, state: 'pending' }, { state: 'other' }],
];
/** An event, and the place and the words of the mismatch. */
const MISFITTING = [
  [{ shape: [] }, '/shape', 'object', 'array'],
  [{ shape: { radius: 1 } }, '/shape/kind', 'string', 'nothing'],
  [{ shape: { kind: 5 } }, '/shape/kind', 'string', 'number 5'],
  [{ shape: { kind: 'circle', radius: '1' } }, '/shape/radius', 'number', 'string "1"'],
  [{ shape: { kind: 'label', text: 'x', more: 1 } }, '/shape/more', 'nothing', 'number 1'],
  [{ shape: { kind: 'group', shapes: [{ kind: 'circle' }] } }, '/shape/shapes/0/radius', 'number', 'nothing'],
  [{ attribute: {} }, '/attribute', 'object with one member: "S", "B", "BOOL", "L" or "M"', 'object'],
  [{ attribute: { S: 'x', BOOL: true } }, '/attribute', 'object with one member: "S", "B", "BOOL", "L" or "M"', 'object'],
  [{ attribute: { L: [{ N: '5' }] } }, '/attribute/L/0', 'object with one member: "S", "B", "BOOL", "L" or "M"', 'object with "N"'],
  [{ attribute: { M: { 'a/b': { S: 5 } } } }, '/attribute/M/a~1b/S', 'string', 'number 5'],
  [{ json: true }, '/json', 'null, string, integer of 64 bits or array', 'boolean true'],
  [{ json: ['a', 5] }, '/json/1', 'string', 'number 5'],
  [{ prices: ['1'] }, '/prices/0', 'number', 'string "1"'],
  [{ state: 5 }, '/state', 'string', 'number 5'],
];

/** The reply: the members in the order of the struct, and `null` in place of an absent union that may be null. */
const reply = (members) => JSON.stringify(Object.fromEntries(['shape', 'attribute', 'json', 'prices', 'state'].map((name) => [name, { json: null, prices: [], ...members }[name]])));
const message = (place, expected, found) => `The value at ${place} does not fit: expected ${expected}, found ${found}.`;
const nested = (depth) => (depth === 0 ? { kind: 'circle', radius: 1 } : { kind: 'group', shapes: [nested(depth - 1)] });

/** [handler, event, the reply as JSON; or the message of the error, after an exclamation mark] */
const invocations = [];
for (const handler of ['value', 'task']) {
  for (const [event, differences] of FITTING) invocations.push([handler, event, `=${reply({ ...event, ...differences })}`]);
  for (const [event, ...mismatch] of MISFITTING) invocations.push([handler, event, `!${message(...mismatch)}`]);
}
// A union and its alternative are two levels.
invocations.push(['shape', nested(127), `=${JSON.stringify(nested(127))}`], ['shape', nested(128), `!${message('/shapes/0'.repeat(128), 'at most 256 levels', 'more')}`]);

for (const name of ['unions', 'unions_none']) {
  test(`native and Wasm builds reply the same: ${name}`, async () => {
    const answers = await compare(path.join(PROGRAMS, 'unions'), path.join(FUNCTIONS, name), invocations.map(([handler, event]) => ({ handler, event: JSON.stringify(event) })));
    for (const [i, [handler, event, expected]] of invocations.entries()) {
      const answer = answers[i].startsWith('!') ? `!${JSON.parse(answers[i].slice(1)).errorMessage}` : answers[i];
      assert.equal(answer, expected, `${handler} of ${JSON.stringify(event).slice(0, 200)}`);
    }
  });
  test(`JSON text of a body has the rules of an event: ${name}`, async () => {
    const events = [...FITTING, ...MISFITTING].map(([event]) => event);
    const request = (event) => ({ version: '2.0', rawPath: '/', requestContext: { http: { method: 'POST' } }, headers: {}, body: JSON.stringify(event) });
    const answers = await compare(path.join(PROGRAMS, 'unions'), path.join(FUNCTIONS, name), events.map((event) => ({ handler: 'body', event: JSON.stringify(request(event)) })));
    for (const [i, event] of events.entries()) {
      const { statusCode, body } = JSON.parse(answers[i].slice(1));
      if (i < FITTING.length) assert.equal(body, reply({ ...event, ...FITTING[i][1] }));
      else {
        const [, pointer, expected, found] = MISFITTING[i - FITTING.length], { errors } = JSON.parse(body);
        assert.equal(statusCode, 422, body);
        assert.deepEqual(errors[0], { pointer, expected, found });
      }
    }
  });
}
