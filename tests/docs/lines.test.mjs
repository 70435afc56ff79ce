// Follows every page in order in a fresh copy of the project, like someone who has just cloned it: types its commands, writes its files, and
// compares the output with the page. pages.mjs lists the commands that another suite runs instead.
//
// Pages take turns in one copy and reuse what earlier pages have built in it. Everything else is removed before the next page. The commands
// `make …` of README.md run in the copy. On other pages they run in the project itself, whose examples other suites have built.
// PAGE=tutorial takes only the pages whose path matches this regular expression.
//
// A page that writes a serverless.yml, or copies the starter's, deploys to a simulated AWS on loopback with the installed osls.
//
// Emscripten and the tools of the tests are on PATH, and find_package finds Catch2 ($CATCH2_PREFIX).

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { Aws, quietEnvironment } from '../deploy/aws.mjs';
import { attach } from './debugger.mjs';
import { ELSEWHERE, holds, isDrawing, PAGES, PAGES_ELSEWHERE, ROOT, stepsOn } from './pages.mjs';

const { CATCH2_PREFIX, EMSCRIPTEN_DEFAULT, MOTO_PYTHON, NODE24, OSLS } = process.env;
const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'docs-'))), shell = path.join(temporary, 'shell');
const project = path.join(temporary, 'at', 'lambda_wasm');

// The tracked files in their current state; without git (in an unpacked archive) everything but the folder build.
const known = existsSync(path.join(ROOT, '.git'))
  ? execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter((file) => file && existsSync(path.join(ROOT, file)))
  : readdirSync(ROOT).filter((file) => file !== 'build');

/** Removes everything that the last page left, but not what it built in the project. */
function renew() {
  const remove = (folder, kept) => existsSync(folder) && readdirSync(folder).filter((name) => name !== kept).forEach((name) => rmSync(path.join(folder, name), { recursive: true }));
  remove(path.dirname(project), 'lambda_wasm');
  remove(project, 'build');
  for (const file of known) cpSync(path.join(ROOT, file), path.join(project, file), { recursive: true, preserveTimestamps: true });
  rmSync(shell, { recursive: true, force: true });
  mkdirSync(shell);
  writeFileSync(path.join(shell, 'variables'), '');
  writeFileSync(path.join(shell, 'folder'), project);
}

before(() => {
  for (const [name, value] of Object.entries({ CATCH2_PREFIX, EMSCRIPTEN_DEFAULT, MOTO_PYTHON, NODE24, OSLS })) {
    assert.ok(value, `${name} is not set: run tests/suites/80-docs.sh, which reads tests/environment.sh`);
  }
});
after(() => rmSync(temporary, { recursive: true }));

/** Types a command where the last one left the shell. Returns its output. */
async function type(command, folder) {
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, ...inherited } = process.env; // the variables of `make test` must not reach the typed `make`
  const env = { ...inherited, PATH: `${EMSCRIPTEN_DEFAULT}:${process.env.PATH}`, CMAKE_PREFIX_PATH: CATCH2_PREFIX, CMAKE_BUILD_PARALLEL_LEVEL: 2 };
  if (command.includes(' --inspect-brk ')) return attach(command, { cwd: folder, env });
  const printed = await run('sh', ['-ec', `. "$0/variables"\n${command}\npwd >"$0/folder"\nexport -p >"$0/variables"`, shell], { cwd: folder, env });
  if (command.startsWith('ctest')) assert.match(printed.stdout, /100% tests passed, 0 tests failed out of [1-9]/);
  return printed;
}

/** Types `npx osls@…`, which deploys to an AWS on this machine. */
let aws;
async function deploy(command, folder) {
  aws ??= await Aws.start({ python: MOTO_PYTHON, folder: temporary });
  const env = { ...quietEnvironment({ home: temporary, endpoint: aws.endpoint }), PATH: process.env.PATH };
  return run(NODE24, [OSLS, ...command.split(' ').slice(2)], { cwd: folder, env });
}
after(() => aws?.stop());

function run(file, args, options) {
  return new Promise((settle, fail) => {
    execFile(file, args, { ...options, timeout: 300_000, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error) fail(new assert.AssertionError({ message: `it failed (${error.signal ?? `exit status ${error.code}`}):\n${stdout}${stderr}` }));
      else settle({ stdout, stderr });
    });
  });
}

for (const page of PAGES.filter(({ file }) => new RegExp(process.env.PAGE ?? '').test(file))) {
  const steps = stepsOn(page), deploys = steps.some(({ file, command }) => file === 'serverless.yml' || command === 'cp -r examples/starter ../starter');
  const isDeployment = (command) => deploys && command.startsWith('npx osls@');
  const isTyped = ({ command }) => command !== undefined && (!(command in ELSEWHERE) || isDeployment(command));
  if (!steps.some(isTyped) || page.file in PAGES_ELSEWHERE) continue;
  suite(`what ${page.file} tells to do`, () => {
    let folder = project, printed = '', line;
    before(renew);
    for (const step of steps) {
      if (isTyped(step)) {
        test(step.command, async () => {
          const isMadeHere = step.command.startsWith('make ') && page.file !== 'README.md';
          const { stdout, stderr } = await (isDeployment(step.command) ? deploy : type)(step.command, isMadeHere ? ROOT : folder);
          if (!isMadeHere) folder = readFileSync(path.join(shell, 'folder'), 'utf8').trim();
          printed = `${step.line === line ? printed : ''}${stdout}\n${stderr}\n`;
          line = step.line;
        });
      } else if (step.file !== undefined) {
        test(`writing ${step.file}`, () => {
          mkdirSync(path.dirname(path.join(folder, step.file)), { recursive: true });
          writeFileSync(path.join(folder, step.file), step.text);
        });
      } else if (step.output !== undefined && (step.isCertain || !isDrawing(step.output))) {
        test(`it prints what line ${step.line} shows`, () => assert.ok(holds(printed, step.output), `it printed:\n${printed}\nand should have printed:\n${step.output}`));
      }
    }
  });
}
