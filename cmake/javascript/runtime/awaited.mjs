// Chooses the instance for the next event, if instances start asynchronously: on the full runtime, or with tasks of LAMBDA_WASM_INIT.

import { LONGEST, marginOf } from './deadline.mjs';
import { Failure } from './failure.mjs';
import { build } from './function.mjs';

// The current instance, a promise of it, or null if the last start failed.
let current = null;

/** Returns a promise of an instance that can take events. */
export async function make() {
  const instance = await build();
  await Promise.all(instance.starting ?? []);
  return instance;
}

/** Makes the first instance while index.mjs is loaded. */
export async function start() { current = await (await make()).warmUp(); }

function replace() {
  const next = (current = make());
  // A start that was given up may still be the first to succeed.
  const settle = (made) => { if (current === next || (made !== null && !isThere())) current = made; };
  next.then(settle, () => settle(null));
}

const isThere = () => current !== null && !(current instanceof Promise);

/** Replaces an instance that has failed. If its replacement cannot start either, the next invocation tries again and reports the error. */
export function retire(instance) {
  if (current === instance) replace();
}

export function invoke(name, event, context) {
  if (current === null) replace();
  if (isThere()) return current.exports[name](event, context);
  return inTime(current, context).then(() => invoke(name, event, context)); // `current` may be another instance by then
}

// A start may take longer than the timeout of an event, or never end. The invocation then fails, and the next event starts another.
function inTime(promise, context) {
  const left = context?.getRemainingTimeInMillis?.();
  if (!Number.isFinite(left)) return promise;
  let timer;
  const late = new Promise((_, fail) => {
    const error = new Failure('lambda_wasm::Cancelled', 'A fresh instance has not begun before the platform would have ended the invocation.');
    timer = setTimeout(() => {
      if (current === promise) current = null;
      fail(error);
    }, Math.min(left - marginOf(left), LONGEST));
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
