// One fresh process of a function: measures its start, and the memory of the process.
//
//   node fresh.mjs '{"module": path, "input": name, "hold": group}'
//
// With `hold` it joins that group (held.mjs) once the module is loaded. Prints {processor: {…}, wall: {…}, memory}: milliseconds by two
// clocks (clock.mjs) of `start` (import and first invocation together), of the `first` and the `second` invocation, and `sinceSpawn` (from
// the start of the process to the first reply); and the process's resident bytes after a hundred invocations.

// The modules that the managed runtime's client (aws-lambda-ric 4.0.2) has loaded when it imports a function, loaded as it does.
import { createRequire } from 'module';

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as clocks from '../clock.mjs';
import { context } from '../context.mjs';
import { join } from '../held.mjs';
import { inputOf } from '../inputs.mjs';

const require = createRequire(import.meta.url);
for (const name of ['assert', 'fs', 'http', 'net', 'path', 'util']) require(name);
await import('node:async_hooks');

const { module, input, hold } = JSON.parse(process.argv[2]);
const text = inputOf(input), first = JSON.parse(text), second = JSON.parse(text);
const url = pathToFileURL(resolve(module)).href;
const now = () => Object.fromEntries(Object.entries(clocks).map(([name, clock]) => [name, clock()]));
now();

const begin = now();
const { handler } = await import(url);
if (hold) join(hold);
const loaded = now();
await handler(first, context);
const replied = now();
await handler(second, context);
const repliedAgain = now();

if (!hold) for (let i = 2; i < 100; i++) await handler(JSON.parse(text), context);
const results = { memory: process.memoryUsage.rss() };
for (const name of Object.keys(clocks)) {
  results[name] = {
    first: replied[name] - loaded[name], second: repliedAgain[name] - replied[name], start: replied[name] - begin[name],
    sinceSpawn: replied[name], // both clocks start with the process
  };
}
console.log(JSON.stringify(results));
