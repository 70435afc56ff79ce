// Checks that the figures of README.md and docs/ are those of the recorded report, as tests/bench/recorded.mjs draws them: none of them is
// written by hand.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { marked, recordOf } from '../bench/recorded.mjs';
import { ROOT } from './pages.mjs';

const textOf = (file) => readFileSync(join(ROOT, file), 'utf8');
const report = JSON.parse(textOf('tests/bench/recorded/report.json')), record = recordOf(report);

for (const [file, text] of Object.entries(record)) {
  test(`${file} is what the report makes of it`, () => assert.equal(textOf(file), text, 'node tests/docs/figures.mjs writes it anew'));
}

test('README.md has a plot and the summary', () => {
  for (const what of ['plot invocation', 'summary']) assert.ok(textOf('README.md').includes(`<!-- make bench: ${what} -->`), `${what} is not there`);
});

test('docs/performance.md has the table and every plot', () => {
  const shown = [...textOf('docs/performance.md').matchAll(/<!-- make bench: (.*) -->/g)].map(([, what]) => what);
  const plots = Object.keys(record).filter((file) => file.endsWith('.svg')).map((file) => `plot ${file.slice(file.lastIndexOf('/') + 1, -'.svg'.length)}`);
  assert.deepEqual(shown.sort(), [...plots, 'table'].sort());
});

test('links to plots are as from the page', () => {
  const text = '<!-- make bench: plot size -->\nold\n<!-- the end of it -->\n';
  assert.match(marked('README.md', text, report), /\]\(tests\/bench\/recorded\/size\.svg\)/);
  assert.match(marked('docs/deep/page.md', text, report), /\]\(\.\.\/\.\.\/tests\/bench\/recorded\/size\.svg\)/);
});

test('a mark of what there is not, and one without an end, are errors', () => {
  assert.throws(() => marked('x.md', '<!-- make bench: plot nosuch -->\n<!-- the end of it -->\n', report), /there is no "make bench: plot nosuch": write table, summary, or plot and one of invocation, /);
  assert.throws(() => marked('x.md', '<!-- make bench: table -->\n<!-- make bench: table -->\n<!-- the end of it -->\n', report), /x\.md has 2 marks of "make bench", and 1 of them with an end/);
});
