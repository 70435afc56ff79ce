// Invokes a function again and again, and prints by how many pages of 64 KB its memory has grown since the first reply.
//
//   node pages.mjs MODULE EVENT TIMES

import { readFileSync } from 'node:fs';

import { context } from './context.mjs';
import { load } from './replies.mjs';

const [, , module, eventFile, times] = process.argv;

// The memory is nobody's to see but the function's own: it is found where the function instantiates its module.
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(compiled, imports) {
    super(compiled, imports);
    const values = [...Object.values(this.exports), ...Object.values(imports ?? {}).flatMap((group) => Object.values(group))];
    memories.push(...values.filter((value) => value instanceof WebAssembly.Memory));
  }
};

const { handler } = await load(module);
const text = readFileSync(eventFile, 'utf8'), events = Array.from({ length: 64 }, () => JSON.parse(text));
await handler(events[0], context);
if (memories.length !== 1) {
  console.error(`${module} has ${memories.length} memories where one was expected`);
  process.exit(1);
}
const [{ buffer }] = memories;
const bytes = buffer.byteLength;
for (let i = 0; i < Number(times); i++) await handler(events[i & 63], context);
console.log(JSON.stringify((memories[0].buffer.byteLength - bytes) / 65536));
