// Files of the function's package (include/lambda_wasm/http/route/files.hpp). build/file_list.mjs makes FILES, the list of them, and nothing here
// resolves a path. C++ asks for a file, whose head middleware may change, and JavaScript adds the bytes to the reply.

import { ABI, FILES } from './function.mjs';
import { takeRoutedReply } from './http_reply.mjs';
import { putTexts } from './lane.mjs';

/**
 * Sends the texts of the file at a path to C++. Returns 0 if there is none, or if it belongs to another part of the routes, with other
 * middleware, than the one whose path has the size `within`. A function of an instance.
 */
export function findFile(path, within) {
  // Escapes of characters that a path may also have as they are: what of them is escaped depends on the sender.
  const [part, ...texts] = FILES.get(path.replace(/%(2[14678-9A-C]|3[ABD]|40)/g, decodeURIComponent)) ?? [];
  if (part !== within) return 0;
  this.lane.send(putTexts, texts);
  return 1;
}

/** As takeRoutedReply, for a function with files: the body may be the name of one. That of a text in UTF-8 has no dot. */
export function takeFiledReply(lane) {
  const { words, at } = lane, isFile = words[at + 1] >= ABI.status_word.is_file;
  if (isFile) words[at + 1] -= ABI.status_word.is_file;
  const reply = takeRoutedReply(lane);
  if (isFile) {
    const isText = !reply.body.includes('.');
    reply.body = process.getBuiltinModule('node:fs').readFileSync(`${FILES.folder}/${reply.body}`, isText ? 'utf8' : 'base64');
    if (!isText) reply.isBase64Encoded = true;
  }
  return reply;
}

/** The other functions that each function here calls. */
export const needs = { takeFiledReply: ['takeRoutedReply', 'findFile'] }; // C++ calls findFile
