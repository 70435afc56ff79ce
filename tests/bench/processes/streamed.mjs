// One process of the runtime's client for each contestant, which stream in turns, after their replies were compared.
//
//   node streamed.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "input": name, "batches": count}'
//
// Prints the milliseconds from an event's being handed over to the first byte and to the end of its reply: {name: [{first, last}, …]}.

import { Client } from '../../runtime/client.mjs';
import { inputOf } from '../inputs.mjs';
import { inTurns } from '../turns.mjs';

const { contestants, node, ric, input, batches } = JSON.parse(process.argv[2]);
const event = JSON.parse(inputOf(input)), names = Object.keys(contestants), clients = {};
for (const name of names) clients[name] = await Client.start({ node, ric, ...contestants[name], timeout: 120_000 });
const samples = await inTurns(names, { batches, warmUp: 5 }, async (name) => {
  const { prelude, bytes, error, times } = await clients[name].invoke(event);
  return { result: { prelude, bytes, error }, sample: { first: times.first, last: times.last } };
});
await Promise.all(names.map((name) => clients[name].kill()));
console.log(JSON.stringify(samples));
