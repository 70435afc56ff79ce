// minimal.mjs: instances with Emscripten's minimal runtime.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill } from '../../cmake/javascript/runtime/function.mjs';
import { build } from '../../cmake/javascript/runtime/minimal.mjs';

const instance = { instantiate: (imports) => ({ exports: imports }), ready: (module) => ({ readyWith: module }), unready: (error) => new Error(`unready: ${error.message}`) };

test('the glue gets the module, and a WebAssembly object that instantiates synchronously', () => {
  let module, instantiated;
  fill({
    compiled: 'compiled', newInstance: () => instance,
    create(given, assembly) {
      module = given;
      assert.equal(assembly.RuntimeError, WebAssembly.RuntimeError);
      assembly.instantiate('compiled', { a: 1 }).then(({ instance: made }) => { instantiated = made; });
    },
  });
  const made = build();
  assert.deepEqual(module, { wasm: 'compiled', lambda_wasm: instance });
  assert.deepEqual(instantiated, { exports: { a: 1 } }); // before `build` returned
  assert.equal(made.readyWith, module);
});

test('if the module cannot be loaded, the instance reports the reason', () => {
  fill({ newInstance: () => instance, create() { throw new Error('unreachable'); } });
  assert.throws(build, /^Error: unready: unreachable$/);
});
