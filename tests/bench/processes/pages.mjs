// Invokes a function many times, and prints the growth of its memory since the first reply, in pages of 64 KB.
//
//   node pages.mjs '{"module": path, "input": name, "times": count, "handler": export, "atOnce": count}'
//
// `atOnce` invocations run at the same time; then the first hundred are not counted, because memory must grow for them.

import { memories } from '../../memories.mjs';
import { context } from '../context.mjs';
import { inputOf } from '../inputs.mjs';
import { load } from '../replies.mjs';

const { module, input, times, handler: name = 'handler', atOnce = 1 } = JSON.parse(process.argv[2]);

const { [name]: handler } = await load(module);
const text = inputOf(input), events = Array.from({ length: 64 }, () => JSON.parse(text));
const invoke = async (count) => {
  for (let i = 0; i < count; i += atOnce) {
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
await invoke(times);
console.log(JSON.stringify((memories[0].buffer.byteLength - bytes) / 65536));
