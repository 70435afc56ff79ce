// Invokes a function again and again, and prints by how many pages of 64 KB its memory has grown since the first reply.
//
//   node pages.mjs MODULE EVENT TIMES [HANDLER ATONCE]
//
// ATONCE of them are under way at a time; their first hundred are for the memory to become as large as it must be.

import { readFileSync } from 'node:fs';

import { memories } from '../memories.mjs';
import { context } from './context.mjs';
import { load } from './replies.mjs';

const [, , module, eventFile, times, name = 'handler', atOnce = 1] = process.argv;

const { [name]: handler } = await load(module);
const text = readFileSync(eventFile, 'utf8'), events = Array.from({ length: 64 }, () => JSON.parse(text));
const invoke = async (count) => {
  for (let i = 0; i < count; i += Number(atOnce)) {
    if (atOnce === 1) await handler(events[i & 63], context);
    else await Promise.all(Array.from({ length: atOnce }, (_, k) => handler(events[(i + k) & 63], context)));
  }
};
await invoke(atOnce === 1 ? 1 : 100);
if (memories.length !== 1) {
  console.error(`${module} has ${memories.length} memories where one was expected`);
  process.exit(1);
}
const [{ buffer }] = memories;
const bytes = buffer.byteLength;
await invoke(Number(times));
console.log(JSON.stringify((memories[0].buffer.byteLength - bytes) / 65536));
