import { LEAF, plain } from '../parts.mjs';

/** `s`: a string. */
export const text = {
  ...LEAF,
  letters: ['s'],
  put: (codec, schema, value, pointer) =>
    `${codec.isMade ? '' : `if (typeof ${value} !== 'string') ${codec.wrong(schema, value, pointer)};\n`}${codec.putText(value)}`,
  take: () => plain('lane.take(words[lane.at++])'),
  sample: () => "''",
  expected: () => 'string',
  jsonTypes: () => ['string'],
};
