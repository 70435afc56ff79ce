import * as helpers from '../../runtime/kinds/date.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `D`: a date, without a time. It is text for JavaScript too: a Date is a time. */
export const date = {
  ...LEAF,
  letters: ['D'],
  helpers,
  put: (codec, schema, value, pointer) => `at = ${codec.use('putDay')}(words, at, ${value}, () => ${pointer});\n`,
  take: (codec) => plain(`${codec.use('takeDay')}(lane)`),
  sample: () => "'1970-01-01'",
  expected: () => 'date as in RFC 3339',
  jsonTypes: () => ['string'],
};
