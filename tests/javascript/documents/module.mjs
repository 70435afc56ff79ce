// Modules with documents, as the compiler writes them: JSON text, and then a list with the addresses of the types that it refers to.

import { active, data, wasm } from '../binary.mjs';

const MARKER = '\x1flambda_wasm:document:';
/** The segment of a module's own data. */
export const PROGRAM = active(8, data('a program'));
const aligned = (address) => Math.ceil(address / 4) * 4;

/**
 * Documents with routes as the compiler writes them, from ones in which a route is a document of its own: `{ route, handler, notes, in, out }`. There
 * the group has what is said of one route, and the document what is said of its signature.
 */
const withSignatures = (documents) => Object.fromEntries(Object.entries(documents).map(([name, document]) => {
  const { route, handler, notes, parts, ...rest } = document;
  if (route !== undefined) return [name, { signature: [], ...rest }];
  if (parts === undefined) return [name, document];
  return [name, { ...rest, parts: parts.map(({ $ref }) => ({ $ref, route: documents[$ref].route, handler: documents[$ref].handler, notes: documents[$ref].notes })) }];
}));

/**
 * The data segment at `start` with these documents, from an object of documents by name. Their references name documents: `{ $ref: 'Order' }`. A
 * document may also be JSON text, whose references are numbers in its `list` of names: `{ text, list }`.
 */
export function segmentOf(documents, start = 1024) {
  const made = Object.entries(withSignatures(documents)).map(([name, document]) => {
    const list = document.list ?? [];
    const numbered = (key, value) => {
      if (key !== '$ref' || typeof value !== 'string') return value;
      if (!list.includes(value)) list.push(value);
      return list.indexOf(value);
    };
    const text = `${MARKER}${document.text ?? JSON.stringify(document, numbered)}\0`;
    return { name, text, list };
  });
  const addresses = {};
  let end = start;
  for (const { name, text, list } of made) {
    addresses[name] = end;
    end = aligned(end + Buffer.byteLength(text)) + 4 * list.length;
  }
  const memory = Buffer.alloc(end - start);
  for (const { name, text, list } of made) {
    const begin = addresses[name] - start, size = memory.write(text, begin);
    list.forEach((other, i) => memory.writeUInt32LE(addresses[other], aligned(begin + size) + 4 * i));
  }
  return active(start, [...memory]);
}

/** A WebAssembly module with these documents. */
export const moduleWith = (documents) => wasm(PROGRAM, segmentOf(documents));
