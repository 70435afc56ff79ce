// Checks the project with the rules of rules.mjs, and checks that each rule finds the mistake in a changed copy of the project.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { RULES } from './rules.mjs';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** All files of the project as text, including new files that git does not ignore. */
function readProject() {
  const list = execFileSync('git', ['-C', ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return new Map([...new Set(list.split('\0'))].sort().filter((file) => file !== '' && statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.isFile())
    .map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}
const project = readProject();

suite('the project', () => {
  for (const [name, rule] of Object.entries(RULES)) {
    test(name, () => {
      const problems = rule(project);
      assert.equal(problems.length, 0, problems.join('\n'));
    });
  }
});

const javascript = (name) => `cmake/javascript/${name}`;
const header = (name) => `include/lambda_wasm/${name}`;
const insert = (text, line) => text.replace('#pragma once\n', `#pragma once\n${line}\n`);

/** [rule, the mistake, the changed files: path → (text or undefined) → text or undefined, the expected problem] */
const MISTAKES = [
  ['every header has its row in headers.txt', 'a header is added', { [header('new.hpp')]: () => '#pragma once\n' }, /^lambda_wasm\/new\.hpp has no row/],
  ['every header has its row in headers.txt', 'a header is removed', { [header('bytes.hpp')]: () => undefined }, /row for lambda_wasm\/bytes\.hpp, which does not exist/],
  ['headers include only their own floor or lower ones', 'floor 0 includes floor 2', { [header('bytes.hpp')]: (text) => insert(text, '#include <lambda_wasm/context.hpp>') },
    /^lambda_wasm\/bytes\.hpp, on floor 0, includes lambda_wasm\/context\.hpp, on floor 2/],
  ['headers include no header that does not exist, and each once', 'a name is misspelt', { [header('bytes.hpp')]: (text) => insert(text, '#include <lambda_wasm/byte.hpp>') },
    /includes lambda_wasm\/byte\.hpp, which does not exist/],
  ['headers include no header that does not exist, and each once', 'a line is doubled', { [header('kind.hpp')]: (text) => insert(text, '#include <lambda_wasm/kinds.hpp>') },
    /^lambda_wasm\/kind\.hpp includes lambda_wasm\/kinds\.hpp twice/],
  ['no header includes itself by way of others', 'a cycle', { [header('error.hpp')]: (text) => insert(text, '#include <lambda_wasm/raise.hpp>') },
    /error\.hpp includes lambda_wasm\/raise\.hpp includes lambda_wasm\/error\.hpp|raise\.hpp includes lambda_wasm\/error\.hpp includes lambda_wasm\/raise\.hpp/],
  ['headers include each other by <lambda_wasm/…>', 'a relative path', { [header('kind.hpp')]: (text) => insert(text, '#include "bytes.hpp"') }, /kind\.hpp includes "bytes\.hpp": write it/],
  ['every header begins with #pragma once', 'it is forgotten', { [header('bytes.hpp')]: (text) => text.replace('#pragma once\n', '') }, /^lambda_wasm\/bytes\.hpp does not begin/],
  ['only json/nlohmann.hpp includes nlohmann', 'the request does', { [header('http/request.hpp')]: (text) => insert(text, '#include <nlohmann/json_fwd.hpp>') }, /^lambda_wasm\/http\/request\.hpp/],
  ["only the Wasm edge and js/ include Emscripten's headers", 'the context does', { [header('context.hpp')]: (text) => insert(text, '#include <emscripten/val.h>') }, /^lambda_wasm\/context\.hpp/],
  ['only entry.hpp asks for __EMSCRIPTEN__', 'the handler does', { [header('handler.hpp')]: (text) => insert(text, '#ifdef __EMSCRIPTEN__\n#endif') }, /^lambda_wasm\/handler\.hpp/],
  ['the umbrella is complete and sorted', 'a line is missing', { 'include/lambda_wasm.hpp': (text) => text.replace(/#include <lambda_wasm\/bytes\.hpp>\n/, '') }, /does not include lambda_wasm\/bytes\.hpp/],
  ['the umbrella is complete and sorted', 'a line is superfluous', { 'include/lambda_wasm.hpp': (text) => `${text}#include <lambda_wasm/wire/writer.hpp>\n` }, /includes lambda_wasm\/wire\/writer\.hpp/],
  ['the umbrella is complete and sorted', 'two lines change places',
    { 'include/lambda_wasm.hpp': (text) => text.replace(/(#include <lambda_wasm\/bytes\.hpp>\n)(#include .*\n)/, '$2$1') }, /not sorted: lambda_wasm\/config\.hpp stands where lambda_wasm\/bytes\.hpp/],
  ['the umbrella brings in all that the namespace lambda_wasm has', 'a public header stays out',
    { [header('router.hpp')]: () => '#pragma once\nnamespace lambda_wasm {\nclass Router {};\n}\n' }, /^lambda_wasm\/router\.hpp declares names/],
  ['every header is tested', 'a test is removed', { 'tests/unit/bytes.test.cpp': () => undefined }, /^lambda_wasm\/bytes\.hpp has no tests\/unit\/bytes\.test\.cpp/],
  ['every header is tested', 'the other test is removed', { 'tests/unit/edge/vectors.test.cpp': () => undefined }, /is tested in tests\/unit\/edge\/vectors\.test\.cpp, says .*, and there is no such file/],
  ['every header is tested', 'a row is out of date', { 'tests/unit/registry.test.cpp': () => '' }, /^lambda_wasm\/registry\.hpp has tests\/unit\/registry\.test\.cpp: its row/],
  ['every unit test mirrors a header, or is named as testing some', 'a test has a wrong name', { 'tests/unit/byte.test.cpp': () => '' }, /^tests\/unit\/byte\.test\.cpp mirrors no header/],
  ['no two unit tests have a namespace of one name', 'a copy', { 'tests/unit/z.test.cpp': () => 'namespace shop {\n}\n' }, /^tests\/unit\/z\.test\.cpp has a namespace shop, and so has/],
  ['no header and no file of JavaScript is longer than 400 lines', 'a header is', { [header('bytes.hpp')]: (text) => text + '\n'.repeat(400) }, /^lambda_wasm\/bytes\.hpp has \d+ lines/],
  ['no header and no file of JavaScript is longer than 400 lines', 'a part of the runtime is', { [javascript('runtime/lane.mjs')]: (text) => text + '\n'.repeat(400) }, /^runtime\/lane\.mjs has \d+ lines/],
  ['every file of JavaScript is in a room', 'one is outside', { [javascript('lane.mjs')]: () => '' }, /^cmake\/javascript\/lane\.mjs is in no room: move it to runtime\/, build\/, local\/ or add the room/],
  ['every file of JavaScript is in a room', 'a room is added', { [javascript('tools/lane.mjs')]: () => '' }, /^cmake\/javascript\/tools\/lane\.mjs is in no room/],
  ['the rooms import from each other only as ROOMS allows', 'the runtime imports from the build', { [javascript('runtime/lane.mjs')]: (text) => `import { QUERY } from '../build/schema.mjs';\n${text}` },
    /^runtime\/lane\.mjs imports build\/schema\.mjs: between rooms only build\/ may import from runtime\/$/],
  ['the rooms import from each other only as ROOMS allows', 'the local tools import from the runtime', { [javascript('local/serve/print.mjs')]: (text) => `import {\n  Failure,\n} from "../../runtime/failure.mjs";\n${text}` },
    /^local\/serve\/print\.mjs imports runtime\/failure\.mjs/],
  ['the rooms import from each other only as ROOMS allows', 'the build imports by a call', { [javascript('build/zip.mjs')]: (text) => `${text}await import('../local/invoke.mjs');\n` }, /^build\/zip\.mjs imports local\/invoke\.mjs/],
  ['JavaScript names the numbers of C++', 'an offset is a number', { [javascript('runtime/lane.mjs')]: (text) => text.replace('words[reply + ABI.block.text]', 'words[reply + 2]') },
    /^cmake\/javascript\/runtime\/lane\.mjs:\d+ has a place in a record or in a block as a number, "reply \+ 2": name it/],
  ['JavaScript names the numbers of C++', 'a status is', { [javascript('runtime/asynchronous.mjs')]: (text) => text.replace('status === ABI.status.suspended', 'status === 3') }, /a value of an enum or a flag as a number, "status === 3"/],
  ['JavaScript names the numbers of C++', 'a state is', { [javascript('runtime/asynchronous.mjs')]: (text) => text.replace('state === ABI.state.error', 'state === 2') }, /"state === 2"/],
  ['JavaScript names the numbers of C++', 'a sender is told by its number', { [javascript('runtime/http_request.mjs')]: (text) => text.replace('if (ABI.senders.has_query_text >> sender & 1)', 'if (sender > 2)') }, /"sender > 2"/],
  ['JavaScript names the numbers of C++', 'a flag of a sender is', { [javascript('runtime/http_reply.mjs')]: (text) => text.replace('sender & ABI.sender_word.is_problem', 'sender & 32') }, /"sender & 32"/],
  ['JavaScript names the numbers of C++', 'a tag is written', { [javascript('runtime/kinds/anything.mjs')]: (text) => text.replace('words[lane.at++] = ABI.any.bytes', 'words[lane.at++] = 9') }, /a word of a message as a number, "words\[lane\.at\+\+\] = 9"/],
  ['JavaScript names the numbers of C++', 'a tag is read', { [javascript('runtime/kinds/anything.mjs')]: (text) => text.replace('case ABI.any.text', 'case 6') }, /"case 6"/],
  ['JavaScript names the numbers of C++', 'a test has an offset', { 'tests/javascript/codec.test.mjs': (text) => text.replace("arena.record('text_used')", 'arena.view[(place >> 2) + 4]') }, /^tests\/javascript\/codec\.test\.mjs:\d+ has a place/],
  ['JavaScript imports no file that does not exist', 'a file is gone', { [javascript('runtime/function.mjs')]: () => undefined }, /^runtime\/supervisor\.mjs imports runtime\/function\.mjs, which does not exist$/],
  ['no file of JavaScript imports itself by way of others', 'a cycle', { [javascript('runtime/failure.mjs')]: (text) => `import { isOf } from './thrown.mjs';\n${text}` },
    /runtime\/failure\.mjs imports runtime\/thrown\.mjs imports runtime\/failure\.mjs|runtime\/thrown\.mjs imports runtime\/failure\.mjs imports runtime\/thrown\.mjs/],
  ['no two files of JavaScript have one name, unless one test covers their folder', 'a second build.mjs', { [javascript('local/serve/build.mjs')]: () => '' }, /^local\/serve\/build\.mjs has the name of build\/build\.mjs/],
  ['every file of JavaScript is tested', 'a test is removed', { 'tests/javascript/zip.test.mjs': () => undefined }, /^build\/zip\.mjs has no tests\/javascript\/zip\.test\.mjs, and tests\/structure\/javascript\.txt does not say/],
  ['every file of JavaScript is tested', 'a file is added', { [javascript('runtime/new.mjs')]: () => '' }, /^runtime\/new\.mjs has no tests\/javascript\/new\.test\.mjs/],
  ['every file of JavaScript is tested', 'a file is added below a folder of kinds', { [javascript('build/kinds/more/new.mjs')]: () => '' }, /^build\/kinds\/more\/new\.mjs has no tests\/javascript\/new\.test\.mjs/],
  ['every file of JavaScript is tested', 'a folder with a row is removed', { 'tests/structure/javascript.txt': (text) => `${text}runtime/none/ tests/javascript/kinds.test.mjs\n` }, /has a row for runtime\/none\/, which does not exist$/],
  ['every file of JavaScript is tested', 'a test imports another file', { 'tests/javascript/zip.test.mjs': (text) => text.replace('build/zip.mjs', 'build/zips.mjs') }, /^tests\/javascript\/zip\.test\.mjs does not import cmake\/javascript\/build\/zip\.mjs$/],
  ['every file of JavaScript is tested', 'the other test is removed', { 'tests/runtime/streaming.test.mjs': () => undefined }, /^runtime\/streaming\.mjs is tested in tests\/runtime\/streaming\.test\.mjs, says .*, and there is no such file/],
  ['every file of JavaScript is tested', 'a row is out of date', { 'tests/javascript/streaming.test.mjs': () => '' }, /^runtime\/streaming\.mjs has tests\/javascript\/streaming\.test\.mjs: remove its row/],
  ['every file of JavaScript is tested', 'a file with a row is removed', { [javascript('runtime/streaming.mjs')]: () => undefined }, /has a row for runtime\/streaming\.mjs, which does not exist$/],
  ['every test of JavaScript mirrors a file, or is named as testing some', 'a test has a wrong name', { 'tests/javascript/zips.test.mjs': () => "import { zip } from '../../cmake/javascript/build/zip.mjs';\n" },
    /^tests\/javascript\/zips\.test\.mjs imports no zips\.mjs, and no row/],
  ['the links of the documentation lead somewhere', 'a header is renamed', { [header('suspendable.hpp')]: () => undefined },
    /^docs\/architecture\.md links to include\/lambda_wasm\/suspendable\.hpp, which does not exist$/],
  ['the links of the documentation lead somewhere', 'a page is misspelt', { 'README.md': (text) => `${text}\n[JSON](docs/jsno.md)\n` }, /^README\.md links to docs\/jsno\.md/],
  ['the files that docs/architecture.md names exist', 'one is renamed', { [javascript('runtime/asynchronous.mjs')]: () => undefined },
    /^docs\/architecture\.md names asynchronous\.mjs, which does not exist$/],
  ["no file names a registry's host", 'a script does', { 'cmake/fetch.sh': () => `curl https://${'py'}${'pi.org'}/simple/x\n` }, /^cmake\/fetch\.sh names/],
  ['no file names a path of one machine', 'a file of CMake does', { 'cmake/x.cmake': () => `set(x /${'home'}/me/x)\n` }, /^cmake\/x\.cmake names/],
];

suite('each rule finds its mistakes', () => {
  for (const [rule, mistake, changes, expected] of MISTAKES) {
    test(`${rule}: ${mistake}`, () => {
      const copy = new Map(project);
      for (const [file, change] of Object.entries(changes)) {
        const changed = change(copy.get(file));
        assert.notEqual(changed, copy.get(file), `the mistake is no longer possible in ${file}: write another`);
        if (changed === undefined) copy.delete(file);
        else copy.set(file, changed);
      }
      const known = RULES[rule](project);
      const problems = RULES[rule](copy).filter((problem) => !known.includes(problem));
      assert.ok(problems.some((problem) => expected.test(problem)), `it said: ${problems.join('\n') || 'nothing'}`);
    });
  }
  test('every rule has a mistake', () => {
    for (const rule of Object.keys(RULES)) assert.ok(MISTAKES.some(([name]) => name === rule), `${rule} has none`);
  });
});
