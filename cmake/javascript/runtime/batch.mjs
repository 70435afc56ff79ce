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
 *   `crash`  the error of that crash
 *   `differs`  whether a batch has other records than in the instance before
 */
const EVENTS = new WeakMap();

export class Batches {
  constructor(instance) { this.instance = instance; }

  begin(at, count) {
    const { event, context, memory } = this.instance;
    if (!EVENTS.has(event)) EVENTS.set(event, { begun: [], left: [], crash: undefined, differs: false });
    const known = EVENTS.get(event), left = known.left[known.begun.length];
    if (left?.length === count) new Uint8Array(memory.buffer, at).set(left);
    else known.differs ||= left !== undefined;
    known.begun.push({ memory, at, count });
    const remaining = context?.getRemainingTimeInMillis?.();
    return remaining < Infinity ? marginOf(Math.max(0, remaining)) : -1;
  }

  log(fate, isType, ...texts) {
    const { instance } = this, { memory, event } = instance, bytes = Buffer.from(memory.buffer);
    let [type, message, record, receiveCount] = [0, 2, 4, 6].map((i) => bytes.utf8Slice(texts[i], texts[i] + texts[i + 1]));
    if (isType) type = instance.demangle(type);
    if (fate === ABI.fate.crashed) ({ name: type, message } = EVENTS.get(event).crash);
    instance.flush?.(); // earlier output comes first
    logEntry(`A record ${fate === ABI.fate.dropped ? 'is dropped' : 'failed'}: ${message}`, { record, errorType: type, receiveCount });
  }

  end(at) {
    const batch = EVENTS.get(this.instance.event)?.begun.find((each) => each.at === at && each.states === undefined);
    if (batch !== undefined) batch.states = statesOf(batch);
  }
}

// How entries look is said in include/lambda_wasm/log.hpp.
function logEntry(message, fields) {
  console.error(process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === 'JSON' ? { message, ...fields } : `${message} ${JSON.stringify(fields)}`);
}

function statesOf({ memory, at, count, states }) { return states ?? new Uint8Array(memory.buffer, at, count).slice(); }

/** Forgets an event whose handler has replied. @returns the reply */
export function over(event, reply) {
  EVENTS.delete(event);
  return reply;
}

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
  EVENTS.set(event, { begun: [], left: left.map((states) => states.map(next)), crash: error, differs: false });
  return true;
}
