import * as helpers from '../../runtime/kinds/gzipped.mjs';
import { AROUND } from '../parts.mjs';

/** `zK`: base64 of gzip of the JSON of a K, or a K. It goes out as a K. */
export const gzipped = {
  ...AROUND,
  letters: ['z'],
  helpers,
  mostWords: (codec, { of }) => codec.mostWords(of),
  put(codec, { of }, value, pointer, most) {
    const inner = codec.local('value');
    return `const ${inner} = ${codec.use('gunzipped')}(${value}, () => ${pointer});\n${codec.putValue(of, inner, pointer, most)}`;
  },
  take: (codec, { of }) => codec.takeValue(of),
  sample: ({ of }, sampleOf) => sampleOf(of),
  expected: ({ of }, expectedOf) => expectedOf(of),
  jsonTypes: ({ of }, typesOf) => ['string', ...typesOf(of)],
  absent: ({ of }) => ({ of }),
};
