// Which instance takes the next event, of a module that is awaited: it is on the whole runtime, or what it begins with waits.

import { build } from './function.mjs';

// The one, a promise of it, or null where none could be made.
let current = null;

/** A promise of an instance that takes events. */
export async function make() {
  const instance = await build();
  await Promise.all(instance.starting ?? []);
  return instance;
}

function replace() {
  const next = (current = make());
  const settle = (made) => { if (current === next) current = made; };
  next.then(settle, () => settle(null));
}

/** A fresh instance takes the next event. Where even that fails, the next invocation tries again and reports it. */
export function retire(instance) {
  if (current === instance) replace();
}

export function invoke(name, event, context) {
  if (current === null) replace();
  return current instanceof Promise ? current.then((made) => made.exports[name](event, context)) : current.exports[name](event, context);
}
