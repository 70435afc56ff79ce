// How long before the platform ends an invocation its waits are cancelled.

import { Failure } from './failure.mjs';

const MARGIN = Number(process.env.LAMBDA_WASM_DEADLINE_MARGIN ?? 200);
if (!(MARGIN >= 0)) throw new Failure('lambda_wasm::InitError', `LAMBDA_WASM_DEADLINE_MARGIN is a number of milliseconds, not "${process.env.LAMBDA_WASM_DEADLINE_MARGIN}".`);

/** The longest timer of Node.js, in milliseconds. */
export const LONGEST = 2 ** 31 - 1;

/** The margin in milliseconds; half of the remaining time if that is less. */
export function marginOf(left) { return Math.min(MARGIN, left / 2); }
