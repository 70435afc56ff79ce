// Starts an instance on Emscripten's whole runtime: its glue makes a factory that gives a promise.

import { compiled, create } from './function.mjs';

export function start(instance) {
  return create({
    lambda_wasm: instance,
    instantiateWasm: (imports, ready) => {
      const made = instance.instantiate(imports);
      ready(made, compiled);
      return made.exports;
    },
    print: (line) => console.log(line),
    printErr: (line) => console.error(line),
  });
}
