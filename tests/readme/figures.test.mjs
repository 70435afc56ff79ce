// README.md's figures are those of the report beside the bench: nothing there is written by hand, and what draws them still draws them so.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { recordOf } from '../bench/recorded.mjs';

const root = join(import.meta.dirname, '..', '..'), textOf = (file) => readFileSync(join(root, file), 'utf8');

const record = recordOf(JSON.parse(textOf('tests/bench/recorded/report.json')));
for (const [file, text] of Object.entries(record)) {
  test(`${file} is what the report makes of it`, () => assert.equal(textOf(file), text));
}

test('README.md shows every plot', () => {
  const shown = [...textOf('README.md').matchAll(/\]\((tests\/bench\/recorded\/[^)]*)\)/g)].map(([, file]) => file);
  assert.deepEqual(shown.sort(), Object.keys(record).filter((file) => file.endsWith('.svg')).sort());
});
