// Converts the result of a handler into an HTTP reply, as a function URL does.

import { named, serialize } from './function_error.mjs';

/** The largest request and the largest buffered reply that Lambda takes, in bytes of JSON: 6 MB and some bytes around it. */
export const LARGEST_PAYLOAD = 6_291_556;

const JSON_TYPE = 'application/json';

/** The reply to the caller of a function that has failed. Only the log contains the error itself. */
export const FAILED = { status: 502, phrase: 'Bad Gateway', headers: ['content-type', JSON_TYPE], body: 'Internal Server Error' };

/** The same reply as bytes, for a connection that node:http cannot write to; the reply closes the connection. */
export const FAILED_BYTES = Buffer.from(`HTTP/1.1 ${FAILED.status} ${FAILED.phrase}\r\n${FAILED.headers.join(': ')}\r\ncontent-length: ${FAILED.body.length}\r\nconnection: close\r\n\r\n${FAILED.body}`);

/** The reply to a request that is larger than Lambda takes. */
export const TOO_LARGE = { status: 413, headers: ['content-type', JSON_TYPE], body: '{"Message":"Request must be smaller than 6291556 bytes"}' };

/**
 * Returns `{ status, headers, body }`: alternating names and values of the headers, and the body as a string or as bytes.
 *
 * A result without a `statusCode` is the body itself, as JSON text.
 *
 * @throws an error with the reason if the platform would answer 502
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

/** The status and the headers of a reply or of a stream's prelude; `type` is the default content type. */
export function headOf({ statusCode = 200, headers, cookies }, type) {
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) throw malformed(`its statusCode is ${JSON.stringify(statusCode)}, not one from 200 to 599`);
  const lines = [];
  let hasType = false;
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null || value === undefined) continue;
    const lower = name.toLowerCase();
    if (lower === 'content-length' || lower === 'transfer-encoding' || lower === 'connection') continue; // node:http sets these
    hasType ||= lower === 'content-type';
    lines.push(name, octets(value));
  }
  if (!hasType) lines.push('content-type', type);
  for (const cookie of cookies ?? []) lines.push('set-cookie', octets(cookie));
  return { status, headers: lines };
}

/** A header's text in UTF-8, in the form that node:http takes: each byte is the character with its number. */
const octets = (value) => Buffer.from(String(value)).latin1Slice();

/** Throws if a reply is too large. The text is made only if it may be. */
function limit(length, text) {
  if (length === undefined || length < LARGEST_PAYLOAD / 6) return; // JSON text is at most six times as long as the string
  if (Buffer.byteLength(text()) > LARGEST_PAYLOAD) {
    throw named('Function.ResponseSizeTooLarge', `Response payload size exceeded maximum allowed payload size (${LARGEST_PAYLOAD} bytes).`, '');
  }
}

const malformed = (what) => named('MalformedReply', `A function URL does not accept this reply: ${what}.`, '');
