// Starts an instance on Emscripten's minimal runtime: its glue is a function (glue_pre.js, glue_post.js), and the module is
// small enough to be instantiated at once, so that nothing is awaited.

import { compiled, create } from './function.mjs';

export function start(instance) {
  const module = { wasm: compiled, lambda_wasm: instance };
  create(module, {
    __proto__: WebAssembly,
    instantiate: (_, imports) => ({ then: (ready) => ready({ instance: instance.instantiate(imports) }) }),
  });
  return module;
}
