// A fresh instance after a trap.

import { together } from '../estimators.mjs';

export function trap(bench) {
  const row = (figure, samples, target) => ({ figure, unit: 'ms', samples: (process) => ({ ours: samples(process) }), estimator: together(), target });
  return bench.compare({
    work: 'trap', times: bench.pick(20, 8), measure: () => bench.run('trap.mjs', { module: bench.contestants.module('ours', 'trap'), input: 'get' }),
    figures: [
      row('a fresh instance after the first trap', ({ first }) => [first], { ours: 0.5 }),
      row('a fresh instance after a later one', ({ later }) => later, { ours: 0.5 }),
      row('the first exception of all, without a trap', ({ exception }) => [exception]),
    ],
  });
}
