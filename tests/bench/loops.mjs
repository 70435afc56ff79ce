// What a warm work repeats. Each contestant imports a copy of its own (warm.mjs): in a shared one every call would be to a
// function that is another each time, which the compiler could not know.

import { context } from './context.mjs';

/** The handler alone, awaited. There are a power of two of events. */
export async function handler(handle, events, times) {
  for (let i = 0; i < times; i++) await handle(events[i & (events.length - 1)], context);
}

/** What the runtime's client does around it: the event comes as text, and the reply goes as text. */
export async function loop(handle, events, times, text) {
  for (let i = 0; i < times; i++) JSON.stringify(await handle(JSON.parse(text), context));
}
