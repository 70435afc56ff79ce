// Files of the function's package (include/lambda_wasm/http/route/files.hpp). build/file_list.mjs makes FILES, the list of them, and nothing here
// resolves a path. C++ asks for a file, whose head middleware may change, and JavaScript adds the bytes to the reply.

import { ABI, FILES } from './function.mjs';
import { takeRoutedReply } from './http_reply.mjs';
import { putTexts } from './lane.mjs';
import { accepts, listsTag } from './negotiate.mjs';

/**
 * Sends the name of the file at a path and the headers of the reply to C++; an empty name for a 304. Returns 0 if there is none, or if it belongs to another part of the routes, with other
 * middleware, than the one whose path has the size `within`. A function of an instance.
 */
export function findFile(path, within) {
  // Escapes of characters that a path may also have as they are: what of them is escaped depends on the sender.
  const [part, type, cacheControl, own, twin] = FILES.get(path.replace(/%(2[14678-9A-C]|3[ABD]|40)/g, decodeURIComponent)) ?? [];
  if (part !== within) return 0;
  const isTwin = twin !== '' && accepts(this, 'br'), name = isTwin ? twin : own, isKnown = listsTag(this, `"${name}"`);
  const [content, coding] = isKnown ? ['', ''] : [`content-type\0${type}\0`, isTwin ? 'content-encoding\0br\0' : ''];
  const head = `${content}cache-control\0${cacheControl}\0${twin && 'vary\0accept-encoding\0'}${coding}etag\0"${name}"\0`;
  this.lane.send(putTexts, [isKnown ? '' : name, head]);
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
export const needs = { takeFiledReply: ['takeRoutedReply', 'findFile'], findFile: ['accepts', 'listsTag'] }; // C++ calls findFile
