// tests/run.mjs, which runs the suites.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';

import { countOf, findSuites, nextSuite, runSuites } from '../run.mjs';

test('the last line with counts is the suite\'s', () => {
  assert.deepEqual(countOf('tool: 5 passed, 5 failed\nmine: 3 passed, 0 failed\n', 0), { passed: 3, failed: 0, note: '' });
  assert.deepEqual(countOf('mine: 3 passed, 2 failed\n', 1), { passed: 3, failed: 2, note: '' });
});

test('a suite that prints nothing, counts nothing, or exits with an error has failed', () => {
  assert.match(countOf('all is well\n', 0).note, /having printed no line/);
  assert.equal(countOf('all is well\n', 0).failed, 1);
  assert.match(countOf('mine: 0 passed, 0 failed\n', 0).note, /having run no test/);
  assert.equal(countOf('mine: 0 passed, 0 failed\n', 0).failed, 1);
  assert.match(countOf('mine: 3 passed, 0 failed\n', 1).note, /exiting with status 1/);
  assert.deepEqual([countOf('mine: 3 passed, 0 failed\n', 'SIGSEGV')].map(({ passed, failed }) => [passed, failed]), [[3, 1]]);
});

const suite = (name, ...uses) => ({ name, uses, runs: [] });
const runner = (name, ...runs) => ({ name, uses: [], runs });

test('the suite that most others wait for starts first', () => {
  const [alone, first, second, third, other] = [suite('05'), suite('20', 'wasm', 'newest'), suite('55', 'wasm'), suite('60', 'newest'), suite('70', 'gcc')];
  assert.equal(nextSuite([alone, first, second, third, other], []), first);
  assert.equal(nextSuite([alone, second, third, other], [first]), alone);
  assert.equal(nextSuite([second, third], [first]), undefined);
  assert.equal(nextSuite([second, third, other], [alone]), second);
});

test('a suite waits for earlier ones that use the same folder, running or not', () => {
  const [first, second, third] = [suite('1', 'a'), suite('2', 'a', 'b'), suite('3', 'b')];
  assert.equal(nextSuite([second, third], [first]), undefined);
});

test('suites that run programs of a folder run in parallel, and wait for earlier suites that build it', () => {
  const [build, first, second, rebuild, third] = [suite('1', 'a'), runner('2', 'a'), runner('3', 'a'), suite('4', 'a'), runner('5', 'a')];
  assert.equal(nextSuite([first, second], [build]), undefined);
  assert.equal(nextSuite([second, rebuild, third], [first]), second);
  assert.equal(nextSuite([rebuild, third], [first, second]), undefined);
  assert.equal(nextSuite([rebuild, third], []), rebuild);
});

test('a long suite starts before others, but not before one that others wait for', () => {
  const [short, long, first, second] = [suite('1'), { ...suite('2'), isLong: true }, suite('3', 'a'), suite('4', 'a')];
  assert.equal(nextSuite([short, long, first, second], []), first);
  assert.equal(nextSuite([short, long, second], [first]), long);
});

/** Runs suites of shell text by name. @returns the output, and the total */
async function ran(texts, jobs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'suites-'));
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    let printed = '';
    const total = await runSuites(findSuites(folder, '.'), jobs, (text) => { printed += text; });
    return { printed, total };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a suite may say that it uses no folder', async () => {
  const { total } = await ran({ '1-none.sh': '# USES\necho none: 2 passed, 0 failed' }, 1);
  assert.deepEqual(total, { passed: 2, failed: 0, failures: [] });
});

test('suites are summed up, and failed ones are named', async () => {
  const { total } = await ran({
    '1-good.sh': 'echo good: 2 passed, 0 failed',
    // Ends after 3-silent.
    '2-bad.sh': 'while [ ! -e "$0.silent" ]; do :; done; echo bad: 1 passed, 1 failed; exit 1',
    '3-silent.sh': ': >"${0%/*}/2-bad.sh.silent"',
    'no-suite.sh': 'echo other: 7 passed, 0 failed',
  }, 2);
  assert.deepEqual(total, { passed: 3, failed: 2, failures: ['2-bad', '3-silent'] });
});

test('two suites run in parallel, and print one after the other', async () => {
  // Each can end only after the other has started.
  const folder = mkdtempSync(path.join(tmpdir(), 'meeting-'));
  try {
    const meet = (mine, other) => `mkfifo "${folder}/${mine}" 2>/dev/null; mkfifo "${folder}/${other}" 2>/dev/null
      echo ${mine} begins; if [ ${mine} = one ]; then echo x >"${folder}/one"; cat "${folder}/two"; else cat "${folder}/one"; echo x >"${folder}/two"; fi
      echo ${mine}: 1 passed, 0 failed`;
    const { printed, total } = await ran({ '1-one.sh': meet('one', 'two'), '2-two.sh': meet('two', 'one') }, 2);
    assert.equal(total.passed, 2);
    assert.match(printed, /^\n=== \[1\/2\] 1-one\none begins\nx\none: 1 passed, 0 failed\n=== \[1\/2\] 1-one: .*\n\n=== \[2\/2\] 2-two\n/);
    assert.match(printed, /=== \[2\/2\] 2-two: 1 passed, 0 failed \(\d+ s\)\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('suites that use one folder run one after the other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shared-'));
  try {
    // Both create this folder: the second fails if the first is still running.
    const text = `# USES build/one\nmkdir "${folder}/busy" || exit 1; i=0; while [ $i -lt 2000 ]; do i=$((i + 1)); done; rmdir "${folder}/busy"; echo s: 1 passed, 0 failed`;
    const { total } = await ran({ '1-a.sh': text, '2-b.sh': text, '3-c.sh': text }, 3);
    assert.deepEqual(total, { passed: 3, failed: 0, failures: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
