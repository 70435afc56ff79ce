// What each sender takes as a reply: the kind `r` of include/lambda_wasm/schema.hpp, whose words edge/http.hpp has in a table.
// Natively include/lambda_wasm/http/reply.hpp and problem.hpp do the same; the examples' recorded events hold both to it.

import { Refusal } from './lane.mjs';
import { define, takeBase64, takeInteger } from './kinds.mjs';

/** Takes a reply out of the lane, in the form that its sender takes. */
export function takeReply(lane) {
  const { words } = lane, form = words[lane.at++], statusCode = words[lane.at++];
  if (form & 32) return arranged(form, statusCode, takeProblem(lane, statusCode), false, ['content-type', 'application/problem+json'], []);
  const size = words[lane.at++], begin = lane.readingAt;
  const isBase64 = lane.reading === null && !process.getBuiltinModule('node:buffer').isUtf8(lane.bytes.subarray(begin, begin + size));
  const body = isBase64 ? takeBase64(lane, size) : lane.take(size);
  let left = words[lane.at++];
  if (form & 16 && !isBase64) {
    // Plain: right, and as it stands.
    if (left === 0) return { statusCode, body };
    const headers = {};
    for (; left > 0; left--) putHeader(headers, lane.take(words[lane.at++]), lane.take(words[lane.at++]));
    return { statusCode, body, headers };
  }
  const headers = [], cookies = [];
  for (; left > 0; left--) headers.push(lane.take(words[lane.at++]), lane.take(words[lane.at++]));
  if (!(form & 16)) for (left = words[lane.at++]; left > 0; left--) cookies.push(takeCookie(lane));
  return arranged(form, statusCode, body, isBase64, headers, cookies);
}

export function putHeader(headers, name, value) {
  if (name === 'content-type') headers['content-type'] = value; // nearly every reply has it, and a constant costs a tenth
  else if (name === '__proto__') define(headers, name, value);
  else headers[name] = value;
}

export function refuse(what, text, why) {
  const printable = text.replace(/[^ -~]/g, '?');
  throw new Refusal('lambda_wasm::InvalidResponse', `The response's ${what} "${printable.slice(0, 32)}${printable.length > 32 ? '…' : ''}" ${why}.`);
}

// A token (RFC 9110 section 5.6.2), and a cookie's value (RFC 6265 section 4.1.1).
export function isToken(text) { return /^[!#-'*+\-.^-z|~\dA-Z]+$/.test(text); }
export function isCookieValue(text) { return /^("?)[!#-+\--:<-[\]-~]*\1$/.test(text); }

// A lambda_wasm::SetCookie as the value of a set-cookie header.
export function takeCookie(lane) {
  const { words } = lane, text = () => lane.take(words[lane.at++]), number = () => (words[lane.at++] ? takeInteger(lane) : undefined);
  const name = text(), value = text(), path = text(), domain = text(), maxAge = number(), expires = number();
  const secure = words[lane.at++], httpOnly = words[lane.at++], sameSite = [, 'Strict', 'Lax', 'None'][words[lane.at++]];
  const fault = !isToken(name) ? 'its name is not a token'
    : !isCookieValue(value) ? 'its value has a character that it may not have'
      : /[^ -:<-~]/.test(path + domain) ? 'its path or domain has a character that it may not have'
        : expires < -11644473600 || expires >= 253402300800 ? 'it expires before 1601 or after 9999' : undefined;
  if (fault) refuse('cookie', name, `breaks RFC 6265: ${fault}`);
  const attribute = (key, set) => (set === undefined || set === '' ? '' : `; ${key}=${set}`);
  return `${name}=${value}${attribute('Path', path)}${attribute('Domain', domain)}${attribute('Max-Age', maxAge)}${
    attribute('Expires', expires === undefined ? '' : new Date(expires * 1000).toUTCString())}${secure ? '; Secure' : ''}${
    httpOnly ? '; HttpOnly' : ''}${attribute('SameSite', sameSite)}`;
}

// Node's reason phrases, those that IANA's registry has by now.
export function phraseOf(status) {
  return { 413: 'Content Too Large', 414: 'URI Too Long', 416: 'Range Not Satisfiable', 418: '', 422: 'Unprocessable Content', 509: '' }[status]
    ?? process.getBuiltinModule('node:http').STATUS_CODES[status] ?? '';
}

// An HttpError as the problem details of RFC 9457.
export function takeProblem(lane, status) {
  const { words } = lane, text = () => lane.take(words[lane.at++]) || undefined;
  const type = text(), title = text() ?? (phraseOf(status) || undefined), detail = text(), instance = text(), errors = [];
  for (let left = words[lane.at++]; left > 0; left--) errors.push({ pointer: text() ?? '', expected: text(), found: text() });
  return JSON.stringify({ type, title, status, detail, instance, ...(errors.length > 0 && { errors, count: words[lane.at++] }) });
}

// `headers` are [name, value, …]; `cookies` are further values of set-cookie.
export function arranged(form, statusCode, body, isBase64, headers, cookies) {
  if (statusCode < 100 || statusCode > 599) refuse('status', `${statusCode}`, 'is not from 100 to 599');
  const source = form & 7, isBalancer = source > 2, allLists = isBalancer && (form & 8) !== 0, takesLists = allLists || source === 0;
  const named = new Map(), setCookies = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i], value = headers[i + 1], lower = name.toLowerCase();
    if (!isToken(name)) refuse('header', name, 'is not named by a token (RFC 9110 section 5.6.2)');
    if (/[\r\n\0]/.test(value)) refuse('header', name, 'has CR, LF or NUL in its value');
    if (lower === 'set-cookie') {
      const [, key, set] = /^([^=;]*)=([^;]*)[ -~]*$/.exec(value) ?? refuse('cookie', value, 'breaks RFC 6265');
      if (!isToken(key) || !isCookieValue(set)) refuse('cookie', value, 'breaks RFC 6265');
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
  if (isBalancer) reply.statusDescription = `${statusCode} ${phraseOf(statusCode) || 'Unassigned'}`;
  if (isBalancer || isBase64) reply.isBase64Encoded = isBase64;
  for (const { name, values } of named.values()) {
    if (allLists || (takesLists && values.length > 1)) putHeader(multiple, name, values); else putHeader(single, name, values.join(', '));
  }
  if (isBalancer && !allLists) setCookies.forEach((value, i) => { single[setCookieName(i)] = value; });
  if (isBalancer ? !allLists : Object.keys(single).length > 0) reply.headers = single;
  if (allLists || Object.keys(multiple).length > 0) reply.multiValueHeaders = multiple;
  if (!isBalancer && !takesLists && setCookies.length > 0) reply.cookies = setCookies;
  return reply;
}

// Where set-cookie can only be a header of one value, several have names of different letter case: the letters are the bits of
// the number, and those that are set are upper case.
export function setCookieName(number) {
  if (number > 511) refuse('header', 'set-cookie', 'is there more than 512 times, which the sender of this request cannot take');
  return 'set-cookie'.replace(/[a-z]/g, (letter, at) => (number >> (at > 3 ? at - 1 : at) & 1 ? letter.toUpperCase() : letter));
}

/** What each function here calls of the others, and of kinds.mjs. */
export const needs = {
  takeReply: ['putHeader', 'refuse', 'isToken', 'isCookieValue', 'takeCookie', 'phraseOf', 'takeProblem', 'arranged', 'setCookieName',
    'define', 'takeBase64', 'takeInteger'],
};
