// One process that measures waits: ours, plain JavaScript's and stock embind's, in turns, after comparing their sums.
//
//   node waits.mjs '{"ours": module, "javascript": module, "embind_val": module, "input": name, "batches": count}'
//
// Prints the microseconds of processor time (clock.mjs) of one wait or one invocation in each batch: {figure: {name: [µs, …]}}.

import { processor } from '../clock.mjs';
import { context } from '../context.mjs';
import { inputOf } from '../inputs.mjs';
import { loadAll } from '../replies.mjs';
import { inTurns } from '../turns.mjs';

const TIMES = 2000; // waits in an invocation, and invocations in a batch
const TIMER_TIMES = 20; // invocations that wait for timers, each at least a millisecond
const WARM_UP = 50; // batches: V8 needs forty to optimize the JavaScript comparator

const rejection = Promise.reject(new TypeError('no such order'));
rejection.catch(() => {}); // the waiting code catches it
globalThis.settled = {
  nothing: Promise.resolve(), value: Promise.resolve(), number: Promise.resolve(42), rejection, task: undefined,
  order: Promise.resolve({ id: 1, sku: 'pear', price: 2.5, paid: true, count: 4 }),
};

const { input, batches, ...modules } = JSON.parse(process.argv[2]);
const contestants = await loadAll(modules);
const text = inputOf(input);

// A batch of each contestant: `run` returns a value that must be the same for all, `count` is the number of waits or invocations.
const work = (run, count = TIMES, names = ['ours', 'javascript']) => ({ run, count, names });
const invoked = (call) => async (handlers) => {
  let reply;
  for (let i = 0; i < TIMES; i++) reply = await call(handlers);
  return reply;
};
const works = Object.fromEntries(['nothing', 'value', 'number', 'rejection', 'task'].map((what) => [what, work(({ wait }) => wait({ what, times: TIMES }, context))]));
works.order = work(({ wait, handler }) => (wait ?? handler)({ what: 'order', times: TIMES }, context), TIMES, ['ours', 'javascript', 'embind_val']);
works.once = work(invoked(({ once }) => once({ what: '', times: 7 }, context)));
works.eight = work(async ({ eight }) => {
  let reply;
  for (let i = 0; i < TIMER_TIMES; i++) reply = JSON.stringify(await eight(JSON.parse(text), context));
  return reply;
}, TIMER_TIMES);

const samples = {};
for (const [figure, { run, count, names }] of Object.entries(works)) {
  samples[figure] = await inTurns(names, { batches, warmUp: WARM_UP, what: `${figure}: ` }, async (name) => {
    const begin = processor(), result = await run(contestants[name]);
    return { result, sample: (1000 * (processor() - begin)) / count };
  });
}
console.log(JSON.stringify(samples));
