// The cost of a start, and the memory of a process: each contestant in fresh processes, interleaved.

import { bestRust, RUST } from '../contestants.mjs';
import { addedTo, together } from '../estimators.mjs';
import { minimum } from '../statistics.mjs';
import { NOT_HELD, holder } from '../held.mjs';

const NAMES = ['ours', 'again', 'described', 'javascript', 'embind_val', 'embind_text', ...RUST];

// One figure of a round: a sample of each contestant.
const samplesOf = (pick) => (round) => Object.fromEntries(Object.entries(round).map(([name, measured]) => [name, [pick(measured)]]));

/** One process of each contestant, in rotating order. */
function roundOf(bench, modules, argument) {
  const names = Object.keys(modules);
  return async (round) => {
    const result = {};
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length];
      result[name] = await bench.run('fresh.mjs', { module: modules[name].split('?')[0], input: 'get', ...argument });
    }
    return result;
  };
}

export async function cold(bench) {
  const modules = bench.modules('w1', NAMES, 'small');
  const others = Object.keys(modules).filter((name) => !['ours', 'again', 'described'].includes(name));
  const added = others.filter((name) => name !== 'javascript');
  const target = (values) => ({ embind_val: 0.35, [bestRust(values)]: 1.05 });

  const row = (figure, pick, more) => ({ figure, unit: 'ms', samples: samplesOf(pick), against: others, estimator: together(), ...more });
  const addedRow = (figure, pick, more) => row(figure, pick, { against: added, estimator: addedTo('javascript'), ...more });
  const load = 'load to first reply, added to JavaScript';
  await bench.compare({
    work: 'cold', times: bench.pick(40, 10), measure: roundOf(bench, modules, {}),
    figures: [
      addedRow(load, ({ processor }) => processor.start, { target }),
      addedRow(`${load}: described structs`, ({ processor }) => processor.start, { ours: 'described', target }),
      addedRow(`${load}: ours against itself`, ({ processor }) => processor.start, { ours: 'again', against: ['ours'] }),
      addedRow(`${load}, wall clock`, ({ wall }) => wall.start),
      row('spawn to first reply', ({ processor }) => processor.sinceSpawn, { target: { javascript: 1.10 } }),
      row('spawn to first reply, wall clock', ({ wall }) => wall.sinceSpawn),
      row('first invocation after init', ({ processor }) => processor.first, { target: { ours: 0.3 } }),
      row('second invocation', ({ processor }) => processor.second),
      {
        ...addedRow('resident memory over JavaScript', ({ memory }) => memory / 1e6, { estimator: addedTo('javascript', minimum), target: { ours: 2 } }),
        work: 'memory', unit: 'MB',
      },
    ],
  });
  await held(bench);
}

/** With the processor limited to the share of a 128 MB function once the module is loaded. For information: no target. */
async function held(bench) {
  const modules = bench.modules('w1', ['ours', 'described', 'javascript', 'embind_val', ...RUST], 'small');
  const hold = holder();
  if (hold === undefined) {
    bench.report({ work: 'cold', figure: 'first invocation, 7 % of a processor, wall clock', unit: 'ms', comparators: {}, ratio: {}, interval: {}, target: {}, missing: { ours: NOT_HELD } });
    return;
  }
  const row = (figure, pick) => ({ figure: `${figure}, 7 % of a processor, wall clock`, unit: 'ms', samples: samplesOf(pick), estimator: together() });
  try {
    await bench.compare({
      work: 'cold', what: 'cold, 7 % of a processor', times: bench.pick(10, 3), measure: roundOf(bench, modules, { hold: hold.group }),
      figures: [row('first invocation', ({ wall }) => wall.first), row('first two', ({ wall }) => wall.first + wall.second)],
    });
  } finally {
    hold.end();
  }
}
