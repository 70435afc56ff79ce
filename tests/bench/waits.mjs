// One process of what waiting costs: ours, plain JavaScript's and stock embind's, in turns, after their sums were compared.
//
//   node waits.mjs '{"ours": module, "javascript": module, "embind": module, "event": file, "batches": count}'
//
// Prints the microseconds of processor time (clock.mjs) of one wait or one invocation in each batch: {figure: {name: [µs, …]}}.

import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';

import { processor } from './clock.mjs';
import { context } from './context.mjs';
import { load } from './replies.mjs';

const TIMES = 2000; // of waits in an invocation, and of invocations in a batch

const rejection = Promise.reject(new TypeError('no such order'));
rejection.catch(() => {}); // it is caught by whoever waits for it
globalThis.settled = {
  nothing: Promise.resolve(), value: Promise.resolve(), number: Promise.resolve(42), rejection, task: undefined,
  order: Promise.resolve({ id: 1, sku: 'pear', price: 2.5, paid: true, count: 4 }),
};

const { ours, javascript, embind, event, batches } = JSON.parse(process.argv[2]);
const contestants = { ours: await load(ours), javascript: await load(javascript), embind: await load(embind) };
const text = readFileSync(event, 'utf8');

// What a batch of each contestant is: `run` gives what must be the same for all, `count` how many it waited or was invoked.
const work = (run, count = TIMES, names = ['ours', 'javascript']) => ({ run, count, names });
const invoked = (call) => async (handlers) => {
  let reply;
  for (let i = 0; i < TIMES; i++) reply = await call(handlers);
  return reply;
};
const works = Object.fromEntries(['nothing', 'value', 'number', 'rejection', 'task'].map((what) => [what, work(({ wait }) => wait({ what, times: TIMES }, context))]));
works.order = work(({ wait, handler }) => (wait ?? handler)({ what: 'order', times: TIMES }, context), TIMES, ['ours', 'javascript', 'embind']);
works.once = work(invoked(({ once }) => once({ what: '', times: 7 }, context)));
works.eight = work(async ({ eight }) => {
  let reply;
  for (let i = 0; i < TIMES / 20; i++) reply = JSON.stringify(await eight(JSON.parse(text), context));
  return reply;
}, TIMES / 20);

const samples = {};
for (const [figure, { run, count, names }] of Object.entries(works)) {
  const taken = (samples[figure] = Object.fromEntries(names.map((name) => [name, []])));
  for (let batch = -5; batch < batches; batch++) { // the first ones are to warm up
    let expected;
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(batch + 5 + turn) % names.length], begin = processor(), result = await run(contestants[name]);
      if (batch >= 0) taken[name].push((1000 * (processor() - begin)) / count);
      deepStrictEqual(result, expected ??= result, `${figure}: ${name} gives something else`);
    }
  }
}
console.log(JSON.stringify(samples));
