// C++ exceptions that no catch clause has caught. There should be none.

import { Failure } from './failure.mjs';
import { isOf } from './thrown.mjs';

/** Returns the failure for such an exception, or undefined for another error. */
export function escapedException(error) {
  if (!isOf(error, WebAssembly.Exception)) return undefined;
  return new Failure('lambda_wasm::EscapedException', 'A C++ exception passed by the catch clauses around a co_await: a try in a loop that stands in another is compiled wrongly. Use as_result(…) there.', 2);
}
