// Which instance takes the next event, of a module that is there at once.

import { build } from './function.mjs';

// The one, or null where none could be made.
let current = null;

/** An instance that takes events. */
export const make = build;

/** A fresh instance takes the next event. Where even that fails, the next invocation tries again and reports it. */
export function retire(instance) {
  if (current !== instance) return;
  current = null;
  try { current = make(); } catch { /* the next invocation's */ }
}

export function invoke(name, event, context) { return (current ??= make()).exports[name](event, context); }
