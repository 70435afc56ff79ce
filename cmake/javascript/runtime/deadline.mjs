// How long before the platform would end an invocation what it waits for is told to stop.

import { Failure } from './failure.mjs';

const MARGIN = Number(process.env.LAMBDA_WASM_DEADLINE_MARGIN ?? 200);
if (!(MARGIN >= 0)) throw new Failure('lambda_wasm::InitError', `LAMBDA_WASM_DEADLINE_MARGIN is a number of milliseconds, not "${process.env.LAMBDA_WASM_DEADLINE_MARGIN}".`);

/** What a timer of Node.js may take, in milliseconds. */
export const LONGEST = 2 ** 31 - 1;

/** In milliseconds: half of what it has left where it has less. */
export function marginOf(left) { return Math.min(MARGIN, left / 2); }
