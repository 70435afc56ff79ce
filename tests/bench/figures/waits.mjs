// W6, and other costs of waiting.

import { middleOver } from '../estimators.mjs';

export async function w6(bench) {
  const names = ['ours', 'javascript', 'embind_val'];
  const more = middleOver('javascript');
  const row = (figure, what, row) => ({ figure, unit: 'µs', samples: (process) => process[what], ...row });
  const settled = 'an await of a settled promise, over JavaScript';
  await bench.compare({
    work: 'W6', times: bench.pick(5, 2),
    measure: () => bench.run('waits.mjs', { input: 'get', batches: bench.pick(100, 30), ...bench.modules('waits', names) }),
    figures: [
      row("8 timers at once, through the runtime's loop", 'eight', { target: { javascript: 1.10 } }),
      row(`${settled}: void`, 'nothing', { estimator: more, target: { ours: 0.07 } }),
      row(`${settled}: a val`, 'value', { estimator: more, target: { ours: 0.07 } }),
      row(`${settled}: one integer`, 'number', { estimator: more, target: { ours: 0.10 } }),
      row(`${settled}: five described fields`, 'order', { estimator: more, target: { ours: 0.20 } }),
      row('an await of five described fields', 'order', { target: { embind_val: 0.3 } }),
      row('a rejection, caught', 'rejection', { target: { javascript: 8 } }),
      row('a task that is done at once', 'task', { target: { ours: 0.015 } }),
      row('an invocation that waits once', 'once', { target: { ours: 0.6 } }),
    ],
  });
}
