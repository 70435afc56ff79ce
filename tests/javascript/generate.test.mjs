// The content of index.mjs: only the code that the function needs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { abiTexts, BuildError } from '../../cmake/javascript/build/abi.mjs';
import { generate } from '../../cmake/javascript/build/generate.mjs';
import { object, version } from './abi.mjs';
import * as filled from '../../cmake/javascript/runtime/function.mjs';
import { active, data, wasm, withTags } from './binary.mjs';

const HANDLER = '\x1flambda_wasm:handler:7:handlernn\0', STREAM = '\x1flambda_wasm:stream:1:snn\0';

const ABI = `\x1flambda_wasm:abi:${abiTexts(object)[0]}\0`;

// The index.mjs of a module that has these entries and calls these functions of library.js.
function made({ entries = HANDLER, calls = [], hasExceptions = false, isFull = false }) {
  const binary = wasm(active(1024, data(entries + ABI)));
  const glue = calls.map((name) => `var _lambda_wasm_${name}=()=>{};`).join('');
  return generate({ glue, binary: hasExceptions ? withTags(binary) : binary, file: 'function.wasm', version, isFull });
}

// The SDK's optional classes and functions that this index.mjs contains.
const OPTIONAL = [
  'SynchronousInstance', 'AsynchronousInstance', 'marginOf', 'StreamingInstance', 'escapedException', 'initializer', 'Timers', 'importModule',
  'Services', 'Streams', 'Fetcher', 'inTime',
];
const parts = (options) => OPTIONAL.filter((name) => new RegExp(`^(async )?(class|function|const) ${name}\\b`, 'm').test(made(options)));

test('a function gets the parts that it needs', () => {
  const waiting = ['AsynchronousInstance', 'marginOf'];
  assert.deepEqual(parts({}), ['SynchronousInstance']);
  assert.deepEqual(parts({ hasExceptions: true }), ['SynchronousInstance']);
  assert.deepEqual(parts({ isFull: true }), ['SynchronousInstance', 'marginOf', 'inTime']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'wait'] }), waiting);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'wait'], hasExceptions: true }), [...waiting, 'escapedException']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'start_timer', 'cancel_timer'] }), [...waiting, 'Timers']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'initialize'] }), [...waiting, 'initializer', 'inTime']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'wait', 'import'] }), [...waiting, 'importModule']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'aws_client', 'aws_send'] }), [...waiting, 'importModule', 'Services']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'stream_read', 'stream_close'] }), [...waiting, 'Streams']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'stream_close', 'fetch_request'] }), [...waiting, 'Streams', 'Fetcher']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'wait'], isFull: true }), [...waiting, 'inTime']);
  assert.deepEqual(parts({ calls: ['enable_waiting', 'fetch_request'] }), [...waiting, 'Streams', 'Fetcher']);
  assert.deepEqual(parts({ entries: STREAM, calls: ['enable_waiting', 'reply_begin'] }), [...waiting, 'StreamingInstance']);
  assert.deepEqual(parts({ entries: STREAM, calls: ['enable_waiting', 'reply_begin'], hasExceptions: true }), [...waiting, 'StreamingInstance', 'escapedException']);
});

test('only a program that calls other JavaScript, or is called by it, has the code for values that it may throw', () => {
  const meetsOthers = (entries, glue, isFull = false) => {
    const text = generate({ glue, binary: wasm(active(1024, data(entries + ABI))), file: 'function.wasm', version, isFull });
    assert.equal(text.match(/^const (isOf|readable) =|^(export )?function readable/gm)?.length > 0, true);
    return /^function chainOf/m.test(text);
  };
  const FUNCTION = '\x1flambda_wasm:function:1:fnn\0', imports = (...names) => `var wasmImports = {\n  ${names.map((name, i) => `${'abcdefgh'[i]}: ${name}`).join(',\n  ')}\n};`;
  assert.equal(meetsOthers(HANDLER, imports('__abort_js', '_lambda_wasm_export', '_emscripten_resize_heap', '_fd_write')), false);
  assert.equal(meetsOthers(HANDLER, 'var wasmImports={a:__abort_js,b:_lambda_wasm_pull};'), false);
  assert.equal(meetsOthers(FUNCTION, 'var wasmImports={a:__abort_js};'), true);
  assert.equal(meetsOthers(HANDLER, imports('__abort_js', '__emval_call')), true);
  assert.equal(meetsOthers(HANDLER, imports('_my_function', '__abort_js')), true);
  assert.equal(meetsOthers(HANDLER, 'var wasmImports={a:__abort_js};var _lambda_wasm_enable_waiting=()=>{};'), true);
  assert.equal(meetsOthers(HANDLER, 'no imports that are known'), true);
});

test('it has no import or export of the SDK, and exports only the handlers', () => {
  const text = made({ entries: HANDLER + STREAM, calls: ['enable_waiting', 'initialize', 'start_timer', 'aws_client', 'stream_close', 'fetch_request'], hasExceptions: true });
  assert.deepEqual(text.match(/^(import|export) .*/gm), ['export { entry_handler as handler, entry_s as s };']);
});

// The list of files is declared after it: tests/javascript/file_list.test.mjs.
test('it declares the names that the parts import from function.mjs, and no name twice', () => {
  const { fill, ABI: _, FILES, ...names } = filled, EVERYTHING = ['enable_waiting', 'initialize', 'start_timer', 'aws_client', 'stream_close', 'fetch_request'];
  for (const [entries, calls] of [[HANDLER, []], [HANDLER, ['enable_waiting']], [HANDLER, EVERYTHING], [STREAM, ['enable_waiting']], [STREAM, EVERYTHING]]) {
    for (const isFull of [false, true]) {
      for (const hasExceptions of [false, true]) {
        const text = made({ entries, calls, hasExceptions, isFull }), glue = isFull ? '' : 'const create = () => {};\n'; // glue_pre.js
        for (const name of Object.keys(names)) assert.equal(`${glue}${text}`.match(new RegExp(`^(async )?(const|let|class|function) ${name}\\b`, 'gm'))?.length, 1, name);
        assert.doesNotMatch(text, /\bABI\.\w/, 'numbers stand in place of their names');
        const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--check', '-'], { input: text, encoding: 'utf8' });
        assert.equal(status, 0, stderr);
      }
    }
  }
});

test('an error that the user can fix is one sentence', () => {
  const told = (entries, sentence) => assert.throws(() => made({ entries }), (error) => error instanceof BuildError && sentence.test(error.message));
  told('', /^the function exports no handler: put LAMBDA_WASM_HANDLER/);
  told(HANDLER + HANDLER, /^two handlers are named "handler": /);
  const named = (name) => `\x1flambda_wasm:handler:${name.length}:${name}nn\0`;
  told(named('then'), /^a handler is named "then", which import\(\) would call: give it another name/);
  told(named('shop::buy'), /^a handler is named "shop::buy", which JavaScript cannot export: give it a name of letters, digits and _ with LAMBDA_WASM_EXPORT/);
  told(named('1st'), /^a handler is named "1st"/);
  for (const name of ['delete', 'default', 'buffered', 'await', 'entry', 'Buffer', 'constructor', '_1', '$']) made({ entries: named(name) });
});

test('it contains the names of types that demangle.mjs does not know', () => {
  const named = (data) => /instance\.demangle = \(mangled\) => \((\{.*\})\)/.exec(made({ entries: `${HANDLER}${data}` }))?.[1];
  assert.equal(named('N4shop10OutOfStockE\0St12out_of_range\0a text\0x\0'), undefined);
  assert.equal(named('N4shop3BoxIiEE\0Z4failiE5Local\0'), JSON.stringify({ N4shop3BoxIiEE: 'shop::Box<int>', Z4failiE5Local: 'Local' }));
  assert.equal(named('N10__cxxabiv123__fundamental_type_infoE\0x\0Px\0i\0'), JSON.stringify({ x: 'long long', Px: 'long long*' }));
});
