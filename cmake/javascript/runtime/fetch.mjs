// HTTP requests by the fetch of Node.js (include/lambda_wasm/fetch.hpp has the C++ side).

import { LONGEST } from './deadline.mjs';
import { Failure } from './failure.mjs';
import { readingOf, watchEnd } from './streams.mjs';
import { isOf } from './thrown.mjs';

// When a redirect with status 307 or 308 repeats the body, the fetch of Node.js 22 cannot send bytes again, because it has detached their
// buffer. It can send a Blob again.
const sendsBytesAgain = Number.parseInt(process.versions.node) >= 24;

// The content codings that fetch (its implementation is undici) decodes: zstd since undici 7.11, which Node.js 24 has.
const [major, minor] = process.versions.undici.split('.', 2).map(Number), takesZstd = major > 7 || (major === 7 && minor >= 11);
const DECODED = takesZstd ? /^(x-gzip|gzip|deflate|br|zstd)$/i : /^(x-gzip|gzip|deflate|br)$/i;

// Whether fetch decoded a body. It decodes all codings of a body, or none if it does not know one of them.
const isDecoded = (codings, body) => codings !== null && body !== null && codings.split(',').every((coding) => DECODED.test(coding.trim()));

/** The HTTP requests of one instance. */
export class Fetcher {
  #instance;

  constructor(instance) { this.#instance = instance; }

  /** Makes a request for C++: `parts` as detail::FetchedRequest describes them, and the bytes of the body. */
  request(parts, bytes) { return new Exchange(parts, bytes); }

  // `how` holds the arguments of the instance's `wait` after the promise.
  send(exchange, ...how) { this.#instance.wait(exchange.begin((this.#instance.call.held ??= new Set())), ...how); }

  /** Called when nobody waits for the request any more. */
  abort(exchange) { exchange.abort(); }
}

/** A request and its response, until the response body has ended. */
class Exchange {
  #parts;
  #bytes;
  #controller = new AbortController();
  #timer;
  #held; // the operations of its invocation, which aborts them when it fails

  constructor(parts, bytes) {
    this.#parts = parts;
    this.#bytes = bytes;
  }

  async begin(held) {
    this.#held = held.add(this);
    const { method, url, redirect, timeout, stream, headers } = this.#parts, { signal } = this.#controller;
    const init = { method, headers: pairs(headers), redirect, signal };
    if (this.#bytes !== undefined) init.body = sendsBytesAgain || redirect !== 'follow' ? this.#bytes : new Blob([this.#bytes]);
    if (stream) Object.assign(init, { body: chunksOf(readingOf(stream)), duplex: 'half' });
    // The timer does not keep the process alive; the connection does.
    if (timeout > 0) this.#timer = setTimeout(() => this.abort(this.#failure('TimedOut', `it took longer than ${timeout} ms`)), Math.min(timeout, LONGEST)).unref();
    let response;
    try {
      if (stream === null) throw this.#failure('InvalidRequest', 'its body is a stream that was already sent');
      if (timeout < 0) throw this.#failure('TimedOut', `its timeout of ${timeout} ms was over before it began`);
      response = await fetch(url, init);
    } catch (error) {
      this.ended();
      throw this.failed(error);
    }
    this.#bytes = undefined; // they have been sent
    const { status, body } = response, decoded = isDecoded(response.headers.get('content-encoding'), body);
    const head = { status, url: response.url, body, decoded, headers: [] };
    for (const [name, value] of response.headers) head.headers.push(octets(name), octets(value));
    if (body === null) this.ended(); else watchEnd(body, this);
    return head;
  }

  abort(reason) {
    this.ended();
    this.#controller.abort(reason);
  }

  // ---- The stream of the response body calls these too (streams.mjs)

  ended() {
    const { stream } = this.#parts;
    clearTimeout(this.#timer);
    this.#held?.delete(this);
    if (stream) readingOf(stream).close(); // nobody sends the rest
  }

  /** Converts an error of Node.js into the error that C++ receives. */
  failed(error) {
    if (isOf(error, Failure)) return error;
    const own = inOwnWords(error, this.#parts);
    return own === undefined ? this.#failure(...explained(error, this.#parts.url), error) : this.#failure(...own);
  }

  #failure(type, said, cause) {
    const failure = new Failure(`lambda_wasm::http::${type}`, `${placeOf(this.#parts.url)}: ${said}`);
    const code = codeOf(cause);
    if (code !== undefined) failure.code = code;
    if (cause !== undefined) failure.cause = cause;
    return failure;
  }
}

// The rest of a stream, of which chunks may have been read before.
async function* chunksOf(reading) {
  for (let chunk; (chunk = await reading.read()) !== undefined;) yield chunk;
}

const pairs = (list) => Array.from({ length: list.length / 2 }, (_, i) => [characters(list[2 * i]), characters(list[2 * i + 1])]);

// A header's bytes. fetch represents each byte as the character with its number.
const octets = (text) => Buffer.from(text, 'latin1');
const characters = ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).latin1Slice();

// A URL as a log may show it, without its query and credentials. If a text is no URL, the parts that may be either are left out.
function placeOf(url) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  const at = url.lastIndexOf('@'), end = `${url}?`.search(/[?#]/);
  const place = at < 0 ? url.slice(0, end) : `${/^https?:\/\//i.exec(url)?.[0] ?? ''}…${url.slice(at, Math.max(at, end))}`;
  return JSON.stringify(place.slice(0, 100));
}

// If the error of Node.js quotes something that may be secret: the failure's name and a sentence without it. The failure then has no cause.
function inOwnWords(error, { url, headers }) {
  if (!URL.canParse(url)) return ['InvalidUrl', 'invalid URL'];
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') return ['InvalidUrl', 'the URL has a user name or a password: send them in the authorization header'];
  if (codeOf(error) === 'ERR_INVALID_URL') return ['InvalidResponse', 'redirect to an invalid URL'];
  if (!isOf(error, TypeError) || error.cause !== undefined) return undefined;
  for (const [i, [name, value]] of pairs(headers).entries()) {
    if (!isHeader(name, '')) return ['InvalidRequest', `header ${i + 1} has an invalid name`];
    if (!isHeader(name, value)) return ['InvalidRequest', `the header ${name} has an invalid value`];
  }
  return undefined;
}

function isHeader(name, value) {
  try {
    return new Headers([[name, value]]) !== null;
  } catch {
    return false;
  }
}

// Node.js mostly throws a TypeError that says only "fetch failed", and whose cause is the actual error. If a host has several addresses,
// the cause is an AggregateError.
const rootOf = (error) => {
  let root = error;
  for (let depth = 0; depth < 16 && isOf(root?.cause, Error); depth++) root = root.cause; // causes may form a circle
  return root?.errors?.[0] ?? root;
};
const codeOf = (error) => {
  const code = rootOf(error)?.code;
  return typeof code === 'string' ? code : undefined;
};

const FAILURES = [
  ['HostNotFound', /^(ENOTFOUND|EAI_)/],
  ['ConnectionRefused', /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/],
  ['TimedOut', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/],
  ['ConnectionLost', /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/],
  // OpenSSL's errors of verification (Node.js, tls, "X509 certificate error codes") and of the protocol.
  ['TlsFailed', /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|EPROTO$|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_C|INVALID_(CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH$|OUT_OF_MEM$)/],
  ['InvalidResponse', /^(HPE_|UND_ERR_HEADERS_OVERFLOW$|UND_ERR_RES_CONTENT_LENGTH_MISMATCH$|UND_ERR_RESPONSE|Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_ZLIB|ERR_PADDING)/],
  ['InvalidRequest', /^(UND_ERR_INVALID_ARG|UND_ERR_REQ_CONTENT_LENGTH_MISMATCH|UND_ERR_NOT_SUPPORTED)$/],
];

// Returns the failure's name in C++, and a sentence.
function explained(error, url) {
  const root = rootOf(error), code = codeOf(error), said = String(root?.message || code || error);
  if (root?.name === 'HTTPParserError') return ['InvalidResponse', said]; // Node.js 24 gives it no code
  if (code !== undefined) {
    const known = FAILURES.find(([, codes]) => codes.test(code));
    if (known !== undefined) return [known[0], said];
  }
  if (!/^https?:\/\//i.test(url.trim()) || /^bad port/.test(said)) {
    return ['InvalidUrl', said];
  }
  if (/redirect/i.test(said)) return ['RedirectRefused', said];
  return [root === error && isOf(error, TypeError) && !/^(fetch failed|terminated)$/.test(said) ? 'InvalidRequest' : 'FetchFailed', said];
}
