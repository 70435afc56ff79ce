// One process of the runtime's client for each contestant, which fetch and stream on in turns, after their replies were compared. What
// is fetched comes from a server in a process of its own.
//
//   node proxied.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "size": bytes, "batches": count}'
//
// Prints the milliseconds from an event's being handed over to the end of its reply: {name: [ms, …]}.

import { strictEqual } from 'node:assert';

import { Client, Invocation } from '../../runtime/client.mjs';
import { inTurns, startServer } from '../turns.mjs';

const { contestants, node, ric, size, batches } = JSON.parse(process.argv[2]);
const server = await startServer('large.mjs');

const names = Object.keys(contestants), clients = {};
for (const name of names) clients[name] = await Client.start({ node, ric, ...contestants[name], timeout: 300_000 });
const samples = await inTurns(names, { batches, warmUp: 2 }, async (name) => {
  const { times, prelude, bytes, error } = await clients[name].invoke(new Invocation({ url: `${server.url}/${size}` }, { remaining: 60_000 }));
  strictEqual(bytes?.length, size, `${name} streams another size: ${error?.errorMessage}`);
  return { result: { prelude, bytes, error }, sample: times.last };
});
await Promise.all(names.map((name) => clients[name].kill()));
server.stop();
console.log(JSON.stringify(samples));
