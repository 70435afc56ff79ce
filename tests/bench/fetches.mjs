// One process of what a fetch costs: ours and plain JavaScript's, in turns, after their sums were compared. What is fetched comes from
// a server in a process of its own.
//
//   node fetches.mjs '{"ours": module, "javascript": module, "batches": count}'
//
// Prints the microseconds of processor time (clock.mjs) of one fetch in each batch: {name: [µs, …]}.

import { deepStrictEqual } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { processor } from './clock.mjs';
import { context } from './context.mjs';
import { load } from './replies.mjs';

const TIMES = 100; // of fetches in a batch

const { batches, ...modules } = JSON.parse(process.argv[2]);
const server = spawn(process.execPath, [path.join(import.meta.dirname, 'order_server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
const url = String((await once(server.stdout, 'data'))[0]).trim();

const names = Object.keys(modules), contestants = {}, samples = {};
for (const name of names) contestants[name] = await load(modules[name]);
for (const name of names) samples[name] = [];
for (let batch = -20; batch < batches; batch++) { // the first ones are to warm up
  let expected;
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(batch + 20 + turn) % names.length], begin = processor(), result = await contestants[name].handler({ url, times: TIMES }, context);
    if (batch >= 0) samples[name].push((1000 * (processor() - begin)) / TIMES);
    deepStrictEqual(result, expected ??= result, `${name} gives something else`);
  }
}
server.stdin.end();
console.log(JSON.stringify(samples));
