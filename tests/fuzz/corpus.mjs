// Stores inputs in a readable text file: one JSON string a line, each character a byte; `#` begins a comment.
//
//   corpus.mjs unpack FILE FOLDER    writes each input to its own file, named by its line
//   corpus.mjs pack FOLDER           prints the inputs of a folder as such lines, shortest first

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The inputs of a text, each with the number of its line. */
export function unpack(text) {
  return text.split('\n').map((line, i) => [i + 1, line]).filter(([, line]) => line.startsWith('"'))
    .map(([line, input]) => [line, Buffer.from(JSON.parse(input), 'latin1')]);
}

/** The lines of inputs, in an order that does not depend on theirs. All characters are printable ASCII. */
export function pack(inputs) {
  const line = (input) => JSON.stringify(input.toString('latin1'))
    .replace(/[^ -~]/g, (character) => `\\u00${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const lines = [...new Set(inputs.map(line))].sort();
  return lines.sort((left, right) => left.length - right.length).map((text) => `${text}\n`).join('');
}

const [command, from, to] = process.argv.slice(2);
if (command === 'unpack') {
  mkdirSync(to, { recursive: true });
  for (const [line, input] of unpack(readFileSync(from, 'utf8'))) writeFileSync(path.join(to, `line-${line}`), input);
} else if (command === 'pack') {
  process.stdout.write(pack(readdirSync(from).map((file) => readFileSync(path.join(from, file)))));
} else {
  console.error('usage: corpus.mjs unpack FILE FOLDER | pack FOLDER');
  process.exitCode = 2;
}
