import * as helpers from '../../runtime/kinds/time.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `t0` `t3` `t6` `t9`: a time with this many digits of the second. */
export const time = {
  ...LEAF,
  letters: ['t'],
  helpers,
  parse: (cursor, kind) => ({ kind, digits: Number(cursor.next()) }),
  mostWords: () => 3,
  put: (codec, schema, value, pointer) => `at = ${codec.use('putTime')}(words, at, ${value}, ${schema.digits}, () => ${pointer});\n`,
  take: (codec, schema) => plain(codec.isForJavaScript ? `${codec.use('takeDate')}(lane)` : `${codec.use('takeTime')}(lane, ${schema.digits})`),
  sample: () => "'1970-01-01T00:00:00Z'",
  expected: () => 'time as in RFC 3339',
  jsonTypes: () => ['string', 'time'],
};
