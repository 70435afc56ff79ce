// Chooses the instance for the next event, if instances start synchronously.

import { build } from './function.mjs';

// The current instance, or undefined if the last start failed.
let current;

/** Makes an instance that can take events. */
export const make = build;

/** Makes the first instance while index.mjs is loaded. */
export function start() { current = make().warmUp(); }

/** Replaces an instance that has failed. If its replacement cannot start either, the next invocation tries again and reports the error. */
export function retire(instance) {
  if (current === instance) {
    current = undefined;
    try { current = make(); } catch { /* the next invocation reports it */ }
  }
}

export function invoke(name, event, context) { return (current ??= make()).exports[name](event, context); }
