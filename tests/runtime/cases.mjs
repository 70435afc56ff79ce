// The recorded events and golden replies of an example, by their paths:
//
//   events/<case>.json            for the export `handler`      golden: expected/<case>.json
//   events/<export>/<case>.json   for another export            golden: expected/<export>/<case>.json
//
// A folder with a dot in its name is a complete handler string: events/handler.handler/<case>.json is for the JavaScript module
// handler.mjs next to index.mjs, and is not used natively.
//
// A golden file contains the reply, or exactly {"errorType": …, "errorMessage": …} for a function error.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @returns the cases of each export, ordered by name: `[{ handler: 'index.handler', cases: [{ name, event, golden }] }]` */
export function readCases(example) {
  const folder = path.join(example, 'events');
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  const exports = ['.', ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()];
  return exports.map((name) => ({
    handler: name === '.' ? 'index.handler' : name.includes('.') ? name : `index.${name}`,
    cases: readdirSync(path.join(folder, name)).filter((file) => file.endsWith('.json')).sort().map((file) => ({
      name: path.join(name, path.basename(file, '.json')),
      event: JSON.parse(readFileSync(path.join(folder, name, file), 'utf8')),
      golden: path.join(example, 'expected', name, file),
    })),
  })).filter(({ cases }) => cases.length > 0);
}

/** All golden files of an example. */
export function listGoldens(example) {
  const folder = path.join(example, 'expected');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.json')).map((file) => path.join(folder, file));
}

/** The content of a golden file, or undefined if it does not exist yet. */
export function readGolden(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

export function writeGolden(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** An outcome of the runtime client in the form of a golden file. */
export function asGolden({ kind, reply, prelude, body, error }) {
  if (error !== undefined) return { errorType: error.errorType, errorMessage: error.errorMessage };
  if (kind === 'reply') return reply;
  if (kind === 'stream' && prelude !== undefined) return { ...prelude, body }; // as a buffered reply
  return { kind }; // lost: differs from every golden file
}
