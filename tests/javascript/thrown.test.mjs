// thrown.mjs and, for programs that call only the SDK's JavaScript, thrown_by_module.mjs: detect errors that are traps of the module.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { Failure } from '../../cmake/javascript/runtime/failure.mjs';
import * as thrown from '../../cmake/javascript/runtime/thrown.mjs';
import * as thrownByModule from '../../cmake/javascript/runtime/thrown_by_module.mjs';

// (module (import "m" "b" (func)) (func (export "begin") (call 0)) (func (export "trap") unreachable) (func $r (export "recur") (call $r) (call $r))),
// where `begin` calls JavaScript.
const BYTES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 109, 1, 98, 0, 0, 3, 4, 3, 0, 0, 0,
  7, 24, 3, 5, 98, 101, 103, 105, 110, 0, 1, 4, 116, 114, 97, 112, 0, 2, 5, 114, 101, 99, 117, 114, 0, 3, 10, 17, 3, 4, 0, 16, 0, 11, 3, 0, 0, 11, 6, 0, 16, 3, 16, 3, 11);

function caught(run) {
  try { run(); } catch (error) { return error; }
  return assert.fail('nothing was thrown');
}

for (const [file, { born, trapOf }] of Object.entries({ 'thrown.mjs': thrown, 'thrown_by_module.mjs': thrownByModule })) {
  suite(file, () => {
    let birth;
    const { exports: module } = new WebAssembly.Instance(new WebAssembly.Module(BYTES), { m: { b: () => { birth = born(); } } });
    module.begin();

    test('recognizes a trap and a stack overflow', () => {
      assert.equal(trapOf(caught(module.trap), birth), 'unreachable');
      assert.match(trapOf(caught(module.recur), birth), /call stack/);
    });

    test('recognizes them without stack frames', (context) => {
      const { stackTraceLimit } = Error;
      context.after(() => { Error.stackTraceLimit = stackTraceLimit; });
      Error.stackTraceLimit = 0;
      assert.equal(trapOf(caught(module.trap), birth), 'unreachable');
      assert.match(trapOf(caught(module.recur), birth), /call stack/);
    });

    test('does not mistake another error for one, whatever its message', () => {
      for (const error of [new Failure('std::runtime_error', 'the call stack is empty'), new Failure('std::range_error', 'unreachable'), new Error('call stack'), new RangeError('Invalid time value')]) {
        assert.equal(trapOf(error, birth), undefined);
      }
    });
  });
}
