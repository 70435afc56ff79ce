// A Wasm function as a program with the protocol of native.cpp.
//
//   node tests/differential/module.mjs FOLDER

import { createInterface } from 'node:readline';

import { answerOfModule, load } from './sides.mjs';

const module = await load(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const tab = line.indexOf('\t');
  process.stdout.write(`${await answerOfModule(module, { handler: line.slice(0, tab), event: line.slice(tab + 1) })}\n`);
}
