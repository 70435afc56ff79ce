// Instances on Emscripten's whole runtime: its glue makes a factory that gives a promise.

import { compiled, create, newInstance } from './function.mjs';

/** A promise of an instance. */
export async function build() {
  const instance = newInstance();
  instance.folder = import.meta.dirname;
  try {
    return instance.ready(await create({
      lambda_wasm: instance,
      instantiateWasm: (imports, ready) => {
        const made = instance.instantiate(imports);
        ready(made, compiled);
        return made.exports;
      },
      print: (line) => console.log(line),
      printErr: (line) => console.error(line),
    }));
  } catch (error) {
    throw instance.unready(error);
  }
}
