// The HTTP reply that a Function URL makes of what a handler has returned.

import { named, serialize } from './function_error.mjs';

/** The largest request and the largest buffered reply that Lambda takes, in bytes of JSON: 6 MB and what surrounds it. */
export const LARGEST_PAYLOAD = 6_291_556;

const JSON_TYPE = 'application/json';

/** What the caller of a function that has failed is told; the error itself is the log's. */
export const FAILED = { status: 502, phrase: 'Bad Gateway', headers: ['content-type', JSON_TYPE], body: 'Internal Server Error' };

/** The same as bytes, for where node:http cannot write it: the connection ends with it. */
export const FAILED_BYTES = Buffer.from(`HTTP/1.1 ${FAILED.status} ${FAILED.phrase}\r\n${FAILED.headers.join(': ')}\r\ncontent-length: ${FAILED.body.length}\r\nconnection: close\r\n\r\n${FAILED.body}`);

/** The answer to a request that is larger than Lambda takes. */
export const TOO_LARGE = { status: 413, headers: ['content-type', JSON_TYPE], body: '{"Message":"Request must be smaller than 6291556 bytes"}' };

/**
 * `{ status, headers, body }`: names and values of the headers in turn, the body a string or bytes.
 *
 * Without a `statusCode` the result is itself the body, as JSON text.
 *
 * @throws an error that names what the platform would refuse with 502
 */
export function replyOf(result) {
  if (typeof result !== 'object' || result === null || result.statusCode === undefined) {
    const body = serialize(result);
    limit(body.length, () => body);
    return { status: 200, headers: ['content-type', JSON_TYPE], body };
  }
  const { body = '', isBase64Encoded } = result;
  if (body !== null && typeof body !== 'string') throw malformed(`its body is of type ${typeof body}, not a string: send JSON as text`);
  limit(body?.length, () => serialize(result));
  return { ...headOf(result, JSON_TYPE), body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : body ?? '' };
}

/** The status and the headers, of a reply or of a stream's prelude; `type` is the content type where it names none. */
export function headOf({ statusCode = 200, headers, cookies }, type) {
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) throw malformed(`its statusCode is ${JSON.stringify(statusCode)}, not one from 200 to 599`);
  const lines = [];
  let hasType = false;
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null || value === undefined) continue;
    const lower = name.toLowerCase();
    if (lower === 'content-length' || lower === 'transfer-encoding' || lower === 'connection') continue; // what is sent decides
    hasType ||= lower === 'content-type';
    lines.push(name, octets(value));
  }
  if (!hasType) lines.push('content-type', type);
  for (const cookie of cookies ?? []) lines.push('set-cookie', octets(cookie));
  return { status, headers: lines };
}

/** A header's text in UTF-8, as node:http takes octets: each is the character of its number. */
const octets = (value) => Buffer.from(String(value)).latin1Slice();

/** Only what may be too large is measured. */
function limit(length, text) {
  if (length === undefined || length < LARGEST_PAYLOAD / 6) return; // an escape in JSON is six times its character, at most
  if (Buffer.byteLength(text()) > LARGEST_PAYLOAD) {
    throw named('Function.ResponseSizeTooLarge', `Response payload size exceeded maximum allowed payload size (${LARGEST_PAYLOAD} bytes).`, '');
  }
}

const malformed = (what) => named('MalformedReply', `A function URL does not accept this reply: ${what}.`, '');
