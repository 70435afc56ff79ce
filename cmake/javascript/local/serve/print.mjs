// Prints a line for each request, after the log that the function wrote for it.

import { AsyncLocalStorage } from 'node:async_hooks';

import { errorReport } from '../function_error.mjs';
import { keepLog } from './recent.mjs';

const write = process.stdout.write.bind(process.stdout);

/** The number of the request for which the current code runs, also in callbacks. */
export const current = new AsyncLocalStorage();

let waiting = '';

/** How long a line may wait for others, in milliseconds: the terminal then wakes up once for all of them. */
const TOGETHER = 10;

export function line(text) {
  if (waiting === '') setTimeout(flush, TOGETHER);
  waiting += `${text}\n`;
}

/** Writes the waiting lines. */
export function flush() {
  if (waiting !== '') write(waiting);
  waiting = '';
}

/** Prints log text at once, because the function may never end. */
export function log(text, number = current.getStore()) {
  flush();
  write(logged(text, number));
  keepLog(text, number);
}

/** Lines of a log with the number of their request. Lines without a request come from loading the module. */
export const logged = (text, number) => text.replace(/\n$/, '').replace(/^/gm, number === undefined ? 'init | ' : `#${number} | `) + '\n';

/** An error as text for the log: its type, its message and its stack. */
export function errorText(error) {
  const { errorType, errorMessage, trace } = errorReport(error);
  const frames = trace.filter((frame) => /^\s+at /.test(frame)); // without the name and the message above them
  const own = frames.findIndex((frame) => /AsyncLocalStorage\.run |Invocation\.run /.test(frame)); // the server's frames, below those of the function
  return [`${errorType}: ${errorMessage}`, ...frames.slice(0, own < 0 ? undefined : own)].join('\n');
}

/** Milliseconds with about three digits. */
export const milliseconds = (value) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
