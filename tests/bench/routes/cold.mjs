// Prints the milliseconds of load and first reply of a handler in this process, after what the managed runtime's client has loaded.
//
//   node cold.mjs MODULE EVENT
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
for (const name of ['assert', 'fs', 'http', 'net', 'path', 'util']) require(name);
const [module, event] = process.argv.slice(2), parsed = JSON.parse(readFileSync(event, 'utf8')), url = pathToFileURL(module).href;

const begin = performance.now();
const { handler } = await import(url);
const { statusCode } = await handler(parsed, { awsRequestId: 'r', getRemainingTimeInMillis: () => 3000 });
const end = performance.now();
if (statusCode !== 200) throw new Error(`${module} replied with ${statusCode}`);
console.log(end - begin);
