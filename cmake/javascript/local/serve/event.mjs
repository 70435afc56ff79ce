// Converts an HTTP request into the event that a function URL sends: payload format 2.0 of the developer guide's page "Invoking Lambda function
// URLs".

import { isUtf8 } from 'node:buffer';

/** Headers about the connection instead of the request: the platform's front end removes them. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** The ID of this function URL. The sender is recognised by `.lambda-url.` in the domain. */
const PREFIX = 'local';

/** Content types of bodies that are sent as text. Other bodies are sent as base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml))\s*(;|$))/i;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * @param request    node:http's request; its first line, headers and socket are read
 * @param body       its body as a Buffer, or null
 * @param requestId  the ID of the invocation
 * @param trace      the X-Ray header of the invocation
 * @param region     the region of the function
 */
export function eventOf(request, { body, requestId, trace, region }) {
  const target = targetOf(request.url), mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark), query = mark < 0 ? '' : target.slice(mark + 1);
  const { remoteAddress: address = '', localPort } = request.socket;
  const { headers, cookies } = headersOf(request.rawHeaders);
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-port'] = String(localPort);
  headers['x-forwarded-proto'] = 'http';
  headers['x-amzn-trace-id'] = trace;
  const now = Date.now();

  const event = { version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: query };
  if (cookies !== undefined) event.cookies = cookies;
  event.headers = headers;
  if (query !== '') event.queryStringParameters = parametersOf(query);
  event.requestContext = {
    accountId: 'anonymous',
    apiId: PREFIX,
    domainName: `${PREFIX}.lambda-url.${region}.on.aws`,
    domainPrefix: PREFIX,
    http: { method: request.method, path, protocol: `HTTP/${request.httpVersion}`, sourceIp: address, userAgent: headers['user-agent'] ?? '' },
    requestId,
    routeKey: '$default',
    stage: '$default',
    time: timeOf(now),
    timeEpoch: now,
  };
  event.isBase64Encoded = false;
  if (body !== null) {
    event.isBase64Encoded = !isText(headers, body);
    event.body = body.toString(event.isBase64Encoded ? 'base64' : 'utf8');
  }
  return event;
}

/** The path and the query as sent. The target of a request to a proxy is a whole URL. */
function targetOf(url) {
  if (url.startsWith('/')) return url;
  const rest = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*(.*)$/i.exec(url)?.[1] ?? '';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Names are in lower case. Values of a repeated name are joined by commas. Cookies are also returned as a list. */
function headersOf(raw) {
  const headers = {};
  let cookies;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i].toLowerCase(), value = textOf(raw[i + 1]);
    if (OF_THE_CONNECTION.has(name)) continue;
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (name === 'cookie') {
      (cookies ??= []).push(...value.split(';').map((cookie) => cookie.trim()).filter((cookie) => cookie !== ''));
      headers.cookie = before === undefined ? value : `${before}; ${value}`;
    } else {
      set(headers, name, before === undefined ? value : `${before},${value}`);
    }
  }
  return { headers, cookies };
}

/** The text of a header. node:http returns each byte as the character with its number; mostly the bytes are UTF-8. */
function textOf(octets) {
  if (!/[\x80-\xff]/.test(octets)) return octets;
  const bytes = Buffer.from(octets, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : octets;
}

/** The decoded query. Values of a repeated name are joined by commas. */
function parametersOf(query) {
  const parameters = {};
  for (const [name, value] of new URLSearchParams(query)) {
    set(parameters, name, Object.hasOwn(parameters, name) ? `${parameters[name]},${value}` : value);
  }
  return parameters;
}

/** Like JSON.parse: a member named `__proto__` is an ordinary member. */
function set(object, name, value) {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

function isText(headers, body) {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  return TEXT.test(type) && encoding === 'identity' && isUtf8(body);
}

/** The time in the common log format, `12/Mar/2020:19:03:58 +0000`. */
let second = -1, text = '';
function timeOf(now) {
  if (Math.floor(now / 1000) === second) return text;
  second = Math.floor(now / 1000);
  const date = new Date(now), two = (number) => String(number).padStart(2, '0');
  text = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
  return text;
}
