import * as helpers from '../../runtime/kinds/anything.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `a`: any value of JSON. */
export const anything = {
  ...LEAF,
  letters: ['a'],
  helpers,
  put: (codec, schema, value, pointer, most) => `lane.at = at; lane.text = text;
${codec.use('putAny')}(lane, ${value}, () => ${pointer});
words = lane.words; at = lane.at; text = lane.text;
${codec.room(most)}`,
  take: (codec) => plain(`${codec.use('takeAny')}(lane${codec.isForJavaScript ? ', true' : ''})`),
  sample: () => 'null',
  expected: () => 'value of JSON',
  jsonTypes: () => ['string', 'number', 'bigint', 'boolean', 'array', 'object', 'null'],
  absent: () => ({ wrong: 'value of JSON' }),
  isByAuthor: true,
};
