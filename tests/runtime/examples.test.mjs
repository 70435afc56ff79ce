// Runs every example, as built, under the managed runtimes' clients, and compares with its golden replies.
//
// APPROVE=1 writes the newest runtime's replies as the golden replies, for cases that have none or whose reply is meant to change; review
// the difference before committing it.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { asGolden, listGoldens, readCases, readGolden, writeGolden } from './cases.mjs';
import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';

const EXAMPLES = process.env.EXAMPLES ?? path.join(import.meta.dirname, '..', '..', 'examples');
const approves = process.env.APPROVE === '1';

// Examples that need local servers: an AWS mock, in tests/aws, and an origin, in tests/fetch.
const ELSEWHERE = ['notes', 'proxy'];
// A folder with a CMakeLists.txt is a project to copy (examples/starter), which the suite consumers builds.
const isExample = (entry) => entry.isDirectory() && !existsSync(path.join(EXAMPLES, entry.name, 'CMakeLists.txt')) && !ELSEWHERE.includes(entry.name);
const examples = existsSync(EXAMPLES)
  ? readdirSync(EXAMPLES, { withFileTypes: true }).filter(isExample).map(({ name }) => name).sort() : [];

test('there are examples', () => assert.notEqual(examples.length, 0, `${EXAMPLES} holds no example`));

for (const example of examples) {
  suite(example, () => {
    const folder = path.join(functionsFolder(), example);
    const groups = readCases(path.join(EXAMPLES, example));

    test('is built, and has recorded events', () => {
      assert.ok(existsSync(path.join(folder, 'index.mjs')), `${folder}/index.mjs does not exist: run make build`);
      assert.notEqual(groups.length, 0, `examples/${example}/events holds no case`);
      const goldens = groups.flatMap(({ cases }) => cases.map(({ golden }) => golden));
      assert.deepEqual(listGoldens(path.join(EXAMPLES, example)).filter((file) => !goldens.includes(file)), [], 'golden replies without an event');
    });
    if (!existsSync(folder)) return;

    for (const { label, node, ric } of RUNTIMES.toReversed()) {
      for (const { handler, cases } of groups) {
        // One process handles all cases, as in Lambda: an earlier one must not affect a later one.
        let result;
        const run = () => {
          result ??= runUnderClient({ node, ric, folder, handler, events: cases.map(({ event }) => event) });
          return result;
        };
        for (const [index, { name, golden }] of cases.entries()) {
          test(`${name} on ${label}`, async () => {
            const { outcomes, initError, exit, stdout, stderr } = await run();
            assert.equal(initError, null, `the function did not load; it wrote:\n${stdout}${stderr}`);
            assert.notEqual(outcomes[index].kind, 'lost', `the client went away: ${JSON.stringify(exit)}; it wrote:\n${stdout}${stderr}`);
            const answer = asGolden(outcomes[index]);
            if (approves && label === RUNTIMES.at(-1).label) writeGolden(golden, answer);
            const expected = readGolden(golden);
            assert.notEqual(expected, undefined, `${golden} is missing: APPROVE=1 writes it`);
            assert.deepEqual(answer, expected);
          });
        }
      }
    }
  });
}
