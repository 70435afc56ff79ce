// The function that the runtime runs, as its parts import it. Nothing of this file is in index.mjs: the build declares these names there,
// for the one function that it builds (build/generate.mjs). Here they are empty, so that a part can be imported alone; `fill` sets them.

/** The module, a WebAssembly.Module, of which every instance is made. */
export let compiled;

/** Emscripten's glue as a function: with the minimal runtime `(module, WebAssembly)`, with the whole one `(options)`, which returns a promise. */
export let create;

/** `() => Instance`: of the class that the function's handlers need, with a member for each part of the runtime that the program uses. */
export let newInstance;

/** The handlers, by the addresses of their descriptors: `{ name, put, take, streams, sample }`. */
export let ENTRIES;

/** A Map from the address of a schema to the function that puts a value of it into the lane, or takes one out of it. */
export let CODECS;

/** Whether the module is compiled with C++ exceptions. */
export let hasExceptions;

/** Makes an instance: minimal.mjs or full.mjs, which returns a promise. */
export let build;

/** Makes an instance that takes events: at_once.mjs or awaited.mjs, which returns a promise. */
export let make;

/** `(instance) => void`: the instance takes no other event, and a fresh one takes its place: at_once.mjs or awaited.mjs. */
export let retire;

/** For tests: sets all of these, each to `undefined` if it is not given. */
export function fill(values) {
  ({ compiled, create, newInstance, ENTRIES, CODECS, hasExceptions, build, make, retire } = values);
}
