// Runs node:test files and prints the last line of a suite: `name: N passed, N failed`.
//
//   node tests/node_test.mjs NAME FILE…
//
// Exits with status 1 if a test failed or there was none.

import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [name, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;

// One file at a time: machines have few cores, and another file must not delay a test beyond its deadline.
const results = run({ files, concurrency: 1 });
results.on('test:summary', ({ file, counts }) => {
  if (file !== undefined) return; // the summary of one file: only the summary of the whole run has no file
  passed = counts.passed;
  failed = counts.failed + counts.cancelled;
});
results.compose(spec).on('end', () => {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}).pipe(process.stdout);
