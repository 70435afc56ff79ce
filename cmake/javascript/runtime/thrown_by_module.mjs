// What is thrown in a program that calls no JavaScript but the SDK's own: errors of this realm, traps of its module, and exceptions of
// C++. It takes the place of thrown.mjs there (generate.mjs), which knows anything.

export const isOf = (thrown, Class) => thrown instanceof Class;

export const born = () => null;

export const trapOf = (error) => (isOf(error, WebAssembly.RuntimeError) || (isOf(error, RangeError) && /call stack/.test(error.message)) ? error.message : undefined);

export const readable = (thrown) => thrown;
