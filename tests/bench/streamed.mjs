// One process of the runtime's client for each contestant, which stream in turns, after their replies were compared.
//
//   node streamed.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "batches": count}'
//
// Prints the milliseconds from an event's being handed over to the first byte and to the end of its reply: {name: {first: [ms, …],
// last: [ms, …]}}, the first of a reply of one chunk, the last of one of 160 chunks of 64 KiB.

import { deepStrictEqual } from 'node:assert';

import { Client } from '../runtime/client.mjs';

const { contestants, node, ric, batches } = JSON.parse(process.argv[2]);
const names = Object.keys(contestants), clients = {}, samples = {};
for (const name of names) {
  clients[name] = await Client.start({ node, ric, ...contestants[name], timeout: 120_000 });
  samples[name] = { first: [], last: [] };
}

for (let batch = -5; batch < batches; batch++) { // the first ones are to warm up
  let expected;
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(batch + 5 + turn) % names.length];
    const invoke = (event) => clients[name].invoke(event);
    const small = await invoke({ count: 1, size: 1000 }), large = await invoke({ count: 160, size: 65536 });
    const replies = [small, large].map(({ prelude, bytes, error }) => ({ prelude, bytes, error }));
    deepStrictEqual(replies, expected ??= replies, `${name} streams something else`);
    if (batch < 0) continue;
    samples[name].first.push(small.times.first);
    samples[name].last.push(large.times.last);
  }
}
await Promise.all(names.map((name) => clients[name].kill()));
console.log(JSON.stringify(samples));
