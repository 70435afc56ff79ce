// One process of a warm work: all contestants in turns, in batches of a few milliseconds, after their replies were compared.
//
//   node warm.mjs '{"event": file, "contestants": {name: module, …}, "shape": "handler" | "loop", "batches": count}'
//
// Prints the microseconds of processor time (clock.mjs) of an invocation in each batch, for each contestant: {name: [µs, …], …}.

import { readFileSync } from 'node:fs';

import { processor } from './clock.mjs';
import { context } from './context.mjs';
import { compareReplies, load } from './replies.mjs';

const { event, contestants, shape, batches } = JSON.parse(process.argv[2]);
const BATCH = 2; // milliseconds
const WARM_UP = 400; // milliseconds of each contestant, before the first batch

const text = JSON.stringify(JSON.parse(readFileSync(event, 'utf8')));
// Not one object again and again: each invocation of the runtime has its own.
const events = Array.from({ length: 64 }, () => JSON.parse(text));

const entries = [];
for (const [name, module] of Object.entries(contestants)) {
  const loops = await import(`./loops.mjs?${name}`);
  entries.push({ name, handle: (await load(module)).handler, run: loops[shape], samples: [] });
}
await compareReplies(entries, text, context);

const measure = async ({ handle, run }, times) => {
  const begin = processor();
  await run(handle, events, times, text);
  return (processor() - begin) / times;
};

for (const entry of entries) {
  let took = 0;
  for (const end = processor() + WARM_UP; processor() < end;) took = await measure(entry, 500);
  entry.times = Math.max(1, Math.round(BATCH / took));
}
for (let batch = 0; batch < batches; batch++) {
  // Whoever stands behind another finds the caches as that one left them: everyone is once behind everyone.
  for (let turn = 0; turn < entries.length; turn++) {
    const entry = entries[(batch + turn) % entries.length];
    entry.samples.push(1000 * (await measure(entry, entry.times)));
  }
}
console.log(JSON.stringify(Object.fromEntries(entries.map(({ name, samples }) => [name, samples]))));
