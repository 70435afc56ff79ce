import * as helpers from '../../runtime/http_reply.mjs';
import { LEAF, NO_PUT, plain } from '../parts.mjs';

/** `r`: an HTTP reply, which http_reply.mjs writes in the form of its sender. */
export const reply = {
  ...LEAF,
  letters: ['r'],
  helpers,
  put: NO_PUT,
  take: (codec) => plain(`${codec.use('takeReply')}(lane)`),
  sample: () => 'null',
  expected: () => 'HTTP reply',
  jsonTypes: () => [],
};
