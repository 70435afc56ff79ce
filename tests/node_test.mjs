// Runs node:test files and ends with the line that every suite ends with: `name: N passed, N failed`.
//
//   node tests/node_test.mjs NAME FILE…
//
// Exit status 1 when a test failed or when there was none.

import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [name, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;

// One file at a time: the machines have few cores, and deadlines in tests mean what they say.
const results = run({ files, concurrency: 1 });
results.on('test:summary', ({ file, counts }) => {
  if (file !== undefined) return; // a file's own summary; the one of the whole run has no file
  passed = counts.passed;
  failed = counts.failed + counts.cancelled;
});
results.compose(spec).on('end', () => {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}).pipe(process.stdout);
