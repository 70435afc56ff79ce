// W8 and other streamed replies: under the runtime's own client, by the wall clock.

import path from 'node:path';

import { middle, together } from '../estimators.mjs';
import { median, tenth } from '../statistics.mjs';

/** A client's process for each contestant; `work` is ours and JavaScript's. */
const clients = (bench, work, more) => ({
  node: bench.program, ric: process.env[`RIC_NODE${bench.node}`], ...more, contestants: {
    ours: { folder: bench.contestants.folder('ours', work) },
    javascript: { folder: path.dirname(bench.contestants.module('javascript', work)), handler: `${work}.handler` },
  },
});

const fieldOf = (field) => (process) => Object.fromEntries(Object.entries(process).map(([name, samples]) => [name, samples.map((sample) => sample[field])]));

export function w8(bench) {
  const row = (figure, field) => ({ figure, unit: 'ms', samples: fieldOf(field), estimator: middle(median), target: { javascript: 1.10 } });
  return bench.compare({
    work: 'W8', times: bench.pick(5, 2), measure: () => bench.run('streamed.mjs', clients(bench, 'w8', { input: 'get', batches: bench.pick(400, 40), warmUp: 300 })),
    figures: [row('hello streamed, to the first byte', 'first'), row('hello streamed, to the end', 'last')],
  });
}

export function streamed(bench) {
  return bench.compare({
    work: 'streamed', times: bench.pick(5, 2), measure: () => bench.run('streamed.mjs', clients(bench, 'streamed', { input: 'chunks', batches: bench.pick(30, 10), warmUp: 10 })),
    figures: [{ figure: '10 MB in chunks of 64 KiB', unit: 'ms', samples: fieldOf('last'), estimator: middle(tenth), target: { javascript: 1.25 } }],
  });
}

export function proxied(bench) {
  return bench.compare({
    work: 'proxied', times: bench.pick(3, 1), measure: () => bench.run('proxied.mjs', clients(bench, 'proxied', { size: 100_000_000, batches: bench.pick(12, 4) })),
    figures: [{ figure: '100 MB fetched and streamed on', unit: 'ms', estimator: together(median), target: { javascript: 1.25 } }],
  });
}
