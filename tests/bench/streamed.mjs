// One process of the runtime's client for each contestant, which stream in turns, after their replies were compared.
//
//   node streamed.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "batches": count}'
//
// Prints the milliseconds from an event's being handed over to the first byte and to the end of its reply: {name: [{first, last}, …]}, the
// first of a reply of one chunk, the last of one of 160 chunks of 64 KiB.

import { Client } from '../runtime/client.mjs';
import { inTurns } from './turns.mjs';

const { contestants, node, ric, batches } = JSON.parse(process.argv[2]);
const names = Object.keys(contestants), clients = {};
for (const name of names) clients[name] = await Client.start({ node, ric, ...contestants[name], timeout: 120_000 });
const samples = await inTurns(names, { batches, warmUp: 5 }, async (name) => {
  const invoke = (event) => clients[name].invoke(event);
  const small = await invoke({ count: 1, size: 1000 }), large = await invoke({ count: 160, size: 65536 });
  const result = [small, large].map(({ prelude, bytes, error }) => ({ prelude, bytes, error }));
  return { result, sample: { first: small.times.first, last: large.times.last } };
});
await Promise.all(names.map((name) => clients[name].kill()));
console.log(JSON.stringify(samples));
