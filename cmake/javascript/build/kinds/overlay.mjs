import * as helpers from '../../runtime/kinds/overlay.mjs';
import { AROUND, NO_PUT } from '../parts.mjs';

/** `=` name K: a result that the entry lays over the member of this name of the event (generate.mjs). */
export const overlay = {
  ...AROUND,
  letters: ['='],
  helpers,
  parse: (cursor, kind) => ({ kind, name: cursor.name(), of: cursor.kind() }),
  mostWords: (codec, { of }) => codec.mostWords(of),
  put: NO_PUT,
  take(codec, { of }) {
    codec.use('overlaid');
    return codec.takeValue(of);
  },
  sample: () => 'null',
  expected: ({ of }, expectedOf) => expectedOf(of),
  jsonTypes: () => ['object'],
};
