// Compiles every file of this folder twice: with ACCEPT defined it must compile; with REJECT it must fail, and every error of the
// compiler must contain the sentence that the file names, so that none is about the SDK's internals. Comments at the top of a file
// configure its test:
//
//   // REJECT SAYS the sentence
//   // FLAGS -fno-exceptions           flags to use instead of exceptions
//   // ONLY wasm                       only the Wasm compiler; `native` for the other
//   // REJECT FLAGS -fno-rtti          more flags for REJECT; the file then includes its headers itself
//
// CXX and EMXX name the compilers. The umbrella is precompiled once for each set of flags. Files of the same flags and headers are compiled
// together, each in its own namespace, which takes a fifth of the time. A file is compiled alone only if this does not show that it
// passes: with ACCEPT if the compiler reports anything; with REJECT if it reports no error for the file, another sentence, or an error that
// belongs to none of the files.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
const ROOT = path.join(HERE, '..', '..');
const BUILD = path.join(ROOT, 'build', 'tests', 'compile');
const INCLUDE = path.join(ROOT, 'include');
const run = promisify(execFile);

const COMPILERS = [
  { name: 'native', command: fromEnvironment('CXX'), exceptions: [], allErrors: ['-fno-diagnostics-show-caret', '-ftemplate-backtrace-limit=0', '-fmax-errors=0'], precompile: (from, to) => ['-x', 'c++-header', from, '-o', `${to}.gch`], use: (to) => ['-include', to] },
  { name: 'wasm', command: fromEnvironment('EMXX'), exceptions: ['-fwasm-exceptions'], allErrors: ['-fno-caret-diagnostics', '-ftemplate-backtrace-limit=0', '-ferror-limit=0'], precompile: (from, to) => ['-x', 'c++-header', from, '-o', `${to}.pch`], use: (to) => ['-include-pch', `${to}.pch`] },
];

// Files that are compiled together.
const SOME = 30;

function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests/suites/40-compile.sh`);
  return value;
}

const cases = readdirSync(HERE).filter((file) => file.endsWith('.cpp')).sort().map((file) => {
  const text = readFileSync(path.join(HERE, file), 'utf8');
  const directive = (name) => new RegExp(`^// ${name} (.*)$`, 'm').exec(text)?.[1];
  const headers = [...new Set([...text.matchAll(/^#include (<.*>)/gm)].map(([, header]) => header))];
  return { name: path.basename(file, '.cpp'), headers, file: path.join(HERE, file), sentence: directive('REJECT SAYS'), flags: directive('FLAGS')?.split(' '), rejectFlags: directive('REJECT FLAGS')?.split(' '), only: directive('ONLY') };
});

/** Compiles without writing a file. @returns the exit status and the compiler's messages */
async function compile(command, args) {
  try {
    const { stderr } = await run(command, ['-std=c++20', '-Wall', '-Wextra', `-I${INCLUDE}`, '-isystem', fromEnvironment('NLOHMANN_JSON_INCLUDE'), ...args], { maxBuffer: 1 << 26 });
    return { status: 0, said: stderr };
  } catch (error) {
    return { status: error.code, said: error.stderr };
  }
}

const precompiled = new Map();

/** Precompiles the umbrella, once for each compiler and set of flags. */
function precompile({ name, command, precompile: how, use }, flags) {
  const to = path.join(BUILD, name, flags.join('') || 'plain', 'lambda_wasm.hpp');
  if (!precompiled.has(to)) {
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, '#include <lambda_wasm.hpp>\n');
    precompiled.set(to, compile(command, [...flags, ...how(to, to)]).then(({ status, said }) => assert.equal(status, 0, said)));
  }
  return precompiled.get(to).then(() => use(to));
}

const together = new Map();

/** Compiles files of the same flags and headers as one, once. @returns as `compile`, and the errors by file */
function compileTogether(compiler, flags, define, files) {
  const key = [compiler.name, define, files[0].name].join(' ');
  if (!together.has(key)) {
    const unit = path.join(BUILD, compiler.name, `${define}_${files[0].name}.cpp`);
    together.set(key, precompile(compiler, flags).then((use) => {
      writeFileSync(unit, files[0].headers.map((header) => `#include ${header}\n`).join('') +
        files.map((each, i) => `namespace case_${i} {\n#include "${each.file}"\n}\n`).join(''));
      return compile(compiler.command, [...flags, ...use, `-D${define}`, '-fsyntax-only', ...compiler.allErrors, unit]);
    }).then(({ status, said }) => ({ status, said, found: errorsByFile(said, files) })));
  }
  return together.get(key);
}

/** The files that are compiled together with this one: those of the same flags and headers, some at a time. */
function neighbours(compiler, one) {
  const key = ({ flags = compiler.exceptions, headers }) => [...flags, ...headers].join(' ');
  const all = cases.filter((each) => (each.only ?? compiler.name) === compiler.name && key(each) === key(one) && !each.rejectFlags);
  const first = Math.floor(all.indexOf(one) / SOME) * SOME;
  return all.slice(first, first + SOME);
}

/** The errors of files that were compiled together: each file's, and those of `undefined`, which belong to none or to more than one. */
function errorsByFile(said, files) {
  const lines = said.split('\n'), found = new Map();
  const isError = (line) => /\berror: /.test(line), isNote = (line) => /\bnote: /.test(line);
  const isMessage = (line) => /\b(error|note|warning): /.test(line);
  const filesIn = (some) => [...new Set(some.flatMap((line) => files.filter(({ file }) => line.includes(`${file}:`))))];
  lines.forEach((line, i) => {
    if (!isError(line)) return;
    // g++ prints before an error what instantiated the code, clang after it, in notes.
    const before = lines.findLastIndex((other, at) => at < i && isMessage(other));
    const next = lines.findIndex((other, at) => at > i && isMessage(other) && !isNote(other));
    const notes = lines.slice(i + 1, next === -1 ? undefined : next).filter(isNote);
    let places = filesIn(lines.slice(before + 1, i + 1));
    if (places.length === 0) places = filesIn(notes);
    // g++ does not say what instantiated a variable: its sentence does.
    if (places.length === 0) places = files.filter(({ sentence }) => line.includes(sentence));
    const of = places.length === 1 ? places[0] : undefined;
    found.set(of, [...found.get(of) ?? [], line]);
  });
  return found;
}

// A missing Emscripten header is a fatal error in a native compiler, and not a message of the SDK: ignored.
const errors = (said) => said.split('\n').filter((line) => /\berror: /.test(line) && !/\bfatal error: .*emscripten\/emscripten\.h/.test(line));

suite('compile', { concurrency: 2 }, () => {
  test('there are cases', () => assert.notEqual(cases.length, 0));

  for (const compiler of COMPILERS) {
    for (const one of cases) {
      const { name, file, sentence, flags = compiler.exceptions, rejectFlags, only } = one;
      if (only !== undefined && only !== compiler.name) continue;
      const alone = async (define) => compile(compiler.command,
        [...flags, ...(define === 'REJECT' && rejectFlags ? rejectFlags : await precompile(compiler, flags)), `-D${define}`, '-fsyntax-only', file]);

      test(`${name} is accepted, ${compiler.name}`, async () => {
        if (!rejectFlags) {
          const { status, said } = await compileTogether(compiler, flags, 'ACCEPT', neighbours(compiler, one));
          if (status === 0 && said === '') return;
        }
        const { status, said } = await alone('ACCEPT');
        assert.equal(status, 0, said);
        assert.equal(said, '');
      });
      test(`${name} is refused, ${compiler.name}`, async () => {
        assert.ok(sentence, `${file} names no sentence: // REJECT SAYS …`);
        if (!rejectFlags) {
          const { found } = await compileTogether(compiler, flags, 'REJECT', neighbours(compiler, one));
          if (!found.has(undefined) && found.get(one)?.every((error) => error.includes(sentence))) return;
        }
        const { status, said } = await alone('REJECT');
        assert.notEqual(status, 0, 'it compiled');
        assert.notEqual(errors(said).length, 0, said);
        assert.ok(errors(said).every((error) => error.includes(sentence)), `an error is another:\n${said}`);
      });
    }
  }

  // A sentence without a file is untested. One file is enough for sentences that differ only in a `word`.
  test('every sentence of include/ has a case', () => {
    const sentences = readdirSync(INCLUDE, { recursive: true }).filter((file) => file.endsWith('.hpp')).flatMap((file) =>
      [...readFileSync(path.join(INCLUDE, file), 'utf8').matchAll(/static_assert\((?:[^;"]|"(?:[^"\\]|\\.)*")*?,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\);/g)]
        .map(([, literals]) => [file, [...literals.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('').replace(/\\(.)/g, '$1')]));
    assert.ok(sentences.length > 5, 'include/ was not understood');
    const form = (sentence) => sentence?.replace(/`\w+`/g, '`…`');
    const forms = new Set(cases.map((each) => form(each.sentence)));
    const missing = sentences.filter(([, sentence]) => !forms.has(form(sentence)));
    assert.deepEqual(missing, [], 'sentences without a file in tests/compile');
  });
});
