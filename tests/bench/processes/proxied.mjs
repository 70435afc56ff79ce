// One process of the runtime's client for each contestant. They fetch and forward a stream in turns, after comparing their replies. The
// server runs in another process.
//
//   node proxied.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "size": bytes, "batches": count}'
//
// Prints the milliseconds from the delivery of an event to the end of its reply: {name: [ms, …]}.

import { strictEqual } from 'node:assert';

import { Invocation } from '../../runtime/client.mjs';
import { clientsInTurns } from '../clients.mjs';
import { startServer } from '../turns.mjs';

const { size, batches, ...contest } = JSON.parse(process.argv[2]);
const server = await startServer('large.mjs');
const samples = await clientsInTurns({ ...contest, timeout: 300_000 }, { batches, warmUp: 2 }, async (client, name) => {
  const outcome = await client.invoke(new Invocation({ url: `${server.url}/${size}` }, { remaining: 60_000 }));
  strictEqual(outcome.bytes?.length, size, `${name} streams another size: ${outcome.error?.errorMessage}`);
  return { outcome, sample: outcome.times.last };
});
server.stop();
console.log(JSON.stringify(samples));
