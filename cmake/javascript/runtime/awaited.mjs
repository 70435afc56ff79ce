// Which instance takes the next event, of a module that is awaited: it is on the whole runtime, or what it begins with waits.

import { LONGEST, marginOf } from './deadline.mjs';
import { Failure } from './failure.mjs';
import { build } from './function.mjs';

// The one, a promise of it, or null where none could be made.
let current = null;

/** A promise of an instance that takes events. */
export async function make() {
  const instance = await build();
  await Promise.all(instance.starting ?? []);
  return instance;
}

/** Makes the first instance, while index.mjs is loaded. */
export async function start() { current = await (await make()).warmUp(); }

function replace() {
  const next = (current = make());
  // One that was given up may still be the first that is there.
  const settle = (made) => { if (current === next || (made !== null && !isThere())) current = made; };
  next.then(settle, () => settle(null));
}

const isThere = () => current !== null && !(current instanceof Promise);

/** A fresh instance takes the next event. Where even that fails, the next invocation tries again and reports it. */
export function retire(instance) {
  if (current === instance) replace();
}

export function invoke(name, event, context) {
  if (current === null) replace();
  if (isThere()) return current.exports[name](event, context);
  return inTime(current, context).then(() => invoke(name, event, context)); // to whichever is the one then
}

// What an instance begins with may take longer than the platform gives an event, or never end: the next event tries another.
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
