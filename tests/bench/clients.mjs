// Contestants that stream in turns, each under the runtime's own client.

import { Client } from '../runtime/client.mjs';
import { inTurns } from './turns.mjs';

/**
 * Like `inTurns`, with a process of the client for each of `contestants` {name: {folder, handler}}. `run(client, name)` returns the sample
 * and the `outcome`, whose prelude, bytes and error are compared.
 */
export async function clientsInTurns({ contestants, node, ric, timeout }, options, run) {
  const names = Object.keys(contestants), clients = {};
  for (const name of names) clients[name] = await Client.start({ node, ric, ...contestants[name], timeout });
  const samples = await inTurns(names, options, async (name) => {
    const { outcome: { prelude, bytes, error }, sample } = await run(clients[name], name);
    return { result: { prelude, bytes, error }, sample };
  });
  await Promise.all(names.map((name) => clients[name].kill()));
  return samples;
}
