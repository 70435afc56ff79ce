// The log of a function on this machine.

import { format } from 'node:util';

/** Replaces the console's methods, as the runtime does: each log entry is passed to `write`, as lines. */
export function logTo(write) {
  for (const level of ['trace', 'debug', 'info', 'log', 'warn', 'error', 'fatal']) {
    console[level] = (...parts) => write(`${format(...parts)}\n`);
  }
}
