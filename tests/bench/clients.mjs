// The runtime's own client, which contestants stream under in turns.

import { Client } from '../runtime/client.mjs';
import { inTurns } from './turns.mjs';

/**
 * As `inTurns`, with a process of the client for each of `contestants` {name: {folder, handler}}: `run(client, name)` makes the sample,
 * and is to have the `outcome` compared: its prelude, its bytes and its error.
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
