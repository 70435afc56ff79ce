// Ends a function that computes beyond its timeout. Nothing else in its process can run then, neither timers nor other requests. A thread
// therefore watches the requests, answers like the platform, and ends the process; the server starts another.

import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

import { FAILED_BYTES } from '../function_reply.mjs';
import { logged } from './print.mjs';

/** How many requests are watched at the same time. Others are not watched. */
const SLOTS = 1024;

/** After how many milliseconds beyond its deadline the thread answers a request in place of the main thread. */
const PATIENCE = 500;

/** Sends the reply of a failed function to a socket, by its file descriptor. */
export function answerFailure(descriptor) {
  try { writeSync(descriptor, FAILED_BYTES); } catch { /* its client has disconnected */ }
}

/** For each slot: when the request is due, or 0; its number; the descriptor of its socket, or -1 if a reply has begun. */
const views = (memory) => ({
  due: new Float64Array(memory, 0, SLOTS), number: new Int32Array(memory, 8 * SLOTS, SLOTS), descriptor: new Int32Array(memory, 12 * SLOTS, SLOTS),
});

export class Watchdog {
  #views;
  #free = Array.from({ length: SLOTS }, (_, i) => i);

  constructor(timeout) {
    const memory = new SharedArrayBuffer(16 * SLOTS);
    this.#views = views(memory);
    new Worker(new URL(import.meta.url), { workerData: { memory, timeout } }).unref();
  }

  /** Watches a request until `leave`. Returns its slot. */
  enter(number, due, descriptor) {
    const slot = this.#free.pop();
    if (slot === undefined) return slot;
    this.#views.number[slot] = number;
    this.#views.descriptor[slot] = descriptor;
    this.#views.due[slot] = due;
    return slot;
  }

  /** Its reply has begun, so the thread cannot answer. */
  begin(slot) {
    if (slot !== undefined) this.#views.descriptor[slot] = -1;
  }

  leave(slot) {
    if (slot === undefined) return;
    this.#views.due[slot] = 0;
    this.#free.push(slot);
  }
}

function watch({ memory, timeout }) {
  const { due, number, descriptor } = views(memory), never = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    Atomics.wait(never, 0, 0, PATIENCE / 2);
    const late = Date.now() - PATIENCE;
    if (!due.some((at) => at !== 0 && at < late)) continue;
    due.forEach((at, slot) => {
      if (at === 0) return;
      const why = at < late ? `Sandbox.Timedout: Task timed out after ${(timeout / 1000).toFixed(2)} seconds` : 'Runtime.ExitError: its process was killed because another request timed out';
      writeSync(1, logged(why, number[slot]));
      if (descriptor[slot] >= 0) answerFailure(descriptor[slot]);
    });
    process.kill(process.pid, 'SIGKILL');
  }
}

if (!isMainThread && workerData?.memory) watch(workerData);
