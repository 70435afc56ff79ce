// Files of the function's package (include/lambda_wasm/http/route/files.hpp). build/file_list.mjs makes FILES, the list of them, and nothing here
// resolves a path. C++ asks for the head of a file, which middleware may change, and JavaScript adds the bytes to the reply.

import { ABI, FILES } from './function.mjs';
import { takeRoutedReply } from './http_reply.mjs';
import { headerPairs } from './http_request.mjs';
import { putTexts } from './lane.mjs';

/**
 * Sends the head of the file at a path to C++: names and values of headers, of which the last is the entity tag. Returns the status and the
 * number of texts, or 0 if there is no file. A function of an instance. `sender` is the first word of a reply.
 */
export function findFile(path, sender) {
  // Escapes of characters that a path may also have as they are: what of them is escaped depends on the sender.
  const file = FILES.get(path.replace(/%(2[14678-9A-C]|3[ABD]|40)/g, decodeURIComponent)), { event, lane } = this;
  if (file === undefined) return 0;
  let [type, tag, isImmutable, hasTwin] = file, status = 200;
  const header = (name) => headerPairs({ event, sender }, name)[1] ?? '', head = ['content-type', type, 'cache-control', isImmutable ? 'max-age=31536000, immutable' : 'no-cache'];
  if (hasTwin) {
    head.push('vary', 'accept-encoding');
    if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(header('accept-encoding'))) {
      head.push('content-encoding', 'br');
      tag += '.br';
    }
  }
  head.push('etag', `"${tag}"`);
  const known = header('if-none-match');
  if (known === '*' || known.includes(head.at(-1))) status = 304;
  lane.send(putTexts, head);
  return status * 256 + head.length;
}

/** As takeRoutedReply, for a function with files: the body may be the name of one. */
export function takeFiledReply(lane) {
  const { words, at } = lane, isFile = words[at + 1] >= ABI.status_word.is_file;
  if (isFile) words[at + 1] -= ABI.status_word.is_file;
  const reply = takeRoutedReply(lane);
  if (isFile) {
    const bytes = process.getBuiltinModule('node:fs').readFileSync(`${FILES.folder}/${reply.body}`);
    const isText = process.getBuiltinModule('node:buffer').isUtf8(bytes);
    reply.body = bytes.toString(isText ? 'utf8' : 'base64');
    if (!isText) reply.isBase64Encoded = true;
  }
  return reply;
}

/** The other functions that each function here calls. */
export const needs = {
  takeFiledReply: ['takeRoutedReply', 'findFile'], // C++ calls findFile
  findFile: ['headerPairs'],
};
