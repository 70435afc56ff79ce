// A function's log on this machine.

import { format } from 'node:util';

/** As in the runtime, where these are plain log calls: each entry goes to `write`, as lines. */
export function logTo(write) {
  for (const level of ['trace', 'debug', 'info', 'log', 'warn', 'error', 'fatal']) {
    console[level] = (...parts) => write(`${format(...parts)}\n`);
  }
}
