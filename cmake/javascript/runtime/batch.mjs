// Batches (include/lambda_wasm/batch.hpp): what became of the records of an event, so that after a crash another instance goes on.
//
// A crash costs the record that ran. If several ran, as tasks, none is known to be the cause: each is tried again, alone, and one that
// crashes then is known.

import { marginOf } from './deadline.mjs';
import { ABI } from './function.mjs';
import { severityOf } from './lane.mjs';

/**
 * By event: the batches of its handler.
 *   `begun`  those of the instance that runs, in order: `{ memory, at, count, states }`, with the states once it has ended
 *   `left`   the states that each batch had when the last instance crashed
 *   `crash`  the type and the message of that crash, a line each
 *   `differs`  whether a batch has other records than in the instance before
 */
const EVENTS = new WeakMap();

export class Batches {
  constructor(instance) { this.instance = instance; }

  begin(at, count, to, size) {
    const { event, context, memory } = this.instance;
    if (!EVENTS.has(event)) EVENTS.set(event, { begun: [], left: [], crash: '', differs: false });
    const known = EVENTS.get(event), left = known.left[known.begun.length];
    if (left?.length === count) {
      new Uint8Array(memory.buffer, at).set(left);
      Buffer.from(memory.buffer).write(`${known.crash}\0`, to, size);
    } else {
      known.differs ||= left !== undefined;
    }
    known.begun.push({ memory, at, count });
    const remaining = context?.getRemainingTimeInMillis?.();
    return remaining < Infinity ? marginOf(Math.max(0, remaining)) : -1;
  }

  end(at) {
    const batch = EVENTS.get(this.instance.event)?.begun.find((each) => each.at === at && each.states === undefined);
    if (batch !== undefined) batch.states = statesOf(batch);
  }
}

function statesOf({ memory, at, count, states }) { return states ?? new Uint8Array(memory.buffer, at, count).slice(); }

/** Whether the handler is called again with the event, because an instance crashed while records ran. */
export function goesOn(event, error) {
  const known = EVENTS.get(event), severity = severityOf(error);
  if (known === undefined) return false;
  EVENTS.delete(event);
  const left = known.begun.map(statesOf), ran = left.flatMap((states) => [...states]).filter((state) => state === ABI.record_state.running).length;
  if (severity === 0 || known.differs || ran === 0) return false;
  // Memory that may be overwritten says little of the records: those that are not done are tried another time.
  const isDoubtful = severity > 2;
  const next = (state) => {
    if (state === ABI.record_state.running) return ran === 1 || isDoubtful ? ABI.record_state.crashed : ABI.record_state.suspect;
    return isDoubtful && state !== ABI.record_state.done ? ABI.record_state.failed : state;
  };
  EVENTS.set(event, { begun: [], left: left.map((states) => states.map(next)), crash: `${error.name}\n${error.message}`, differs: false });
  return true;
}
