// The function that the runtime runs, as the parts of the runtime import it. index.mjs contains nothing of this file: the build declares
// these names there, for the function that it builds (build/generate.mjs). Here they are undefined until a test calls `fill`, so that a
// part can be imported alone.

/** The compiled WebAssembly.Module. */
export let compiled;

/** Emscripten's glue as a function: `(module, WebAssembly)` with the minimal runtime; `(options)`, returning a promise, with the full one. */
export let create;

/** `() => Instance`: makes one of the class that the handlers need, with a member for each part of the runtime that the program uses. */
export let newInstance;

/** The handlers by the address of their descriptor: `{ name, put, take, streams, sample }`. */
export let ENTRIES;

/** A Map from the address of a codec's descriptor to the function that writes such a value to the lane, or reads one from it. */
export let CODECS;

/**
 * The binary interface: the numbers of C++ by name, from include/lambda_wasm/edge/abi.hpp. The build replaces each name by its number, so
 * that index.mjs looks nothing up. Write `ABI.group.name` in full, and only in functions.
 */
export let ABI;

/** Whether the module is compiled with C++ exceptions. */
export let hasExceptions;

/** The files of the package, of a function that has some: a Map from the path to `[within, type, cacheControl, name, twin]`, and their `folder`. */
export let FILES;

/** Makes an instance: minimal.mjs exports it, or full.mjs, where it returns a promise. */
export let build;

/** Makes an instance that can take events: at_once.mjs exports it, or awaited.mjs, where it returns a promise. */
export let make;

/** `(instance) => void`: replaces an instance that has failed by a fresh one: at_once.mjs exports it, or awaited.mjs. */
export let retire;

/** For tests: sets all of these names, and those not given to `undefined`. */
export function fill(values) {
  ({ compiled, create, newInstance, ENTRIES, CODECS, ABI, hasExceptions, FILES, build, make, retire } = values);
}
