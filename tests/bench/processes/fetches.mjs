// One process that measures a fetch: ours and plain JavaScript's, in turns, after comparing their sums. The server runs in another
// process.
//
//   node fetches.mjs '{"ours": module, "javascript": module, "batches": count}'
//
// Prints the microseconds of processor time (clock.mjs) of one fetch in each batch: {name: [µs, …]}.

import { processor } from '../clock.mjs';
import { context } from '../context.mjs';
import { loadAll } from '../replies.mjs';
import { inTurns, startServer } from '../turns.mjs';

const TIMES = 100; // fetches in a batch

const { batches, ...modules } = JSON.parse(process.argv[2]);
const server = await startServer('order.mjs');

const contestants = await loadAll(modules);
const samples = await inTurns(Object.keys(contestants), { batches, warmUp: 20 }, async (name) => {
  const begin = processor(), result = await contestants[name].handler({ url: server.url, times: TIMES }, context);
  return { result, sample: (1000 * (processor() - begin)) / TIMES };
});
server.stop();
console.log(JSON.stringify(samples));
