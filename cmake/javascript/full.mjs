// Instances on Emscripten's whole runtime: its glue makes a factory that gives a promise.

import { compiled, create, newInstance } from './function.mjs';

// The instance that takes the next event, a promise of it, or null where none could be made.
let current = null;

/** A promise of an instance that takes events. */
export async function make() {
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

function replace() {
  const next = (current = make());
  const settle = (made) => { if (current === next) current = made; };
  next.then(settle, () => settle(null));
}

/** A fresh instance takes the next event. Where even that fails, the next invocation tries again and reports it. */
export function retire(instance) {
  if (current === instance) replace();
}

export function invoke(name, event, context) {
  if (current === null) replace();
  return current instanceof Promise ? current.then((made) => made.exports[name](event, context)) : current.exports[name](event, context);
}
