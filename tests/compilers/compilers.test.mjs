// All code that a user compiles, with every compiler, under flags that users set, without a warning. The headers are included as the
// user's own, not as system headers, so that no warning is suppressed.
//
// One translation unit for the host, and one for Wasm, contains every header, each example and snippet in its own namespace, and the
// files of this folder, so that each compiler reads the headers once, in seconds. Only g++ has warnings that depend on the optimization;
// it generates code at each level. The newest clang is only a front end (tests/tools/newest_clang.sh): for Wasm it uses the headers of
// the newest Emscripten.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
const ROOT = path.join(HERE, '..', '..');
const BUILD = path.join(ROOT, 'build', 'tests', 'compilers');
const { EMSCRIPTEN_DEFAULT, EMSCRIPTEN_NEWEST, CLANGXX, NEWEST_CLANG, NLOHMANN_JSON_INCLUDE, STB_INCLUDE } = process.env;
for (const name of ['EMSCRIPTEN_DEFAULT', 'EMSCRIPTEN_NEWEST', 'CLANGXX', 'NEWEST_CLANG', 'NLOHMANN_JSON_INCLUDE', 'STB_INCLUDE']) {
  if (!process.env[name]) throw new Error(`${name} is not set: run tests/suites/42-compilers.sh`);
}
const run = promisify(execFile);

const FLAGS = ['-std=c++20', '-Wall', '-Wextra', '-Wpedantic', '-Wshadow', '-Wconversion', '-Wdouble-promotion', '-Werror',
  '-Wsign-conversion', '-Wold-style-cast', '-Wundef', '-Wextra-semi', '-Wnon-virtual-dtor', '-Woverloaded-virtual', '-Wcast-qual'];
const INCLUDES = [`-I${path.join(ROOT, 'include')}`, '-isystem', NLOHMANN_JSON_INCLUDE, '-isystem', STB_INCLUDE];

// ---- The translation units

// Wasm-only and host-only headers, as listed in tests/CMakeLists.txt. Other host headers compile for Wasm too, but not in one file with
// the Wasm edge.
const sorted = readFileSync(path.join(ROOT, 'tests/CMakeLists.txt'), 'utf8');
const [OF_WASM, OF_THE_HOST] = ['for_wasm', 'for_the_host'].map((name) => new RegExp(new RegExp(`^set\\(${name} "(.*)"\\)$`, 'm').exec(sorted)[1].replaceAll('\\\\', '\\')));
const OF_NATIVE_EDGE = /^lambda_wasm\/(testing\/|http\/(reply|fetched_values)\.hpp)/;

const filesOf = (folder, pattern) => readdirSync(path.join(ROOT, folder), { recursive: true }).filter((file) => pattern.test(file)).sort();
const textOf = (file) => readFileSync(file, 'utf8');
const HEADERS = filesOf('include', /\.hpp$/);

// The files of each program, which share a namespace.
const PROGRAMS = [
  ...readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'starter')
    .map(({ name }) => filesOf(`examples/${name}`, /\.cpp$/).filter((file) => file !== 'stb.cpp').map((file) => path.join(ROOT, 'examples', name, file))),
  [path.join(ROOT, 'examples/starter/hello.cpp')],
  ...filesOf('tests/docs/snippets', /\.cpp$/).map((file) => [path.join(ROOT, 'tests/docs/snippets', file)]),
  ...readdirSync(HERE).filter((file) => file.endsWith('.cpp')).map((file) => [path.join(HERE, file)]),
];
const isOfWasm = (files) => files.some((file) => /<emscripten\/|<lambda_wasm\/(fetch|aws|js)[./]/.test(textOf(file)));

const include = (header) => `#include <${header}>\n`;
const headersFor = (machine) => HEADERS.filter((header) => (machine === 'wasm' ? !OF_THE_HOST.test(header) && !OF_NATIVE_EDGE.test(header) : !OF_WASM.test(header)));

// Other libraries' headers come first: they must not be included inside a namespace, or after the user's macros.
function others(files) {
  const names = files.flatMap((file) => [...textOf(file).matchAll(/^#include <([^>]+)>/gm)].map(([, name]) => name));
  return [...new Set(names)].filter((name) => !name.startsWith('lambda_wasm') && name !== '__verbose_abort').sort();
}

function everything(machine) {
  const programs = PROGRAMS.filter((files) => machine === 'wasm' || !isOfWasm(files));
  return others(programs.flat()).map(include).join('') + headersFor(machine).map(include).join('') +
    programs.map((files, i) => `namespace program_${i} {\n${files.map((file) => `#include "${file}"\n`).join('')}}\n`).join('');
}

function underMacros(machine) {
  const headers = headersFor(machine);
  return others(headers.map((header) => path.join(ROOT, 'include', header))).map(include).join('') +
    `#include "${HERE}/macros/macros.hpp"\n${headers.map(include).join('')}#include "${HERE}/macros/main.cpp"\n`;
}

function unit(name, text) {
  const file = path.join(BUILD, name);
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(file, text);
  return file;
}

// ---- The compilers

const wasmFlags = (folder) => execFileSync(path.join(folder, 'em++'), ['-fwasm-exceptions', '--cflags'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  .trim().replace(/-mllvm \S+/g, '').split(/\s+/);
const ofClangTidy = ['--quiet', '--allow-no-checks', '--checks=-*,clang-diagnostic-*', '--header-filter=.*'];
const syntax = (command, ...flags) => (file) => [command, [...flags, '-fsyntax-only', ...FLAGS, ...INCLUDES, file]];
const newest = (...flags) => (file) => [NEWEST_CLANG, [...ofClangTidy, file, '--', ...FLAGS, ...INCLUDES, ...flags]];
const gcc = (level) => (file) => ['g++', [level, '-c', '-o', '/dev/null', ...FLAGS, ...INCLUDES, file]];

const COMPILERS = [
  ...['-O3', '-O2', '-Os', '-O1', '-O0'].map((level) => ({ name: `g++ ${level}`, machine: 'native', command: gcc(level) })),
  { name: 'the oldest clang', machine: 'native', command: syntax(CLANGXX) },
  { name: 'the newest clang', machine: 'native', command: newest() },
  { name: 'the default Emscripten', machine: 'wasm', command: syntax(path.join(EMSCRIPTEN_DEFAULT, 'em++'), '-fwasm-exceptions') },
  { name: 'the newest Emscripten', machine: 'wasm', command: syntax(path.join(EMSCRIPTEN_NEWEST, 'em++'), '-fwasm-exceptions') },
  { name: 'the newest clang for Wasm', machine: 'wasm', command: newest('-fwasm-exceptions', ...wasmFlags(EMSCRIPTEN_NEWEST)) },
];

/** @returns the compiler's warnings and errors for a file, with their locations */
async function said([command, args]) {
  try {
    const { stdout, stderr } = await run(command, args, { cwd: ROOT, maxBuffer: 1 << 26 });
    return (stdout + stderr).split('\n').filter((line) => /\b(warning|error): /.test(line)).join('\n');
  } catch (error) {
    return (error.stdout + error.stderr).trim() || String(error);
  }
}

suite('compilers', { concurrency: 2 }, () => {
  test('the headers of Wasm and of the host are known', () => {
    assert.ok(headersFor('wasm').includes('lambda_wasm/fetch.hpp') && !headersFor('native').includes('lambda_wasm/fetch.hpp'));
    assert.ok(headersFor('native').includes('lambda_wasm/testing.hpp') && !headersFor('wasm').includes('lambda_wasm/testing.hpp'));
  });

  for (const { name, machine, command } of COMPILERS) {
    test(`${name} reports nothing for headers, examples and snippets`, async () => {
      assert.equal(await said(command(unit(`${machine}.cpp`, everything(machine)))), '');
    });
    // Shows that the flags reach the compiler.
    if (/-O[0-2s]$/.test(name)) continue;
    test(`${name} warns of a variable that shadows another`, async () => {
      assert.match(await said(command(unit('hidden.cpp', 'int f(int a) {\n  { int a = 1; return a; }\n}\n'))), /hidden\.cpp.*shadow/);
    });
  }
  for (const { name, machine, command } of COMPILERS.filter(({ name }) => /-O0|default|newest clang$/.test(name))) {
    test(`${name} compiles the headers after macros of other libraries`, async () => {
      assert.equal(await said(command(unit(`macros_${machine}.cpp`, underMacros(machine)))), '');
    });
  }
});
