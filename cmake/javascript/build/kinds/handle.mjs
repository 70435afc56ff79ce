import { LEAF, plain } from '../parts.mjs';

/** `v`: a JavaScript value, as its handle in embind. */
export const handle = {
  ...LEAF,
  letters: ['v'],
  put: (codec, schema, value) => `(lane.values ??= []).push({ index: at++ - lane.begin, value: ${value} });\n`,
  take: () => plain('lane.module.takeHandle(words[lane.at++])'),
  sample: () => 'null',
  expected: () => 'value of JavaScript',
  jsonTypes: () => [], // it takes every value, but no union tells it from others
  absent: () => ({ fits: true }),
};
