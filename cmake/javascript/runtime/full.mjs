// Makes instances on Emscripten's full runtime, whose glue is a factory that returns a promise.

import { compiled, create, newInstance } from './function.mjs';

/** Returns a promise of an instance. */
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
