// Instances on Emscripten's minimal runtime: its glue is a function (glue_pre.js, glue_post.js), and the module is small enough to
// be instantiated at once, so that nothing is awaited.

import { compiled, create, newInstance } from './function.mjs';

// The instance that takes the next event, or null where none could be made.
let current = null;

/** An instance that takes events. */
export function make() {
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

/** A fresh instance takes the next event. Where even that fails, the next invocation tries again and reports it. */
export function retire(instance) {
  if (current !== instance) return;
  current = null;
  try { current = make(); } catch { /* the next invocation's */ }
}

export function invoke(name, event, context) { return (current ??= make()).exports[name](event, context); }
