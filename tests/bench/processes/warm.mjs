// One process of a warm work: all contestants in turns, in batches of a few milliseconds, after comparing their replies.
//
//   node warm.mjs '{"contestants": {name: module, …}, "input": name, "shape": "handler" | "loop", "handler": export, "batches": count}'
//
// An optional "before" names an export that is called once with the event first. Prints the microseconds of processor time (clock.mjs)
// of an invocation in each batch, for each contestant: {name: [µs, …], …}.

import { processor } from '../clock.mjs';
import { context } from '../context.mjs';
import { inputOf } from '../inputs.mjs';
import { compareReplies, load } from '../replies.mjs';

const { contestants, input, shape, handler, before, batches } = JSON.parse(process.argv[2]);
const BATCH = 2; // milliseconds
const WARM_UP = 400; // milliseconds of each contestant, before the first batch

const text = inputOf(input);
// Different event objects, as in the runtime, where each invocation has its own; but at most a megabyte or two of them.
const events = Array.from({ length: 2 ** Math.max(0, Math.min(6, Math.floor(Math.log2(2e6 / text.length)))) }, () => JSON.parse(text));

const entries = [];
for (const [name, module] of Object.entries(contestants)) {
  const loops = await import(`../loops.mjs?${name}`), functions = await load(module);
  if (before !== undefined) await functions[before](JSON.parse(text), context);
  entries.push({ name, handle: functions[handler], run: loops[shape], samples: [] });
}
await compareReplies(entries, text, context);

const measure = async ({ handle, run }, times) => {
  const begin = processor();
  await run(handle, events, times, text);
  return (processor() - begin) / times;
};

for (const entry of entries) {
  // Enough invocations at a time to make the clock's cost negligible.
  let took = 0, times = 1;
  for (const end = processor() + WARM_UP; processor() < end;) {
    took = await measure(entry, times);
    times = Math.max(1, Math.min(2 * times, Math.round(10 / took)));
  }
  entry.times = Math.max(1, Math.round(BATCH / took));
}
for (let batch = 0; batch < batches; batch++) {
  // A contestant finds the caches as its predecessor left them, so every contestant follows every other.
  for (let turn = 0; turn < entries.length; turn++) {
    const entry = entries[(batch + turn) % entries.length];
    entry.samples.push(1000 * (await measure(entry, entry.times)));
  }
}
console.log(JSON.stringify(Object.fromEntries(entries.map(({ name, samples }) => [name, samples]))));
