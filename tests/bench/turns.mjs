// Measures contestants in turns, and starts the servers that they use.

import { deepStrictEqual } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/**
 * Runs each contestant once in each batch, in rotating order. The `warmUp` batches before the first are not counted.
 *
 * `run(name)` returns `{ result, sample }`: the results of a batch must be equal. Returns the samples, {name: [sample, …]}.
 */
export async function inTurns(names, { batches, warmUp, what = '' }, run) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let batch = -warmUp; batch < batches; batch++) {
    let expected;
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(batch + warmUp + turn) % names.length], { result, sample } = await run(name);
      if (batch >= 0) samples[name].push(sample);
      deepStrictEqual(result, expected ??= result, `${what}${name} gives something else`);
    }
  }
  return samples;
}

/** Starts one of servers/, which prints its URL first: `{ url, stop }`. */
export async function startServer(script) {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'servers', script)], { stdio: ['pipe', 'pipe', 'inherit'] });
  return { url: String((await once(server.stdout, 'data'))[0]).trim(), stop: () => server.stdin.end() };
}
