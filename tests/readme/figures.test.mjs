// The figures of README.md are those of the report that stands beside the bench.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { recordOf } from '../bench/recorded.mjs';

const root = path.join(import.meta.dirname, '..', '..'), read = (file) => readFileSync(path.join(root, file), 'utf8');
const rows = JSON.parse(read('tests/bench/recorded/report.json'));

for (const [file, text] of Object.entries(recordOf(rows))) {
  test(`${file} has what the report says`, () => assert.equal(read(file), text, 'tests/bench/run.sh --record writes it anew'));
}

test('every plot that README.md shows is there', () => {
  const shown = [...read('README.md').matchAll(/\]\((tests\/bench\/recorded\/[^)]+)\)/g)].map(([, file]) => file);
  assert.ok(shown.length > 0);
  assert.deepEqual(shown.filter((file) => !existsSync(path.join(root, file))), []);
});
