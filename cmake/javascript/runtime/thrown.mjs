// What JavaScript may throw, which is anything. The supervisor looks at it without running code of its own: a Proxy answers even
// `instanceof` by a function of the program's.

import { Failure } from './failure.mjs';

// The prototypes of a value, itself the first; none where there is a Proxy among them.
function chainOf(thrown) {
  const { isProxy } = process.getBuiltinModule('node:util').types, chain = [];
  for (let at = thrown; Object(at) === at; at = Object.getPrototypeOf(at)) {
    if (isProxy(at)) return [];
    chain.push(at);
  }
  return chain;
}

/** As `thrown instanceof Class`. */
export const isOf = (thrown, { prototype }) => chainOf(thrown).includes(prototype);

/** Its name and its message, where it has any: what getters of its own throw is nobody's business. */
export function textsOf(thrown) {
  let name = typeof thrown, message = '';
  try {
    name = String(thrown?.name ?? name);
    message = String(thrown?.message ?? thrown);
  } catch { /* it has no text */ }
  return [name, message];
}

/** What was thrown, for the runtime: its client would end by what has no text, and by a Proxy. It reads errors with care. */
export function readable(thrown) {
  const { isNativeError } = process.getBuiltinModule('node:util').types;
  try {
    if (Object(thrown) !== thrown || (chainOf(thrown).length > 0 && (isNativeError(thrown) || String(thrown) !== null))) return thrown;
  } catch { /* it has no text */ }
  return new Failure('lambda_wasm::Error', 'JavaScript threw a value that has no text.');
}

/**
 * An Error that C++ has made by calling JavaScript: its stack names the module. It is no longer than that takes, as it holds what is in
 * it: an instance that has failed, where this one is made in its place.
 */
export function born() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 4;
  const error = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/**
 * The message of a trap of the module, or of the stack that has overflowed in it. Other modules trap, too, and JavaScript's own functions
 * overflow the stack: where an error was made its stack tells, as the engine has recorded it. A stack without frames, as where
 * Error.stackTraceLimit is 0, is taken for the module's.
 */
export function trapOf(error, birth) {
  const isTrap = isOf(error, WebAssembly.RuntimeError);
  if (!isTrap && !isOf(error, RangeError)) return undefined;
  const { get } = Object.getOwnPropertyDescriptor(new Error(), 'stack'), stackOf = (each) => (get === undefined ? each?.stack : get.call(each));
  const [place] = /wasm:[^:]+/.exec(birth && stackOf(birth)) ?? [''], [, message, frame = place] = /: (.*)(?:\n +at (.*))?/.exec(stackOf(error)) ?? [];
  return frame.includes(place) && (isTrap || /call stack/.test(message)) ? message : undefined;
}
