import * as helpers from '../../runtime/kinds/reference.mjs';
import { LEAF } from '../parts.mjs';

/** `@N;`: type number N of the schema's list. Codecs decide whether it has a function; `to` is the type: an object with its schema. */
export const reference = {
  ...LEAF,
  letters: ['@'],
  helpers,
  parse: (cursor, kind) => ({ kind, to: cursor.type() }),
  inner: ({ to }) => [to.schema],
  mostWords: (codec, { to }) => codec.mostWordsOfType(to),
  put: (codec, { to }, value, pointer, most) => codec.putType(to, value, pointer, most),
  take: (codec, { to }) => codec.takeType(to),
  sample: ({ to }, sampleOf) => sampleOf(to.schema),
  expected: ({ to }, expectedOf) => expectedOf(to.schema),
  jsonTypes: ({ to }, typesOf) => typesOf(to.schema),
};
