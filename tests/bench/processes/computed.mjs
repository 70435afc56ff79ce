// One process of a computing work: runs its contestants in turns, after comparing their replies.
//
//   node computed.mjs '{"contestants": {name: module, …}, "batches": count}'
//
// Prints the microseconds of processor time (clock.mjs) of an invocation in each batch, {name: [µs, …]}, and the reply: {samples, reply}.

import { processor } from '../clock.mjs';
import { context } from '../context.mjs';
import { loadAll } from '../replies.mjs';
import { inTurns } from '../turns.mjs';

const { contestants, batches } = JSON.parse(process.argv[2]);
const modules = await loadAll(contestants);
let reply;
const samples = await inTurns(Object.keys(modules), { batches, warmUp: 10 }, async (name) => {
  const begin = processor(), result = await modules[name].handler({}, context), sample = 1000 * (processor() - begin);
  return { result: reply = result, sample };
});
console.log(JSON.stringify({ samples, reply }));
