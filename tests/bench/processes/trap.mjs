// One process in which a function traps many times: measures what a fresh instance adds to the invocation that traps, and to the next
// one, which runs in the fresh instance. A trap is also a JavaScript exception, whose own cost is subtracted.
//
//   node trap.mjs '{"module": path, "input": name}'
//
// Prints milliseconds of processor time (clock.mjs): {exception, first, later}. `exception` is what the first exception adds to
// its invocation, `first` what the first trap adds in a process that has thrown before, `later` a list of the following ones.

import { processor } from '../clock.mjs';
import { context } from '../context.mjs';
import { inputOf } from '../inputs.mjs';
import { load } from '../replies.mjs';

const { module, input } = JSON.parse(process.argv[2]);
const { handler } = await load(module);
const event = JSON.parse(inputOf(input));
const good = await outcome(event), thrown = { ...event, rawPath: '/throw' }, trap = { ...event, rawPath: '/trap' };

/** The reply as text, or the name of the error. */
async function outcome(event) {
  try { return JSON.stringify(await handler(event, context)); } catch (error) { return error.name; }
}
async function milliseconds(event, expected) {
  const begin = processor(), result = await outcome(event), took = processor() - begin;
  if (result === expected) return took;
  console.error(`for ${event.rawPath}: ${result} instead of ${expected}`);
  process.exit(1);
}
// The cost of an invocation in the existing instance: the best of a few.
async function usual(event, expected) {
  let least = Infinity;
  for (let i = 0; i < 20; i++) least = Math.min(least, await milliseconds(event, expected));
  return least;
}
async function added() {
  const without = (await usual(event, good)) + (await usual(thrown, 'std::runtime_error'));
  return (await milliseconds(trap, 'lambda_wasm::Trap')) + (await milliseconds(event, good)) - without;
}

await usual(event, good);
const exception = await milliseconds(thrown, 'std::runtime_error'), first = await added(), later = [];
for (let i = 0; i < 20; i++) later.push(await added());
console.log(JSON.stringify({ exception: exception - (await usual(event, good)), first, later }));
