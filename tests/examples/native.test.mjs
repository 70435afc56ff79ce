// Runs every example as a native program with its recorded events, and compares with the golden replies, which are those of the Wasm
// build.
//
//   PROGRAMS   the folder of the built programs

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { readCases, readGolden } from '../runtime/cases.mjs';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');
const { PROGRAMS } = process.env;
if (!PROGRAMS) throw new Error('PROGRAMS is not set: build the examples for this machine first');

/** The examples that exist only in Wasm, and the reason. */
const WASM_ONLY = {
  val: 'JavaScript values exist only where there is JavaScript',
  greeting: 'its handler is JavaScript',
  notes: 'it asks DynamoDB by the AWS SDK for JavaScript: tests/aws',
  proxy: 'it asks its origin by the fetch of JavaScript: tests/fetch',
  site: 'a native build has no files',
  poison: 'a crash ends a native program',
  starter: 'a project of its own: tests/consumers',
};

for (const { name: example } of readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (WASM_ONLY[example] !== undefined) continue;
  const program = path.join(PROGRAMS, example);
  suite(example, () => {
    test('is built', () => assert.ok(existsSync(program), `${program} does not exist`));
    for (const { handler, cases } of readCases(path.join(EXAMPLES, example))) {
      for (const { name, event, golden } of cases) {
        test(name, () => {
          const { status, stdout, stderr } = spawnSync(program, ['--handler', handler.replace(/^[^.]*\./, '')], { input: JSON.stringify(event), encoding: 'utf8', maxBuffer: 1 << 26 });
          assert.ok(status === 0 || status === 1, `status ${status}: ${stderr}`);
          const answer = status === 0 ? JSON.parse(stdout) : JSON.parse(stderr.trimEnd().split('\n').at(-1));
          assert.deepEqual(answer, readGolden(golden));
        });
      }
    }
  });
}
