// Which instance takes the next event, of a module that is there at once.

import { build } from './function.mjs';

// The one, or undefined where none could be made.
let current;

/** An instance that takes events. */
export const make = build;

/** Makes the first instance, while index.mjs is loaded. */
export function start() { current = make().warmUp(); }

/** A fresh instance takes the next event. Where even that fails, the next invocation tries again and reports it. */
export function retire(instance) {
  if (current === instance) {
    current = undefined;
    try { current = make(); } catch { /* the next invocation's */ }
  }
}

export function invoke(name, event, context) { return (current ??= make()).exports[name](event, context); }
