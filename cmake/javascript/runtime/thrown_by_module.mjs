// Replaces thrown.mjs, which handles any value, in a program that calls only the SDK's own JavaScript (generate.mjs). Such a program throws
// only errors of this realm, traps of its module, and C++ exceptions.

export const isOf = (thrown, Class) => thrown instanceof Class;

export const born = () => null;

export const trapOf = (error) => (isOf(error, WebAssembly.RuntimeError) || (isOf(error, RangeError) && /call stack/.test(error.message)) ? error.message : undefined);

export const readable = (thrown) => thrown;
