// One process of the runtime's client for each contestant, which fetch and stream on in turns, after their replies were compared. What
// is fetched comes from a server in a process of its own.
//
//   node proxied.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "size": bytes, "batches": count}'
//
// Prints the milliseconds from an event's being handed over to the end of its reply: {name: [ms, …]}.

import { deepStrictEqual } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { Client, Invocation } from '../runtime/client.mjs';

const { contestants, node, ric, size, batches } = JSON.parse(process.argv[2]);
const server = spawn(process.execPath, [path.join(import.meta.dirname, 'large_server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
const origin = String((await once(server.stdout, 'data'))[0]).trim();

const names = Object.keys(contestants), clients = {}, samples = {};
for (const name of names) {
  clients[name] = await Client.start({ node, ric, ...contestants[name], timeout: 300_000 });
  samples[name] = [];
}

for (let batch = -2; batch < batches; batch++) { // the first ones are to warm up
  let expected;
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(batch + 2 + turn) % names.length];
    const { times, prelude, bytes, error } = await clients[name].invoke(new Invocation({ url: `${origin}/${size}` }, { remaining: 60_000 }));
    const reply = { prelude, bytes, error };
    deepStrictEqual(reply, expected ??= reply, `${name} streams something else`);
    if (batch >= 0) samples[name].push(times.last);
  }
  deepStrictEqual(expected.bytes.length, size);
}
await Promise.all(names.map((name) => clients[name].kill()));
server.stdin.end();
console.log(JSON.stringify(samples));
