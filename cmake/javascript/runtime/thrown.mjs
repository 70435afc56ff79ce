// Examines values that JavaScript throws, which may be anything, without running code of the program: on a Proxy even `instanceof` calls a
// function of the program.

import { Failure } from './failure.mjs';

// The value and its prototypes; an empty list if a Proxy is among them.
function chainOf(thrown) {
  const { isProxy } = process.getBuiltinModule('node:util').types, chain = [];
  for (let at = thrown; Object(at) === at; at = Object.getPrototypeOf(at)) {
    if (isProxy(at)) return [];
    chain.push(at);
  }
  return chain;
}

/** Like `thrown instanceof Class`. */
export const isOf = (thrown, { prototype }) => chainOf(thrown).includes(prototype);

/** The name and the message of a thrown value. Errors of its own getters are ignored. */
export function textsOf(thrown) {
  let name = typeof thrown, message = '';
  try {
    name = String(thrown?.name ?? name);
    message = String(thrown?.message ?? thrown);
  } catch { /* it cannot be converted to text */ }
  return [name, message];
}

/** Returns `thrown`, or a Failure in its place if it is a Proxy or cannot be converted to text: the runtime's client would crash on these. */
export function readable(thrown) {
  const { isNativeError } = process.getBuiltinModule('node:util').types;
  try {
    if (Object(thrown) !== thrown || (chainOf(thrown).length > 0 && (isNativeError(thrown) || String(thrown) !== null))) return thrown;
  } catch { /* it cannot be converted to text */ }
  return new Failure('lambda_wasm::Error', 'JavaScript threw a value that has no text.');
}

/**
 * Returns an Error whose stack names the module: call it while C++ calls JavaScript. The stack has four frames at most, because an Error
 * keeps the objects of its stack alive. Among these may be a failed instance that the new one replaces.
 */
export function born() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 4;
  const error = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/**
 * The message of an error if it is a trap of the module or a stack overflow in it, else undefined.
 *
 * Other modules trap too, and JavaScript's own functions overflow the stack. The stack that the engine recorded tells where an error was
 * made. An error without frames (Error.stackTraceLimit may be 0) counts as the module's.
 */
export function trapOf(error, birth) {
  const isTrap = isOf(error, WebAssembly.RuntimeError);
  if (!isTrap && !isOf(error, RangeError)) return undefined;
  const { get } = Object.getOwnPropertyDescriptor(new Error(), 'stack'), stackOf = (each) => (get === undefined ? each?.stack : get.call(each));
  const [place] = /wasm:[^:]+/.exec(birth && stackOf(birth)) ?? [''], [, message, frame = place] = /: (.*)(?:\n +at (.*))?/.exec(stackOf(error)) ?? [];
  return frame.includes(place) && (isTrap || /call stack/.test(message)) ? message : undefined;
}
