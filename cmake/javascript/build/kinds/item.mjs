import * as helpers from '../../runtime/kinds/item.mjs';
import { sampleItem } from '../attributes.mjs';
import { AROUND } from '../parts.mjs';

/** `^K`: an item of DynamoDB, a struct or map whose values are each under the letter of its type. */
export const item = {
  ...AROUND,
  letters: ['^'],
  helpers,
  mostWords: (codec, { of }) => codec.inForm('attribute', () => codec.mostWords(of)),
  put: (codec, { of }, value, pointer, most) => codec.inForm('attribute', () => codec.putPlain(of, value, pointer, most)),
  take: (codec, { of }) => codec.inForm('attribute', () => codec.takePlain(of)),
  sample: ({ of }, sampleOf) => sampleItem(of, sampleOf.within),
  expected: ({ of }, expectedOf) => expectedOf(of),
  jsonTypes: () => ['object'],
};
