// What ends a function that computes beyond its time: nothing else of its process runs then, no timer and no other request. A thread
// looks at what is under way, answers as the platform does, and ends the process; the server starts another.

import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

import { FAILED_BYTES } from '../function_reply.mjs';
import { logged } from './print.mjs';

/** How many requests are watched at once; those beyond have to do without. */
const SLOTS = 1024;

/** How long behind its deadline a request is answered without the thread that should have, in milliseconds. */
const PATIENCE = 500;

/** Answers on a socket, by its file descriptor, that the function has failed. */
export function answerFailure(descriptor) {
  try { writeSync(descriptor, FAILED_BYTES); } catch { /* its client has gone */ }
}

/** What the thread sees, of each slot: when it is due, 0 for never; whose it is; where to answer, -1 where a reply has begun. */
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

  /** Watches a request until `leave`; gives its slot. */
  enter(number, due, descriptor) {
    const slot = this.#free.pop();
    if (slot === undefined) return slot;
    this.#views.number[slot] = number;
    this.#views.descriptor[slot] = descriptor;
    this.#views.due[slot] = due;
    return slot;
  }

  /** Its reply has begun: nothing can be answered any more. */
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
