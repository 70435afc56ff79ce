// Writes a reply in the form of its sender: the kind `r` of include/lambda_wasm/schema.hpp; edge/http.hpp has a table of its words. In a
// native build include/lambda_wasm/http/reply.hpp and problem.hpp do the same; tests/vectors/replies.json and tests/differential check both.
// The code here asks for a property of the sender, never for a certain sender: `ABI.senders.takes_lists >> sender & 1` is 1 if the sender
// takes lists (include/lambda_wasm/http/sender_traits.hpp). `sender` is the first word of a reply, a Sender with the flags of ABI.sender_word.

import { Failure } from './failure.mjs';
import { ABI } from './function.mjs';
import { takeBase64 } from './kinds/bytes.mjs';
import { define } from './kinds/structure.mjs';

/** Reads a reply from the lane, and returns it in the form of its sender. */
export function takeReply(lane) {
  const { words } = lane, sender = words[lane.at++], statusCode = words[lane.at++];
  if (statusCode < 100 || statusCode > 599) refuse('status', `${statusCode}`, 'is not from 100 to 599');
  if (sender & ABI.sender_word.is_problem) {
    return arranged(sender, statusCode, takeProblem(lane, statusCode), false, [checkedHeader('content-type', 'application/problem+json')], []);
  }
  const size = words[lane.at++], begin = lane.readingAt;
  const isBase64 = lane.reading === null && !process.getBuiltinModule('node:buffer').isUtf8(lane.bytes.subarray(begin, begin + size));
  const body = isBase64 ? takeBase64(lane, size) : lane.take(size), count = words[lane.at++];
  if (lane.known.length === 0) lane.known.push(checkedHeader('content-type', 'application/json')); // the most common first header
  // A plain reply has no member of headers but `headers`, and one value for each name.
  const headers = {};
  let isPlain = !(ABI.senders.takes_whole_reply >> sender & 1 || isBase64), names = '';
  for (let i = 0; i < count; i++) {
    const { name, value, lower } = takeHeader(lane, i);
    const entry = count > 1 ? `\n${lower}\n` : '\n';
    isPlain &&= lower !== 'set-cookie' && name !== '__proto__' && !names.includes(entry);
    names += entry;
    headers[name] = value;
  }
  const cookies = words[lane.at++];
  if (isPlain && cookies === 0) return count === 0 ? { statusCode, body } : { statusCode, body, headers };
  const list = lane.known.slice(0, count), setCookies = Array.from({ length: cookies }, () => lane.take(words[lane.at++]));
  return arranged(sender, statusCode, body, isBase64, list, setCookies);
}

/** As takeReply, for a function with routes: its problems have headers, which middleware adds, and the part of the request that was wrong. */
export function takeRoutedReply(lane) {
  const { words } = lane, sender = words[lane.at], statusCode = words[lane.at + 1];
  if (!(sender & ABI.sender_word.is_problem) || statusCode < 100 || statusCode > 599) return takeReply(lane);
  lane.at += 2;
  const problem = takeProblem(lane, statusCode), place = lane.take(words[lane.at++]), list = [checkedHeader('content-type', 'application/problem+json')];
  for (let left = words[lane.at++]; left > 0; left--) list.push(takeHeader(lane, list.length));
  const cookies = Array.from({ length: words[lane.at++] }, () => lane.take(words[lane.at++]));
  return arranged(sender, statusCode, place === '' ? problem : problemIn(place, problem), false, list, cookies);
}

/** The problem whose wrong values are all in that part of the request. */
export function problemIn(place, problem) {
  const { errors, ...others } = JSON.parse(problem), { count, ...before } = others;
  return JSON.stringify({ ...before, errors: errors.map((error) => ({ in: place, ...error })), count });
}

// Replies mostly repeat the headers of the last reply. These need no second check, and their names are property names already. Known
// headers are compared in place, because cutting out substrings would cost more.
export function takeHeader(lane, place) {
  const { words, bytes, known, readingAt: begin } = lane, nameSize = words[lane.at++], size = nameSize + words[lane.at++], last = known[place];
  lane.readingAt = begin + size;
  if (last !== undefined && last.name.length === nameSize && last.bytes.length === size) {
    let i = 0;
    while (i < size && bytes[begin + i] === last.bytes[i]) i++;
    if (i === size) return last;
  }
  // Separate strings: substrings of the reply's text would keep all of it in memory.
  return (known[place] = checkedHeader(bytes.utf8Slice(begin, begin + nameSize), bytes.utf8Slice(begin + nameSize, begin + size)));
}

export function checkedHeader(name, value) {
  if (!/^[!#-'*+\-.^-z|~\dA-Z]+$/.test(name)) refuse('header', name, 'has an invalid name (RFC 9110 section 5.6.2)');
  if (/[\r\n\0]/.test(value)) refuse('header', name, 'has CR, LF or NUL in its value');
  const lower = name.toLowerCase();
  return { name, value, lower, bytes: Buffer.from(name + value) };
}

export function refuse(what, text, why) {
  const printable = text.replace(/[^ -~]/gu, '?');
  throw new Failure('lambda_wasm::InvalidResponse', `The response's ${what} "${printable.slice(0, 32)}${printable.length > 32 ? '…' : ''}" ${why}.`);
}

// Reason phrases of IANA's registry: those of common statuses, because loading node:http for the others takes 2 to 3 ms, and those
// that differ in node:http. All phrases would add half a kilobyte to every function.
export function phraseOf(status) {
  return {
    200: 'OK', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
    413: 'Content Too Large', 418: '', 422: 'Unprocessable Content', 500: 'Internal Server Error', 509: '',
  }[status] ?? process.getBuiltinModule('node:http').STATUS_CODES[status] ?? '';
}

// An HttpError as the problem details of RFC 9457.
export function takeProblem(lane, status) {
  const { words } = lane, text = () => lane.take(words[lane.at++]) || undefined;
  const type = text(), title = text() ?? (phraseOf(status) || undefined), detail = text(), instance = text(), errors = [];
  for (let left = words[lane.at++]; left > 0; left--) errors.push({ pointer: text() ?? '', expected: text(), found: text() });
  return JSON.stringify({ type, title, status, detail, instance, ...(errors.length > 0 && { errors, count: words[lane.at++] }) });
}

// `cookies` are more values of set-cookie.
export function arranged(sender, statusCode, body, isBase64, headers, cookies) {
  const isWhole = ABI.senders.takes_whole_reply >> sender & 1, allLists = ABI.senders.takes_only_lists >> sender & 1, takesLists = ABI.senders.takes_lists >> sender & 1;
  const named = new Map(), setCookies = [];
  for (const { name, lower, value } of headers) {
    if (lower === 'set-cookie') {
      // RFC 6265 section 4.1.1: a name that is a token, a value, and attributes.
      if (!/^[!#-'*+\-.^-z|~\dA-Z]+=("?)[!#-+\--:<-[\]-~]*\1(;[ -~]*)?$/.test(value)) refuse('cookie', value, 'breaks RFC 6265');
      setCookies.push(value);
    } else if (named.has(lower)) {
      named.get(lower).values.push(value);
    } else {
      named.set(lower, { name, values: [value] });
    }
  }
  setCookies.push(...cookies);
  if (takesLists && setCookies.length > 0) named.set('set-cookie', { name: 'set-cookie', values: setCookies });

  const reply = { statusCode, body }, single = {}, multiple = {};
  if (isWhole) reply.statusDescription = `${statusCode} ${phraseOf(statusCode) || 'Unassigned'}`;
  if (isWhole || isBase64) reply.isBase64Encoded = isBase64;
  for (const { name, values } of named.values()) {
    if (allLists || (takesLists && values.length > 1)) define(multiple, name, values); else define(single, name, values.join(', '));
  }
  if (isWhole && !allLists) setCookies.forEach((value, i) => { single[setCookieName(i)] = value; });
  if (isWhole ? !allLists : Object.keys(single).length > 0) reply.headers = single;
  if (allLists || Object.keys(multiple).length > 0) reply.multiValueHeaders = multiple;
  if (!isWhole && !takesLists && setCookies.length > 0) reply.cookies = setCookies;
  return reply;
}

// A name for set-cookie number `number`, for a sender that takes only one value for each name: the names differ in the case of their
// letters. Each letter stands for a bit of the number, and is in upper case if the bit is set.
export function setCookieName(number) {
  if (number > 511) refuse('header', 'set-cookie', 'occurs more than 512 times, which the sender of this request cannot accept');
  return 'set-cookie'.replace(/[a-z]/g, (letter, at) => (number >> (at > 3 ? at - 1 : at) & 1 ? letter.toUpperCase() : letter));
}

/** The other functions that each function here calls, also those of kinds/. */
export const needs = {
  takeRoutedReply: ['takeReply', 'takeHeader', 'checkedHeader', 'takeProblem', 'arranged', 'problemIn'],
  takeReply: ['takeHeader', 'checkedHeader', 'refuse', 'phraseOf', 'takeProblem', 'arranged', 'setCookieName', 'define', 'takeBase64'],
};
