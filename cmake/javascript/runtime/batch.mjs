// Batches (include/lambda_wasm/batch.hpp): what became of the records of an event, so that after a crash another instance goes on.
//
// A crash costs the record that ran. If several ran, as tasks, none is known to be the cause: each is tried again, alone, and one that
// crashes then is known.

import { marginOf } from './deadline.mjs';
import { Failure } from './failure.mjs';
import { ABI } from './function.mjs';
import { severityOf } from './lane.mjs';
import { isOf } from './thrown.mjs';

/**
 * By event: the batches of its handler, one after another.
 *   `begun`  those of the instance that runs: `{ memory, at, count, key, states }`, with the states once it has ended
 *   `left`   those of the instance before, which crashed: `{ key, states }`
 *   `crash`  its error
 *   `isUnsure`  whether a record may be that of another batch: batches run beside each other or within a record, or are others than before
 */
const EVENTS = new WeakMap();

export class Batches {
  constructor(instance) { this.instance = instance; }

  begin(at, count, key) {
    const { event, context, memory } = this.instance;
    if (Object(event) === event) {
      if (!EVENTS.has(event)) EVENTS.set(event, { begun: [], left: [], crash: undefined, isUnsure: false });
      const known = EVENTS.get(event), left = known.left[known.begun.length];
      if (known.begun.some(({ states }) => states === undefined) || (left !== undefined && left.key !== key)) known.isUnsure = true;
      else if (left !== undefined) new Uint8Array(memory.buffer, at).set(left.states);
      known.begun.push({ memory, at, count, key });
    }
    const remaining = context?.getRemainingTimeInMillis?.();
    return remaining < Infinity ? marginOf(Math.max(0, remaining)) : -1;
  }

  log(fate, isType, ...texts) {
    const { instance } = this, { memory, event } = instance, bytes = Buffer.from(memory.buffer);
    let [type, message, record, receiveCount] = [0, 2, 4, 6].map((i) => bytes.utf8Slice(texts[i], texts[i] + texts[i + 1]));
    if (isType) type = instance.demangle(type);
    if (fate === ABI.fate.crashed) {
      const { crash } = EVENTS.get(event); // of JavaScript, it may be anything that has a text
      [type, message] = [crash?.name ?? typeof crash, crash?.message ?? crash];
    }
    instance.flush?.(); // earlier output comes first
    logEntry(`A record ${fate === ABI.fate.dropped ? 'is dropped' : 'failed'}: ${message}`, { record, errorType: type, ...(receiveCount && { receiveCount }) });
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

/**
 * Whether the handler is called again with the event, because it ended while a record ran: the instance crashed, or an error of JavaScript
 * passed through. A failure of severity 0 has another cause, such as the end of the time.
 */
export function goesOn(event, error) {
  const known = EVENTS.get(event), severity = severityOf(error);
  EVENTS.delete(event);
  if (known === undefined || known.isUnsure || (severity === 0 && isOf(error, Failure))) return false;
  const left = known.begun.map((batch) => ({ key: batch.key, states: statesOf(batch) }));
  const ran = left.flatMap(({ states }) => [...states]).filter((state) => state === ABI.record_state.running).length;
  if (ran === 0) return false;
  // Memory that may be overwritten says little of the records: those that are not done are tried another time.
  const isDoubtful = severity > 2;
  const next = (state) => {
    if (state === ABI.record_state.running) return ran === 1 || isDoubtful ? ABI.record_state.crashed : ABI.record_state.suspect;
    return isDoubtful && state !== ABI.record_state.done ? ABI.record_state.failed : state;
  };
  EVENTS.set(event, { begun: [], left: left.map(({ key, states }) => ({ key, states: states.map(next) })), crash: error, isUnsure: false });
  return true;
}
