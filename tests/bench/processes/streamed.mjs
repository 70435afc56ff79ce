// One process of the runtime's client for each contestant. They stream in turns, after comparing their replies.
//
//   node streamed.mjs '{"contestants": {name: {"folder": …, "handler": …}}, "node": program, "ric": folder, "input": name, "batches": count,
//                      "warmUp": count}'
//
// Prints the milliseconds from the delivery of an event to the first byte and to the end of its reply: {name: [{first, last}, …]}.

import { clientsInTurns } from '../clients.mjs';
import { inputOf } from '../inputs.mjs';

const { input, batches, warmUp, ...contest } = JSON.parse(process.argv[2]), event = JSON.parse(inputOf(input));
const samples = await clientsInTurns({ ...contest, timeout: 120_000 }, { batches, warmUp }, async (client) => {
  const outcome = await client.invoke(event);
  return { outcome, sample: { first: outcome.times.first, last: outcome.times.last } };
});
console.log(JSON.stringify(samples));
