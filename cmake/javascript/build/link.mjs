// Links a function for Wasm. CMake puts this before the link command.
//
//   node link.mjs wasm|none VERSION [OPTION]... -- COMMAND...
//
// The first argument is the function's kind of exceptions, the second the version of the SDK. The options are appended to the command, after
// -lembind, whose JavaScript they change.
//
// A handler in a static library is registered by a constructor that no code calls by name, so the linker would leave it out. Such libraries
// are therefore linked whole. An object with another kind of exceptions, or compiled with other headers of the SDK, is reported by name. All of
// this is read from the linked files themselves. For the host, link.sh links the libraries whole.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { abiTexts, difference } from './abi.mjs';
import { describe, members } from './objects.mjs';

/** Each source file with embind bindings references this: by the SDK's macros or by the user's own bindings. */
const MARKER = '_embind_register_bindings';

const [kind, version, ...rest] = process.argv.slice(2), end = rest.indexOf('--');
const options = rest.slice(0, end), command = rest.slice(end + 1);

/** The words of a response file (@file), which are quoted as in a shell. */
const wordsOf = (text) => [...text.matchAll(/(?:"(?:\\[^]|[^"\\])*"|'[^']*'|\\[^]|[^\s"'\\])+/g)].map(([word]) =>
  word.replace(/"((?:\\[^]|[^"\\])*)"|'([^']*)'|\\([^])/g, (_, double, single, escaped) => double?.replace(/\\([^])/g, '$1') ?? single ?? escaped));
const words = command.flatMap((word) => (word.startsWith('@') ? wordsOf(readFileSync(word.slice(1), 'utf8')) : [word]));

const folders = words.filter((word) => /^-L./.test(word)).map((word) => word.slice(2));
const files = new Set(words.flatMap((word) => (/^-l./.test(word) ? folders.map((folder) => path.join(folder, `lib${word.slice(2)}.a`)) : word))
  .filter((word) => /\.(a|o)$/.test(word) && existsSync(word)));

const whole = [], wrong = new Map(), otherwise = []; // files with another interface
let abi; // the interface of the first file
for (const file of files) {
  const bytes = readFileSync(file);
  if (file.endsWith('.a') && bytes.includes(MARKER)) whole.push(file);
  for (const member of members(path.basename(file), bytes)) {
    for (const text of abiTexts(member.bytes)) {
      const said = difference(text, version, (abi ??= text));
      if (said !== undefined) otherwise.push({ file, member: member.name, said });
    }
    const object = describe(member.bytes);
    if (object?.isOfCpp && object.hasExceptions !== (kind === 'wasm')) wrong.set(file, [...(wrong.get(file) ?? []), member.name]);
  }
}

const name = path.basename(words[words.indexOf('-o') + 1], '.js');
if (otherwise.length > 0) {
  for (const { file, member, said } of otherwise) {
    console.error(`lambda_wasm: ${name}: ${path.basename(file)}${member === path.basename(file) ? '' : ` (${member})`} ${said}`);
  }
  process.exit(1);
}
function tell(file, remedy) {
  const objects = wrong.get(file), some = objects.slice(0, 3).join(', ') + (objects.length > 3 ? ', …' : '');
  console.error(`lambda_wasm: ${name}: ${path.basename(file)}${some === path.basename(file) ? '' : ` (${some})`} ${remedy}`);
}

// Linking would succeed, because the compiler, not the linker, left out the catch clauses of such an object.
if (kind === 'wasm' && wrong.size > 0) {
  for (const file of wrong.keys()) {
    tell(file, 'is compiled without -fwasm-exceptions, so its catch clauses and destructors are missing: compile it with that option or, if it should have no exceptions, with -mexception-handling, which marks it.');
  }
  process.exit(1);
}
const at = command.findIndex((word) => /^[-@]|\.o$/.test(word));
command.splice(at, 0, ...(whole.length > 0 ? ['-Wl,--whole-archive', ...whole, '-Wl,--no-whole-archive'] : []));
const { status, error } = spawnSync(command[0], [...command.slice(1), ...options], { stdio: 'inherit' });
if (error) console.error(`lambda_wasm: ${name}: ${command[0]} could not be run: ${error.message}`);
// If linking succeeds, the linker did not need such an object, and nothing is wrong.
if (status !== 0 && kind === 'none') {
  for (const file of wrong.keys()) {
    tell(file, 'is compiled with C++ exceptions, but the function has EXCEPTIONS none: link a library of the same sources whose property LAMBDA_WASM_EXCEPTIONS is none.');
  }
}
process.exitCode = status ?? 1;
