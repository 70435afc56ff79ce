// Constraints (tests/functions/constraints) of an event, a body and the argument of a function, natively and as Wasm, with exceptions and
// without: the same replies, and the words of docs/validation.md.
//
//   PROGRAMS    the folder of the native program
//   FUNCTIONS   the folder of the built functions

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { compare, load } from './sides.mjs';

const { PROGRAMS, FUNCTIONS } = process.env;
const PATTERN = 'text that matches [A-Z]{3}-[0-9]{4}', line = (sku, more) => ({ sku, ...more }), fine = line('ABC-1234', { count: 1 });

/** Members in addition to a name that fits. */
const FITTING = [
  {},
  { name: 'äöü€𝄞' },
  { name: 'ab', email: 'ada@example.org', lines: [fine, line('XYZ-0000', { count: 100 })], tags: ['a', 'b', 'äöü'], 'pri/ces': { a: 0.5, b: 1e-300 }, step: -1.5, even: 0, range: { from: 2, to: 2 } },
  { email: null, step: null, even: null, range: null },
];
/** Such members, and for each breach its place, what was expected, and what was found. */
const MISFITTING = [
  [{ name: '' }, ['/name', 'at least 2 characters', 'string ""']],
  [{ name: '𝄞' }, ['/name', 'at least 2 characters', 'string "𝄞"']],
  [{ name: 'äöü€𝄞x' }, ['/name', 'at most 5 characters', 'string "äöü€𝄞x"']],
  [{ name: 'a long text that is cut after thirty-two bytes' }, ['/name', 'at most 5 characters', 'string "a long text that is cut after th…"']],
  [{ email: 'ada' }, ['/email', 'e-mail address', 'string "ada"']],
  [{ lines: [] }, ['/lines', 'at least 1 item', 'array']],
  [{ lines: [fine, fine, fine] }, ['/lines', 'at most 2 items', 'array']],
  [{ lines: [fine, line('ABC-123')] }, ['/lines/1/sku', PATTERN, 'string "ABC-123"']],
  [{ lines: [line('ABC-12345')] }, ['/lines/0/sku', PATTERN, 'string "ABC-12345"']],
  [{ lines: [line('ABC-1234', { count: 0 })] }, ['/lines/0/count', 'at least 1', 'number 0']],
  [{ lines: [line('ABC-1234', { count: -2147483648 })] }, ['/lines/0/count', 'at least 1', 'number -2147483648']],
  [{ lines: [line('ABC-1234', { count: 101 })] }, ['/lines/0/count', 'at most 100', 'number 101']],
  [{ tags: ['a', 'b', 'a'] }, ['/tags', 'items that differ', 'array']],
  [{ tags: ['a', 'äöüx'] }, ['/tags/1', 'at most 3 characters', 'string "äöüx"']],
  [{ 'pri/ces': { a: 1, b: 2, c: 3 } }, ['/pri~1ces', 'at most 2 members', 'object']],
  [{ 'pri/ces': { 'a~b': 0 } }, ['/pri~1ces/a~0b', 'more than 0', 'number 0']],
  [{ step: 0.3 }, ['/step', 'multiple of 0.5', 'number 0.3']],
  [{ even: 7 }, ['/even', 'an even number', 'number 7']],
  [{ range: { from: 3, to: 2 } }, ['/range', 'from is not after to', 'object']],
  [{ name: 'a', lines: [line('ABC-123', { count: 0 }), line('x')], even: 1 }, ['/name', 'at least 2 characters', 'string "a"'],
    ['/lines/0/sku', PATTERN, 'string "ABC-123"'], ['/lines/0/count', 'at least 1', 'number 0'], ['/lines/1/sku', PATTERN, 'string "x"'], ['/even', 'an even number', 'number 1']],
];
const orderOf = (members) => ({ name: 'Ada', ...members });
/** The reply: the members in the order of the struct, without the optional ones that have no value. */
function replyOf(members) {
  const order = { tags: [], 'pri/ces': {}, ...orderOf(members) };
  return JSON.stringify(Object.fromEntries(['name', 'email', 'lines', 'tags', 'pri/ces', 'step', 'even', 'range'].map((name) => [name, order[name] ?? undefined])));
}
const messageOf = ([place, expected, found]) => `The value at ${place} does not fit: expected ${expected}, found ${found}.`;
const all = [...FITTING.map((members) => [members]), ...MISFITTING];

for (const name of ['constraints', 'constraints_none']) {
  const compared = (invocations) => compare(path.join(PROGRAMS, 'constraints'), path.join(FUNCTIONS, name), invocations.map(({ handler, event }) => ({ handler, event: JSON.stringify(event) })));

  test(`an event that breaks a constraint is an InvalidEvent with the first place: ${name}`, async () => {
    const cases = ['event', 'task'].flatMap((handler) => all.map(([members, breach]) => ({ handler, members, breach })));
    const answers = await compared(cases.map(({ handler, members }) => ({ handler, event: orderOf(members) })));
    for (const [i, { members, breach }] of cases.entries()) {
      const expected = breach === undefined ? `=${replyOf(members)}` : `!${JSON.stringify({ errorType: 'lambda_wasm::InvalidEvent', errorMessage: messageOf(breach) })}`;
      assert.equal(answers[i], expected, JSON.stringify(members));
    }
  });
  test(`a body that breaks constraints gets 422 with all places: ${name}`, async () => {
    const request = (members) => ({ version: '2.0', rawPath: '/', requestContext: { http: { method: 'POST' } }, headers: {}, body: JSON.stringify(orderOf(members)) });
    const answers = await compared(all.map(([members]) => ({ handler: 'body', event: request(members) })));
    for (const [i, [members, ...breaches]] of all.entries()) {
      const { statusCode, headers, body } = JSON.parse(answers[i].slice(1));
      if (breaches.length === 0) {
        assert.deepEqual([statusCode, body], [200, replyOf(members)]);
        continue;
      }
      const { errors } = JSON.parse(body);
      assert.deepEqual([statusCode, headers['content-type']], [422, 'application/problem+json'], body);
      assert.deepEqual(errors, breaches.map(([pointer, expected, found]) => ({ pointer, expected, found })), JSON.stringify(members));
    }
  });
  test(`an argument that breaks a constraint is an InvalidEvent with its number and the first place: ${name}`, async () => {
    const { count_lines: count } = await load(path.join(FUNCTIONS, name));
    for (const [members, breach] of all) {
      if (breach === undefined) assert.equal(count(orderOf(members), 5), 5 + (members.lines?.length ?? 0));
      else assert.throws(() => count(orderOf(members), 5), { name: 'lambda_wasm::InvalidEvent', message: messageOf([`/0${breach[0]}`, ...breach.slice(1)]) }, JSON.stringify(members));
    }
  });
}
