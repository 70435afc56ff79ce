import * as files from '../../runtime/files.mjs';
import * as replies from '../../runtime/http_reply.mjs';
import { LEAF, NO_PUT, plain } from '../parts.mjs';

const TAKE = { r: 'takeReply', R: 'takeRoutedReply', F: 'takeFiledReply' };

/** `r`: an HTTP reply, which http_reply.mjs writes in the form of its sender; `R` if its problems have headers too; `F` if it may be a file. */
export const reply = {
  ...LEAF,
  letters: Object.keys(TAKE),
  helpers: { ...replies, ...files, needs: { ...replies.needs, ...files.needs } },
  put: NO_PUT,
  take: (codec, { kind }) => plain(`${codec.use(TAKE[kind])}(lane)`),
  sample: () => 'null',
  expected: () => 'HTTP reply',
  jsonTypes: () => [],
};
