import { LEAF, plain } from '../parts.mjs';

/** `n`: nothing crosses; of a map only the keys do. */
export const nothing = {
  ...LEAF,
  letters: ['n'],
  mostWords: () => 0,
  put: () => '',
  take: () => plain('undefined'),
  sample: () => 'null',
  expected: () => 'null',
  jsonTypes: () => ['null'],
};
