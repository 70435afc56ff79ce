import * as helpers from '../../runtime/http_reply.mjs';
import { LEAF, NO_PUT, plain } from '../parts.mjs';

/** `r`: an HTTP reply, which http_reply.mjs writes in the form of its sender; `R` if its problems have headers too. */
export const reply = {
  ...LEAF,
  letters: ['r', 'R'],
  helpers,
  put: NO_PUT,
  take: (codec, { kind }) => plain(`${codec.use(kind === 'R' ? 'takeRoutedReply' : 'takeReply')}(lane)`),
  sample: () => 'null',
  expected: () => 'HTTP reply',
  jsonTypes: () => [],
};
