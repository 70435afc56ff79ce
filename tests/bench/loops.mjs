// The loops of warm works. Each contestant imports its own copy (warm.mjs): in a shared one, the called function would differ between
// contestants, and V8 could not inline it.

import { context } from './context.mjs';

/** Awaits the handler alone. The number of events is a power of two. */
export async function handler(handle, events, times) {
  for (let i = 0; i < times; i++) await handle(events[i & (events.length - 1)], context);
}

/** With the work of the runtime's client: parses the event from text, and writes the reply as text. */
export async function loop(handle, events, times, text) {
  for (let i = 0; i < times; i++) JSON.stringify(await handle(JSON.parse(text), context));
}
