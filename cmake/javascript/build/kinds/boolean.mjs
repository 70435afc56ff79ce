import { LEAF, plain } from '../parts.mjs';

/** `b`: a bool. */
export const boolean = {
  ...LEAF,
  letters: ['b'],
  put: (codec, schema, value, pointer) => `if (typeof ${value} !== 'boolean') ${codec.wrong(schema, value, pointer)};
words[at++] = ${value} ? 1 : 0;
`,
  take: () => plain('words[lane.at++] !== 0'),
  sample: () => 'false',
  expected: () => 'boolean',
  jsonTypes: () => ['boolean'],
};
