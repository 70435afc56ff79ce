// One process in which a function traps again and again: what that adds to the invocation that traps and to the next one,
// which a fresh instance serves.
//
//   node trap.mjs MODULE EVENT
//
// Prints {first, later}: milliseconds of processor time (clock.mjs), of the first trap of the process, and a list of those of the following ones.

import { readFileSync } from 'node:fs';

import { processor } from './clock.mjs';
import { context } from './context.mjs';
import { load } from './replies.mjs';

const [, , module, eventFile] = process.argv;
const { handler } = await load(module);
const event = JSON.parse(readFileSync(eventFile, 'utf8')), trap = { ...event, rawPath: '/trap' };
const good = JSON.stringify(await handler(event, context));

const milliseconds = async (run) => {
  const begin = processor();
  await run();
  return processor() - begin;
};
const added = async () => {
  // What an invocation costs without: the best of a few, in the instance that is about to go.
  let usual = Infinity;
  for (let i = 0; i < 20; i++) usual = Math.min(usual, await milliseconds(() => handler(event, context)));
  let error, reply;
  const failing = await milliseconds(async () => { try { await handler(trap, context); } catch (thrown) { error = thrown; } });
  const next = await milliseconds(async () => { reply = await handler(event, context); });
  if (error?.name !== 'lambda_wasm::Trap' || JSON.stringify(reply) !== good) {
    console.error(`after a trap: ${error?.name ?? 'no error'}, then ${JSON.stringify(reply)}`);
    process.exit(1);
  }
  return failing + next - 2 * usual;
};
const first = await added(), later = [];
for (let i = 0; i < 20; i++) later.push(await added());
console.log(JSON.stringify({ first, later }));
