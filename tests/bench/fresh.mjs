// One fresh process of a function: what its start costs, and the memory of the process.
//
//   node fresh.mjs MODULE EVENT
//
// Prints {processor: {load, first, second, start}, wall: {…}, memory}: milliseconds by two clocks (clock.mjs) of the import, of
// the first and of the second invocation, of import and first invocation together, and the process's resident bytes after a
// hundred invocations.

// What the managed runtime's client (aws-lambda-ric 4.0.2) has loaded when it imports a function, and the way it does so.
import { createRequire } from 'module';

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as clocks from './clock.mjs';
import { context } from './context.mjs';

const require = createRequire(import.meta.url);
for (const name of ['assert', 'fs', 'http', 'net', 'path', 'util']) require(name);
await import('node:async_hooks');

const [, , module, eventFile] = process.argv;
const text = readFileSync(eventFile, 'utf8'), first = JSON.parse(text), second = JSON.parse(text);
const url = pathToFileURL(resolve(module)).href;
const now = () => Object.fromEntries(Object.entries(clocks).map(([name, clock]) => [name, clock()]));
now();

const begin = now();
const { handler } = await import(url);
const loaded = now();
await handler(first, context);
const replied = now();
await handler(second, context);
const repliedAgain = now();

for (let i = 2; i < 100; i++) await handler(JSON.parse(text), context);
const results = { memory: process.memoryUsage.rss() };
for (const name of Object.keys(clocks)) {
  results[name] = {
    load: loaded[name] - begin[name], first: replied[name] - loaded[name], second: repliedAgain[name] - replied[name],
    start: replied[name] - begin[name],
  };
}
console.log(JSON.stringify(results));
