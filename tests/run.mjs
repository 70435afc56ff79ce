// Runs suites in parallel.
//
//   node tests/run.mjs FOLDER PATTERN JOBS
//
// A suite is an executable file NN-name.sh in FOLDER. Its last line is `name: N passed, N failed`, and it exits with 1 if anything failed. A
// suite without such a line, or with no test, has failed. The comment at the top of its file may list the folders that it builds in (USES),
// and those whose programs it runs (RUNS; there tests/build.sh may check that they are built):
//
//   # USES build/wasm build/wasm-newest
//   # RUNS build/wasm
//   # LONG
//
// Suites that run programs of a folder run in parallel, but not while another suite builds there. If two suites share a folder and one of
// them builds there, they run in the order of their names: a later one may test the build of an earlier one. A LONG suite starts before
// others, so that it does not run alone at the end. The output of the suite that started first is printed while it runs; the output of
// others is printed after it has ended. JOBS is the number of suites that run at the same time.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The suites of a folder whose name matches `pattern`, in order: `{ name, file, uses, runs, isLong }`. */
export function findSuites(folder, pattern) {
  const line = (file, word) => new RegExp(`^# ${word}(?: (.*))?$`, 'm').exec(readFileSync(path.join(folder, file), 'utf8'));
  const listed = (file, word) => line(file, word)?.[1]?.split(' ') ?? [];
  return readdirSync(folder).filter((file) => /^\d.*\.sh$/.test(file) && new RegExp(pattern).test(file)).sort().map((file) => ({
    name: file.slice(0, -'.sh'.length),
    file: path.join(folder, file),
    uses: listed(file, 'USES'),
    runs: listed(file, 'RUNS'),
    isLong: line(file, 'LONG') !== null,
  }));
}

const isBuiltFor = (one, other) => one.uses.some((folder) => other.uses.includes(folder) || other.runs.includes(folder));
const share = (one, other) => isBuiltFor(one, other) || isBuiltFor(other, one);

/** The next suite to start while `running` run, or undefined: the one that most others wait for, then a long one. `pending` is in order. */
export function nextSuite(pending, running) {
  const isReady = (suite, i) => !running.some((other) => share(suite, other)) && !pending.slice(0, i).some((other) => share(suite, other));
  const waiting = (suite) => pending.filter((other) => other !== suite && share(suite, other)).length;
  const rank = (suite) => waiting(suite) + (suite.isLong ? 0.5 : 0);
  return pending.filter(isReady).reduce((best, suite) => (best === undefined || rank(suite) > rank(best) ? suite : best), undefined);
}

/** The counts of a suite that printed `output` and exited with `status`: `{ passed, failed, note }`. */
export function countOf(output, status) {
  // The last such line is that of the suite itself: tools that it runs print theirs before.
  const last = [...output.matchAll(/^[\w-]+: (\d+) passed, (\d+) failed/gm)].at(-1);
  if (last === undefined) return { passed: 0, failed: 1, note: ", having printed no line 'name: N passed, N failed'" };
  const [passed, failed] = last.slice(1).map(Number);
  if (status !== 0 && failed === 0) return { passed, failed: 1, note: `, counting no failure but exiting with status ${status}` };
  if (passed + failed === 0) return { passed, failed: 1, note: ', having run no test' };
  return { passed, failed, note: '' };
}

/**
 * Runs `suites`, `jobs` at a time, and passes their output to `print`.
 * @returns `{ passed, failed, failures }`; `failures` is the names of the suites that failed, in the order of `suites`
 */
export async function runSuites(suites, jobs, print) {
  const pending = [...suites], running = [], total = { passed: 0, failed: 0 };
  let started = 0;

  const run = (suite) => new Promise((resolve) => {
    const number = `[${++started}/${suites.length}] ${suite.name}`, begin = Date.now();
    suite.output = '';
    suite.unprinted = `\n=== ${number}\n`;
    const child = spawn(suite.file, { stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (text) => {
      suite.output += text;
      suite.unprinted += text;
      show();
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.on('error', (error) => take(`${error.message}\n`));
    child.on('close', (status, signal) => {
      const { passed, failed, note } = countOf(suite.output, status ?? signal);
      total.passed += passed;
      total.failed += failed;
      suite.hasFailed = failed > 0;
      take(`=== ${number}: ${passed} passed, ${failed} failed${note} (${Math.round((Date.now() - begin) / 1000)} s)\n`);
      suite.isOver = true;
      resolve();
    });
  });

  // Prints the new output of the suite that started first. Output of suites that end meanwhile is printed after its end.
  const show = () => {
    const [first] = shown;
    if (first === undefined) return;
    print(first.unprinted);
    first.unprinted = '';
  };
  const shown = [];

  while (pending.length + running.length > 0) {
    for (let suite; running.length < jobs && (suite = nextSuite(pending, running)) !== undefined;) {
      pending.splice(pending.indexOf(suite), 1);
      running.push(suite);
      shown.push(suite);
      suite.end = run(suite);
      show();
    }
    await Promise.race(running.map(({ end }) => end));
    for (const suite of running.filter(({ isOver }) => isOver)) running.splice(running.indexOf(suite), 1);
    while (shown.length > 0 && shown[0].isOver) {
      show();
      shown.shift();
    }
    show();
  }
  return { ...total, failures: suites.filter(({ hasFailed }) => hasFailed).map(({ name }) => name) };
}

if (process.argv[1] === import.meta.filename) {
  const [folder, pattern, jobs] = process.argv.slice(2);
  const suites = findSuites(folder, pattern);
  const { passed, failed, failures } = await runSuites(suites, Number(jobs), (text) => process.stdout.write(text));
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(' ')}\nTEST=NAME make test runs one of them alone.`);
  if (suites.length === 0) console.log(`No suite of tests/suites has a name that matches ${pattern}.`);
  console.log(`\n${passed} passed, ${failed + (suites.length === 0 ? 1 : 0)} failed`);
  process.exitCode = failed > 0 || suites.length === 0 ? 1 : 0;
}
