// The functions that generated codecs call, and the parts of the runtime that call such functions. index.mjs contains those that its codecs use,
// and the functions that these call in turn.

import * as compressedStreams from '../runtime/compressed_streams.mjs';
import * as compress from '../runtime/compress.mjs';
import * as negotiate from '../runtime/negotiate.mjs';
import { KINDS } from './kinds.mjs';

const modules = [...Object.values(KINDS).map(({ helpers }) => helpers), negotiate, compress, compressedStreams];
const functions = Object.assign({}, ...modules);
const needs = Object.assign({}, ...modules.map((each) => each.needs));

/** The text of the functions with these names, and of all functions that they call. */
export function helpersFor(names) {
  const all = new Set();
  const add = (name) => {
    if (all.has(name)) return;
    all.add(name);
    for (const other of needs[name] ?? []) add(other);
  };
  names.forEach(add);
  return [...all].map((name) => functions[name].toString()).join('\n');
}
