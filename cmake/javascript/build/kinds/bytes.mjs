import * as helpers from '../../runtime/kinds/bytes.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `y`: bytes, which are base64 in JSON. `Y`: in any form of base64 that Node.js decodes, or a list of numbers. */
export const bytes = {
  ...LEAF,
  letters: ['y', 'Y'],
  helpers,
  put: (codec, schema, value, pointer) => `if (typeof ${value} !== 'string' && !(${value} instanceof Uint8Array)${schema.kind === 'Y' ? ` && !Array.isArray(${value})` : ''}) ${codec.wrong(schema, value, pointer)};
at = ${codec.use(schema.kind === 'Y' ? 'putLenientBytes' : 'putBytes')}(lane, ${value}, text, at, () => ${pointer}); words = lane.words; text = '';
`,
  take: (codec) => plain(`${codec.use(codec.isForJavaScript ? 'takeBytes' : 'takeBase64')}(lane, words[lane.at++])`),
  sample: () => "''",
  expected: () => 'string of base64',
  jsonTypes: () => ['string', 'bytes'], // in a union, a list is another alternative
};
