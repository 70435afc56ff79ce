// Reads the parts of Wasm object files, alone and in archives, that linking a function depends on.
//
// Formats: an archive is an `ar` file of GNU or LLVM; an object is a Wasm module with LLVM's sections "linking" and "target_features"
// (WebAssembly's tool-conventions, Linking.md).

import { sections } from './schema.mjs';

const ARCHIVE = '!<arch>\n', OBJECT = '\0asm';
const begins = (bytes, text) => bytes.latin1Slice(0, text.length) === text;

/** The files in an archive, `{name, bytes}`, without its indices. For any other file, the file itself. */
export function* members(name, bytes) {
  if (!begins(bytes, ARCHIVE)) return yield { name, bytes };
  let longNames = '';
  for (let at = ARCHIVE.length; at + 60 <= bytes.length;) {
    const field = bytes.latin1Slice(at, at + 16).trimEnd(), size = Number(bytes.latin1Slice(at + 48, at + 58));
    const content = bytes.subarray(at + 60, at + 60 + size);
    if (field === '//') longNames = content.toString();
    else if (field !== '/' && field !== '/SYM64/') {
      const long = /^\/(\d+)$/.exec(field);
      yield { name: (long ? longNames.slice(Number(long[1])).split('/\n')[0] : field.replace(/\/$/, '')), bytes: content };
    }
    at += 60 + size + (size % 2);
  }
  return undefined;
}

/** Describes a Wasm object file; returns undefined for any other file, also for LLVM bitcode. */
export function describe(bytes) {
  if (!begins(bytes, OBJECT)) return undefined;
  const custom = (name) => sections(bytes).find((section) => section.id === 0 && section.bytes.latin1Slice(1, 1 + section.bytes[0]) === name)?.bytes;
  return {
    isOfCpp: custom('linking')?.includes('_Z') ?? false,
    hasExceptions: custom('target_features')?.includes('exception-handling') ?? false,
  };
}
