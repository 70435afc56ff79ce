import * as helpers from '../../runtime/kinds/real.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `d`: a double. */
export const real = {
  ...LEAF,
  letters: ['d'],
  helpers,
  mostWords: () => 3, // one for the even index
  put: (codec, schema, value, pointer) => `if (typeof ${value} !== 'number') ${codec.wrong(schema, value, pointer)};
at += at - lane.begin & 1; lane.doubles[at >> 1] = ${value}; at += 2;
`,
  take: (codec) => plain(`${codec.use('takeDouble')}(lane)`),
  sample: () => '0',
  expected: () => 'number',
  jsonTypes: () => ['number'],
};
