// Functions of compressed values. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { wrong } from '../lane.mjs';

/** The value whose JSON a text has as base64 of gzip; any other value as it is. */
export function gunzipped(value, pointer) {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(process.getBuiltinModule('node:zlib').gunzipSync(Buffer.from(value, 'base64'), { maxOutputLength: 67108864 }));
  } catch {
    return wrong(pointer(), 'base64 of gzip of JSON', value);
  }
}
