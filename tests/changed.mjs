// Runs the tests that changes may affect and that take only seconds, and names the suites that it leaves out. `make check` runs it.
//
//   node tests/changed.mjs FOLDER
//
// FOLDER is the project. The changes are those since the commit in build/check/passed, the last one for which `make check` passed without
// uncommitted changes. Without that file they are those since the commit before the last one.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** At most this many unit tests are compiled, because each takes some seconds. */
const MOST_TESTS = 8;

/** The checks, each for changed files whose path matches `when`: `{ name, when, suite }` runs a suite, `command` another program. */
const CHECKS = [
  { suite: '30-structure', when: /./ },
  { suite: '05-toolchain', when: /^cmake\/toolchain\/|^Makefile$/ },
  { suite: '25-javascript', when: /^cmake\/javascript\/|^tests\/(javascript|vectors)\/|^tests\/(run|changed)\.mjs$/ },
  { name: 'the pages, without the commands on them', when: /\.md$|^(include|examples|deploy|tests\/(docs|bench\/recorded))\/|^tests\/sizes\.txt$/, command: [process.execPath, 'tests/node_test.mjs', 'pages', 'tests/docs/text.test.mjs', 'tests/docs/figures.test.mjs'] },
  { name: 'the site', when: /\.md$|^(include|docs)\/|^mkdocs\.yml$/, command: ['docs/site/build.sh', 'build/check/site'] },
  { name: 'the example hello, compiled for Lambda and invoked', when: /^(include|cmake|examples\/hello)\//, command: ['make', '-s', 'run'] },
];

/** The changed files of the project, including new files that git does not track. */
export function changesOf(project) {
  const git = (...args) => execFileSync('git', ['-C', project, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0').filter(Boolean);
  const passed = path.join(project, 'build/check/passed');
  const differences = (commit) => {
    try {
      return git('diff', '--name-only', '-z', commit);
    } catch {
      return undefined; // no such commit: it was rewritten, or the clone contains only one commit
    }
  };
  const changed = (existsSync(passed) ? differences(readFileSync(passed, 'utf8').trim()) : undefined) ?? differences('HEAD~1') ?? git('ls-files', '-z');
  return [...new Set([...changed, ...git('ls-files', '-z', '--others', '--exclude-standard')])].sort();
}

/** The commit to test, or undefined if there are uncommitted changes. */
export function testedCommit(project) {
  const git = (...args) => execFileSync('git', ['-C', project, ...args], { encoding: 'utf8' }).trim();
  return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : undefined;
}

/** Records a commit that passed. */
export function rememberPassed(project, commit) {
  mkdirSync(path.join(project, 'build/check'), { recursive: true });
  writeFileSync(path.join(project, 'build/check/passed'), `${commit}\n`);
}

/** Names of unit tests, within tests/unit, that changed or whose header changed. `exists` tells whether there is such a test. */
export function unitTestsOf(changed, exists) {
  const tests = changed.map((file) => /^tests\/unit\/(.*\.test)\.cpp$/.exec(file)?.[1] ?? /^include\/lambda_wasm\/(.*)\.hpp$/.exec(file)?.[1].concat('.test'));
  return [...new Set(tests.filter((name) => name !== undefined && exists(name)))].sort();
}

/** What to run for these changes: `{ checks, tests, leftOut }`. `leftOut` is names of suites and of tests. */
export function plan(changed, suites, exists) {
  const checks = changed.length === 0 ? [] : CHECKS.filter(({ when }) => changed.some((file) => when.test(file)));
  const tests = unitTestsOf(changed, exists);
  const leftOut = [...tests.slice(MOST_TESTS), ...suites.filter((suite) => !checks.some((check) => check.suite === suite))];
  return { checks, tests: tests.slice(0, MOST_TESTS), leftOut };
}

/** Runs a program and shows its output. @returns whether it succeeded */
function runs(project, [command, ...args]) {
  return spawnSync(command, args, { cwd: project, stdio: 'inherit' }).status === 0;
}

/** Compiles and runs some of the unit tests with g++, in build/check. */
function runsUnitTests(project, tests) {
  const pattern = `/unit/(${tests.map((name) => name.replaceAll('.', '[.]')).join('|')})[.]cpp`;
  return runs(project, ['cmake', '--preset', 'native', '-B', 'build/check', '-G', 'Ninja', '-DCMAKE_CXX_FLAGS_DEBUG=-g1', `-DLAMBDA_WASM_UNIT_TESTS=${pattern}`, '--log-level=WARNING']) &&
    runs(project, ['cmake', '--build', 'build/check', '--target', 'unit_tests']) && runs(project, ['build/check/tests/unit_tests']);
}

if (process.argv[1] === import.meta.filename) {
  const project = path.resolve(process.argv[2]);
  const commit = testedCommit(project); // read before the tests, because it may change while they run
  const changed = changesOf(project);
  const suites = readdirSync(path.join(project, 'tests/suites')).filter((file) => /^\d.*\.sh$/.test(file)).map((file) => file.slice(0, -'.sh'.length));
  const { checks, tests, leftOut } = plan(changed, suites, (name) => existsSync(path.join(project, 'tests/unit', `${name}.cpp`)));
  console.log(changed.length === 0 ? 'Nothing has changed since `make check` passed.' : `Changed: ${changed.slice(0, 20).join(' ')}${changed.length > 20 ? ` and ${changed.length - 20} more` : ''}`);
  const failed = [];
  const check = (name, run) => {
    console.log(`\n=== ${name}`);
    if (!run()) failed.push(name);
  };
  for (const { name, suite, command } of checks) check(name ?? suite, () => runs(project, command ?? [path.join(project, 'tests/suites', `${suite}.sh`)]));
  if (tests.length > 0) check(`the unit tests ${tests.join(' ')}, compiled with g++`, () => runsUnitTests(project, tests));
  console.log(`\nLeft out, and run by \`make test\` and in CI: ${leftOut.join(' ')}`);
  if (failed.length === 0 && commit !== undefined) rememberPassed(project, commit);
  console.log(failed.length === 0 ? 'Passed.' : `Failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
