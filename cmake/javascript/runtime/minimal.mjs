// Makes instances on Emscripten's minimal runtime. Its glue is a function (glue_pre.js, glue_post.js), and the module is instantiated
// synchronously.

import { compiled, create, newInstance } from './function.mjs';

export function build() {
  const instance = newInstance(), module = { wasm: compiled, lambda_wasm: instance };
  try {
    create(module, {
      __proto__: WebAssembly,
      instantiate: (_, imports) => ({ then: (ready) => ready({ instance: instance.instantiate(imports) }) }),
    });
    return instance.ready(module);
  } catch (error) {
    throw instance.unready(error);
  }
}
