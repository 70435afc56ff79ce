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

/** An item of DynamoDB, and the members in which the reply differs from it. */
const EMPTY_ITEM = { id: { S: '' }, version: { N: '0' }, weight: { N: '0' }, blob: { B: '' }, names: { L: [] }, parts: { L: [] }, prices: { M: {} }, rest: { NULL: true } };
const ITEMS = [
  [{}, { id: undefined }], // a view that never came
  [EMPTY_ITEM, {}],
  [{ id: { S: 'ä' }, version: { N: '9007199254740993' }, weight: { N: '0.1' }, open: { BOOL: true }, blob: { B: 'AP8=' }, ports: { NS: ['80', '443'] }, names: { L: [{ S: 'x' }] } }, {}],
  [{ id: { S: 'a' }, version: { N: '-9223372036854775808' }, open: { NULL: true }, blob: { B: 'AP8' }, ports: { L: [{ N: '1' }] }, names: { SS: ['a', 'b'] } }, { open: undefined, blob: { B: 'AP8=' }, ports: { NS: ['1'] }, names: { L: [{ S: 'a' }, { S: 'b' }] } }],
  [{ id: null, weight: { N: '1e400' }, ports: { NS: [] }, prices: { M: { 'é': { N: '1.25' } } }, z: { S: 'ignored' } }, { id: undefined, weight: { NULL: true }, ports: undefined, z: undefined }],
  [{ id: { S: 'a' }, parts: { L: [{ M: EMPTY_ITEM }, { M: { ...EMPTY_ITEM, parts: { L: [{ M: EMPTY_ITEM }] } } }] } }, {}],
  [{ id: { S: 'a' }, rest: { M: { a: { L: [{ N: '12345678901234567890123456789012345678' }, { SS: ['x'] }] }, b: { BS: ['AQ=='] }, c: { NULL: true } } } }, {}],
];
const NO_ITEMS = [
  [{ id: { N: '5' } }, '/id', 'value under S', 'value under N'],
  [{ version: { N: '1.5' } }, '/version/N', 'integer of 64 bits', 'string "1.5"'],
  [{ ports: { NS: ['80', '65536'] } }, '/ports/NS/1', 'integer from 0 to 65535', 'number 65536'],
  [{ ports: { SS: ['80'] } }, '/ports', 'value under L or NS', 'value under SS'],
  [{ parts: { L: [{ M: { parts: { L: [{ M: { names: 'x' } }] } } }] } }, '/parts/L/0/M/parts/L/0/M/names', 'value under L or SS', 'string "x"'],
  [{ rest: { L: [{ N: 5 }] } }, '/rest/L/0/N', 'string', 'number 5'],
];
const ORDER = ['id', 'version', 'weight', 'open', 'blob', 'ports', 'names', 'parts', 'prices', 'rest'];
const itemReply = ([event, differences]) => {
  const all = { ...EMPTY_ITEM, ...event, ...differences };
  return JSON.stringify(Object.fromEntries(ORDER.filter((name) => all[name] !== undefined).map((name) => [name, all[name]])));
};

/** [handler, event, the reply as JSON; or the message of the error, after an exclamation mark] */
const invocations = [];
for (const handler of ['value', 'task']) {
  for (const [event, differences] of FITTING) invocations.push([handler, event, `=${reply({ ...event, ...differences })}`]);
  for (const [event, ...mismatch] of MISFITTING) invocations.push([handler, event, `!${message(...mismatch)}`]);
}
for (const each of ITEMS) invocations.push(['item', each[0], `=${itemReply(each)}`]);
for (const [event, ...mismatch] of NO_ITEMS) invocations.push(['item', event, `!${message(...mismatch)}`]);
invocations.push(['attributes', EMPTY_ITEM, `=${JSON.stringify(Object.fromEntries(Object.entries(EMPTY_ITEM).sort()))}`]);
// Replies that are the event.
const TRIGGERS = [[{ note: 'a', '5': [1e21, null, 'é'], response: { other: 1, confirm: null } }, { other: 1, confirm: true, note: 'a' }], [{ response: null, note: '' }, { confirm: true, note: '' }], [{ note: 'x' }, { confirm: true, note: 'x' }]];
for (const [more, response] of TRIGGERS) {
  const { note, ...later } = response, event = { circle: { radius: 1 }, ...more };
  invocations.push(['reply', event, `=${JSON.stringify({ ...event, response })}`], ['reply_later', event, `=${JSON.stringify({ ...event, response: later })}`]);
}
invocations.push(['reply', { circle: { radius: '1' } }, `!${message('/circle/radius', 'number', 'string "1"')}`]);
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
    const items = [...ITEMS, ...NO_ITEMS], texts = await compare(path.join(PROGRAMS, 'unions'), path.join(FUNCTIONS, name), items.map(([event]) => ({ handler: 'item_text', event: JSON.stringify(request(event)) })));
    for (const [i, item] of items.entries()) {
      const { body } = JSON.parse(texts[i].slice(1)), [, pointer, expected, found] = item;
      if (i < ITEMS.length) assert.equal(body, itemReply(item));
      else assert.deepEqual(JSON.parse(body).errors[0], { pointer, expected, found });
    }
  });
}
