// What the server prints: a line for each request, and before it what the function has logged for it.

import { AsyncLocalStorage } from 'node:async_hooks';

import { errorReport } from '../function_error.mjs';

const write = process.stdout.write.bind(process.stdout);

/** The number of the request that code runs for, however it has come to run. */
export const current = new AsyncLocalStorage();

let waiting = '';

/** How long a line may wait for others, in milliseconds: whoever shows them is woken for all at once. */
const TOGETHER = 10;

export function line(text) {
  if (waiting === '') setTimeout(flush, TOGETHER);
  waiting += `${text}\n`;
}

/** Writes what waits. */
export function flush() {
  if (waiting !== '') write(waiting);
  waiting = '';
}

/** What is logged is seen at once: the function may never come to an end. */
export function log(text, number = current.getStore()) {
  flush();
  write(logged(text, number));
}

/** Lines of a log, each with the number of its request; without one they are of the module's loading. */
export const logged = (text, number) => text.replace(/\n$/, '').replace(/^/gm, number === undefined ? 'init | ' : `#${number} | `) + '\n';

/** An error as it is logged: its type, its message and its stack. */
export function errorText(error) {
  const { errorType, errorMessage, trace } = errorReport(error);
  const frames = trace.filter((frame) => /^\s+at /.test(frame)); // above them stand the name and the message again
  const own = frames.findIndex((frame) => /AsyncLocalStorage\.run |Invocation\.run /.test(frame)); // the server's, below the function's
  return [`${errorType}: ${errorMessage}`, ...frames.slice(0, own < 0 ? undefined : own)].join('\n');
}

/** Milliseconds, in three digits or so. */
export const milliseconds = (value) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
