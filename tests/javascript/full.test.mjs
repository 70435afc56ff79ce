// full.mjs: instances with Emscripten's whole runtime.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { fill } from '../../cmake/javascript/runtime/function.mjs';
import { build } from '../../cmake/javascript/runtime/full.mjs';

const newInstance = () => ({ instantiate: (imports) => ({ exports: imports }), ready(module) { return { of: this, module }; }, unready: (error) => new Error(`unready: ${error.message}`) });

test('the factory gets the instance, and a function that instantiates the compiled module', async () => {
  let made, printed;
  fill({
    compiled: 'compiled', newInstance,
    async create(options) {
      const exports = options.instantiateWasm({ a: 1 }, (...ready) => { made = ready; });
      assert.deepEqual(exports, { a: 1 });
      printed = [options.print, options.printErr];
      return { options };
    },
  });
  const { of: instance, module } = await build();
  assert.deepEqual(made, [{ exports: { a: 1 } }, 'compiled']);
  assert.equal(module.options.lambda_wasm, instance);
  assert.ok(existsSync(join(instance.folder, 'full.mjs'))); // its own folder: that of index.mjs, in a build
  assert.ok(printed.every((print) => typeof print === 'function'));
});

test("the program's output is logged, by stream", async (context) => {
  const lines = [];
  context.mock.method(console, 'log', (line) => lines.push(['log', line]));
  context.mock.method(console, 'error', (line) => lines.push(['error', line]));
  fill({ newInstance, async create({ print, printErr }) { print('out'); printErr('wrong'); } });
  await build();
  assert.deepEqual(lines, [['log', 'out'], ['error', 'wrong']]);
});

test('if the module cannot be loaded, the instance reports the reason', async () => {
  fill({ newInstance, async create() { throw new Error('unreachable'); } });
  await assert.rejects(build(), /^Error: unready: unreachable$/);
});
