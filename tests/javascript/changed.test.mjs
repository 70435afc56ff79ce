// What `make check` runs: tests/changed.mjs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';

import { changesOf, plan, rememberPassed, testedCommit, unitTestsOf } from '../changed.mjs';

const SUITES = ['05-toolchain', '25-javascript', '30-structure', '60-runtime'];
const all = () => true;
const names = ({ checks }) => checks.map(({ suite, name }) => suite ?? name);

test('a header runs its unit test, the example, the structure and the reference, and every other suite is named', () => {
  const planned = plan(['include/lambda_wasm/json/reader.hpp'], SUITES, all);
  assert.deepEqual(names(planned), ['30-structure', 'the pages, without the commands on them', 'the site', 'the example hello, compiled for Lambda and invoked']);
  assert.deepEqual(planned.tests, ['json/reader.test']);
  assert.deepEqual(planned.leftOut, ['05-toolchain', '25-javascript', '60-runtime']);
});

test('a page of the documentation compiles nothing', () => {
  const planned = plan(['docs/json.md'], SUITES, all);
  assert.deepEqual([names(planned), planned.tests], [['30-structure', 'the pages, without the commands on them', 'the site'], []]);
});

test('JavaScript runs its own suite, and scripts of the toolchain theirs', () => {
  assert.ok(names(plan(['cmake/javascript/build/zip.mjs'], SUITES, all)).includes('25-javascript'));
  assert.ok(names(plan(['cmake/toolchain/node.sh'], SUITES, all)).includes('05-toolchain'));
});

test('without changes nothing runs, and all is left out', () => {
  assert.deepEqual(plan([], SUITES, all), { checks: [], tests: [], leftOut: SUITES });
});

test('a test that changed runs; a header without a test of its own has none', () => {
  const changed = ['include/lambda_wasm/host/log.hpp', 'include/lambda_wasm/log.hpp', 'tests/unit/log.test.cpp', 'tests/unit/task/tasks.hpp'];
  assert.deepEqual(unitTestsOf(changed, (name) => name === 'log.test'), ['log.test']);
});

test('more unit tests than two minutes hold are named as left out', () => {
  const { tests, leftOut } = plan(Array.from({ length: 10 }, (_, i) => `tests/unit/${i}.test.cpp`), [], all);
  assert.deepEqual([tests.length, leftOut], [8, ['8.test', '9.test']]);
});

test('changes are those since the commit that passed, committed or not', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'changed-'));
  try {
    const git = (...args) => execFileSync('git', ['-C', project, '-c', 'user.name=n', '-c', 'user.email=e', ...args], { encoding: 'utf8' });
    const write = (file) => writeFileSync(path.join(project, file), `${Math.random()}\n`);
    const commit = (file) => {
      write(file);
      git('add', file);
      git('commit', '-qm', file);
    };
    git('init', '-q');
    writeFileSync(path.join(project, '.gitignore'), '/build/\n');
    mkdirSync(path.join(project, 'build'));
    git('add', '.gitignore');
    commit('one');
    assert.deepEqual(changesOf(project), ['.gitignore', 'one']); // there is no commit before
    commit('two');
    write('new');
    assert.deepEqual(changesOf(project), ['new', 'two']); // nothing has passed yet: the last commit
    assert.equal(testedCommit(project), undefined); // more than that commit is tested
    commit('new');
    rememberPassed(project, testedCommit(project));
    assert.deepEqual(changesOf(project), []);
    commit('three');
    write('one');
    assert.deepEqual(changesOf(project), ['one', 'three']);
  } finally {
    rmSync(project, { recursive: true });
  }
});
