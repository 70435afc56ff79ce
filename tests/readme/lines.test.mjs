// Runs every shell line of README.md, in order, in a fresh copy of the project, as someone would who has just cloned it. What
// another suite runs is in readme.mjs.
//
// On PATH are Emscripten and what tests run with; Catch2 is where find_package finds it ($CATCH2_PREFIX).

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { COMMANDS, ELSEWHERE, readBlocks, ROOT, TEXT } from './readme.mjs';

const { CATCH2_PREFIX, EMSCRIPTEN_DEFAULT } = process.env;
const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'readme-')));
let folder = path.join(temporary, 'lambda_wasm');

before(() => {
  for (const [name, value] of Object.entries({ CATCH2_PREFIX, EMSCRIPTEN_DEFAULT })) {
    assert.ok(value, `${name} is not set: run tests/suites/80-readme.sh, which reads tests/environment.sh`);
  }
  // What git knows, as it lies here; without git (an unpacked archive) everything but what was built.
  if (existsSync(path.join(ROOT, '.git'))) {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter((file) => file && existsSync(path.join(ROOT, file)));
    for (const file of files) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      cpSync(path.join(ROOT, file), path.join(folder, file));
    }
  } else {
    cpSync(ROOT, folder, { recursive: true, filter: (file) => file !== path.join(ROOT, 'build') });
  }
});
after(() => rmSync(temporary, { recursive: true }));

/** Runs a line where the one before has left the shell, and gives what it printed on stdout. */
function type(line) {
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, ...inherited } = process.env; // `make test` is not the make that is typed here
  const env = { ...inherited, PATH: `${EMSCRIPTEN_DEFAULT}:${process.env.PATH}`, CMAKE_PREFIX_PATH: CATCH2_PREFIX };
  const { status, stdout, stderr, error } = spawnSync('sh', ['-ec', `${line}\npwd >"$0"`, path.join(temporary, 'pwd')], {
    cwd: folder, env, encoding: 'utf8', timeout: 300_000, maxBuffer: 2 ** 26,
  });
  assert.equal(status, 0, `it failed (${error ?? `exit status ${status}`}):\n${stdout}${stderr}`);
  folder = execFileSync('cat', [path.join(temporary, 'pwd')], { encoding: 'utf8' }).trim();
  return stdout;
}

suite('the lines of README.md', () => {
  const [{ text: reply }] = readBlocks(TEXT).blocks.filter(({ language }) => language === 'json');
  for (const line of COMMANDS) {
    if (line in ELSEWHERE) continue;
    test(line, () => {
      const stdout = type(line);
      if (line === 'make run') assert.equal(stdout, `${reply}\n`, 'README.md shows another reply');
      if (line.startsWith('ctest')) assert.match(stdout, /100% tests passed, 0 tests failed out of [1-9]/);
      if (line.endsWith('hello_invoke')) assert.match(stdout, /"statusCode": ?200/);
    });
  }
});
