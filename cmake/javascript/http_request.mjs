// What the event of each sender is as a request: the kind `q` of include/lambda_wasm/schema.hpp. Natively
// include/lambda_wasm/http/sender.hpp and fetch.hpp do the same; tests/vectors/http.json holds both to it.
//
// A codec calls the function of each part that it asks for (include/lambda_wasm/edge/http.hpp names them), and index.mjs holds
// those functions alone: so each of them is whole by itself but for the others that `needs` lists.
//
// Formats: Lambda developer guide, on API Gateway, function URLs, Application Load Balancer and VPC Lattice; API Gateway
// developer guide, on the payload formats of HTTP APIs.

import { wrong, escaped, Failure } from './lane.mjs';

/** The request of the lane's event, made once for each. */
export function httpRequest(lane, event) {
  return lane.request?.event === event ? lane.request : (lane.request = new HttpRequest(event));
}

// Who sent the event: `source` is a lambda_wasm::Source (0 rest_api, 1 http_api, 2 function_url, 3 alb, 4 lattice), and `sender`
// has 8 more where headers come as lists of values; `headerMap` has the headers where one of them can be taken by its name alone.
export class HttpRequest {
  // The last domain and what it tells: a function has few, and comparing one costs less than searching it.
  static domain = undefined;
  static source = 1;

  constructor(event) {
    this.event = objectAt('', event) ?? wrong('', 'object', event);
    const context = this.context = objectAt('/requestContext', event.requestContext) ?? {};
    const type = textAt('/type', event.type), isAuthorizer = type === 'REQUEST' || type === 'TOKEN';
    const isWebSocket = textAt('/requestContext/connectionId', context.connectionId) !== undefined;
    const isAlb = objectAt('/requestContext/elb', context.elb) !== undefined, http = objectAt('/requestContext/http', context.http);
    this.http = http;
    this.headerMap = event.headers ?? {};
    if (http === undefined || isAlb || isWebSocket || isAuthorizer) {
      identifyOther(this, isAuthorizer, isWebSocket, isAlb);
    } else {
      const domain = textAt('/requestContext/domainName', context.domainName);
      if (domain !== HttpRequest.domain) {
        HttpRequest.domain = domain;
        HttpRequest.source = domain?.includes('.lambda-url.') ? 2 : 1;
      }
      this.source = this.sender = HttpRequest.source;
      this.method = textAt('/requestContext/http/method', http.method) ?? '';
      this.path = withoutStage(this, textAt('/rawPath', event.rawPath) ?? '') || '/';
      this.query = event.rawQueryString; // C++ mostly takes it apart by itself, which costs less
    }
  }
}

// All but the events of HTTP APIs and function URLs.
export function identifyOther(request, isAuthorizer, isWebSocket, isAlb) {
  const { event, context } = request, hasContext = event.requestContext != null;
  const refuse = (reason) => {
    const keys = Object.keys(event), has = keys.length === 0 ? 'it has no keys' : `its keys are ${keys.slice(0, 20).join(', ')}`;
    throw new Failure('lambda_wasm::NotHttp', `The event is not an HTTP request: ${reason}; ${has}${keys.length > 20 ? ', and more' : ''}.`);
  };
  const latticePath = textAt('/raw_path', event.raw_path), httpMethod = textAt('/httpMethod', event.httpMethod);
  const arn = textAt('/requestContext/serviceNetworkArn', context.serviceNetworkArn) ?? textAt('/requestContext/serviceArn', context.serviceArn);
  const method = textAt('/method', event.method) ?? '', path = textAt('/path', event.path) ?? '', version = textAt('/version', event.version);
  const hasLists = objectAt('/multiValueHeaders', event.multiValueHeaders) !== undefined;
  if (isAuthorizer) refuse("it is an authorizer's, whose type is REQUEST or TOKEN");
  if (isWebSocket) refuse("it is a WebSocket API's, which has requestContext.connectionId");
  request.method = httpMethod ?? '';
  request.path = path;
  if (isAlb) {
    request.source = 3;
  } else if (arn !== undefined || latticePath !== undefined) {
    request.source = 4;
    request.method = method;
    [request.path] = (arn === undefined ? latticePath : path).split('?', 1);
  } else if (hasContext && httpMethod !== undefined) {
    request.source = 0;
    if (version === '1.0') request.path = withoutStage(request, path);
  } else {
    refuse(`to be ${httpMethod !== undefined ? "a REST API's it lacks requestContext" : hasContext && path ? "a REST API's it lacks httpMethod"
      : method ? "VPC Lattice's it lacks requestContext.serviceNetworkArn or raw_path" : "an HTTP API's it lacks requestContext.http"}`);
  }
  request.sender = hasLists && request.source !== 4 ? request.source + 8 : request.source;
  // A REST API leaves names in the client's letter case: another spelling of one may stand before it.
  if (request.sender > 4 || request.source === 0) request.headerMap = {};
  request.path ||= '/';
}

// The path of an API without the stage in front of it.
export function withoutStage({ context }, path) {
  const stage = textAt('/requestContext/stage', context.stage) ?? '';
  if (stage === '' || stage === '$default' || !path.startsWith(`/${stage}`)) return path;
  const rest = path.slice(stage.length + 1);
  return rest === '' || rest[0] === '/' ? rest : path;
}

// ---- What stands at a place of the event. Absent and null are undefined; another type is an error that names the place.

export function textAt(pointer, value) {
  return typeof value === 'string' ? value : value == null ? undefined : wrong(pointer, 'string', value);
}
export function objectAt(pointer, value) {
  return value == null ? undefined : typeof value === 'object' && !Array.isArray(value) ? value : wrong(pointer, 'object', value);
}
export function booleanAt(pointer, value) {
  return typeof value === 'boolean' ? value : value == null ? undefined : wrong(pointer, 'boolean', value);
}
export function integerAt(pointer, value) {
  if (value == null) return undefined;
  const isDecimal = typeof value === 'string' && /^-?(0|[1-9]\d{0,17})$/.test(value), number = isDecimal ? Number(value) : value;
  return Number.isSafeInteger(number) ? number : wrong(pointer, 'integer of 64 bits', value);
}

// An object of texts, or of lists of texts, as [name, text, name, text, …].
export function pairsAt(pointer, value, hasTexts, hasLists) {
  const map = objectAt(pointer, value);
  if (map === undefined) return undefined;
  const pairs = [];
  for (const name in map) {
    const item = map[name];
    if (typeof item === 'string' && hasTexts) {
      pairs.push(name, item);
    } else if (Array.isArray(item) && hasLists) {
      for (let i = 0; i < item.length; i++) {
        const text = textAt(`${pointer}/${escaped(name)}/${i}`, item[i]);
        if (text !== undefined) pairs.push(name, text);
      }
    } else if (item != null) {
      wrong(`${pointer}/${escaped(name)}`, hasTexts ? 'string' : 'array', item);
    }
  }
  return pairs;
}
export function pairsOfApi(request, pointer, value) {
  return (request.source < 3 && pairsAt(pointer, value, true, false)) || [];
}

// ---- The parts, by their names.

/** Those that every request has as members. */
export const members = ['sender', 'method', 'path'];

export function request_query({ event, source }, isRaw) {
  if (source === 1 || source === 2) return urlencoded(textAt('/rawQueryString', event.rawQueryString) ?? '');
  const single = '/queryStringParameters';
  if (source === 4) {
    return pairsAt(single, event.queryStringParameters, true, true)
      ?? pairsAt('/query_string_parameters', event.query_string_parameters, true, true) ?? [];
  }
  const pairs = pairsAt('/multiValueQueryStringParameters', event.multiValueQueryStringParameters, false, true)
    ?? pairsAt(single, event.queryStringParameters, true, false) ?? [];
  return source === 3 && !isRaw ? pairs.map(decoded) : pairs;
}
// The query as it stands in a URL: of maps it is put together, and what they have decoded is encoded anew.
export function request_rawQuery(request) {
  const { event, context, source } = request;
  if (source === 1 || source === 2) return textAt('/rawQueryString', event.rawQueryString) ?? '';
  if (source === 4) {
    const target = (context.serviceNetworkArn ?? context.serviceArn) == null ? event.raw_path : event.path ?? '', mark = target.indexOf('?');
    if (mark >= 0) return target.slice(mark + 1);
  }
  const texts = source === 3 ? request_query(request, true) : request_query(request).map(percentEncoded);
  return texts.map((text, i) => (i === 0 ? text : `${i % 2 === 0 ? '&' : '='}${text}`)).join('');
}
// All but what needs no escape (RFC 3986 section 2.3).
export function percentEncoded(text) {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt().toString(16).toUpperCase()}`);
}
// application/x-www-form-urlencoded, as the WHATWG URL Standard parses it (section 5.1).
export function urlencoded(query) {
  query = `${query.replaceAll('+', ' ')}&`;
  const pairs = [];
  for (let begin = 0, end; (end = query.indexOf('&', begin)) >= 0; begin = end + 1) {
    const part = query.slice(begin, end), equals = part.indexOf('=');
    if (part !== '') pairs.push(equals < 0 ? part : part.slice(0, equals), equals < 0 ? '' : part.slice(equals + 1));
  }
  return query.includes('%') ? pairs.map(decoded) : pairs;
}
export function decoded(text) {
  text = text.replace(/\+/g, ' ');
  return text.includes('%') ? text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString()) : text;
}

export function request_headers(request) {
  const { event, source } = request;
  if (request.sender > 4) return pairsAt('/multiValueHeaders', event.multiValueHeaders, false, true);
  const pairs = pairsAt('/headers', event.headers, true, source === 4) ?? [], cookies = joinedCookies(request);
  if (cookies === undefined) return pairs;
  // They replace a cookie header that the event has too.
  const first = pairs.findIndex((name, i) => i % 2 === 0 && isCookieHeader(name));
  if (first < 0) {
    pairs.push('cookie', cookies);
    return pairs;
  }
  pairs[first + 1] = cookies;
  return pairs.filter((_, i) => i - i % 2 === first || !isCookieHeader(pairs[i - i % 2]));
}
export function isCookieHeader(name) { return name.length === 6 && /^cookie$/i.test(name); }

// What an HTTP API has in place of a cookie header; undefined where it has none.
export function joinedCookies({ event: { cookies }, source }) {
  if (cookies == null || (source !== 1 && source !== 2)) return undefined;
  if (!Array.isArray(cookies)) wrong('/cookies', 'array', cookies);
  let joined;
  for (let i = 0; i < cookies.length; i++) {
    const cookie = textAt(`/cookies/${i}`, cookies[i]);
    if (cookie !== undefined) joined = joined ? `${joined}; ${cookie}` : cookie;
  }
  return joined;
}

// The values of all cookie headers: C++ splits them.
export function request_cookies(request) {
  const joined = joinedCookies(request);
  return joined === undefined ? request_headers(request).filter((_, i, headers) => i % 2 === 1 && isCookieHeader(headers[i - 1])) : [joined];
}

// One header: `name` is in lower case, `value` is what stands under that very name in `headerMap`. Cookies may stand elsewhere.
export function request_header(request, name, value) {
  if (typeof value === 'string' && name !== 'cookie') return value;
  const pairs = (request.headerPairs ??= request_headers(request));
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i].length === name.length && pairs[i].toLowerCase() === name) return pairs[i + 1];
  }
  return undefined;
}

// The body is one of two parts: as text, or as base64, which its kind decodes.
export function isBase64({ event }) {
  return (booleanAt('/isBase64Encoded', event.isBase64Encoded) ?? booleanAt('/is_base64_encoded', event.is_base64_encoded)) === true;
}
export function request_text(request) { return isBase64(request) ? undefined : textAt('/body', request.event.body); }
export function request_body(request) { return isBase64(request) ? textAt('/body', request.event.body) : undefined; }

export function request_pathParameters(request) { return pairsOfApi(request, '/pathParameters', request.event.pathParameters); }
export function request_stageVariables(request) { return pairsOfApi(request, '/stageVariables', request.event.stageVariables); }

export function request_route({ event, source }) {
  return (source > 2 ? undefined : source === 0 ? textAt('/resource', event.resource) : textAt('/routeKey', event.routeKey)) ?? '';
}
export function request_stage({ context, source }) { return (source < 3 && textAt('/requestContext/stage', context.stage)) || ''; }
export function request_requestId({ context, source }) { return (source < 3 && textAt('/requestContext/requestId', context.requestId)) || ''; }
export function request_protocol({ context, http, source }) {
  if (source > 2) return '';
  return (source === 0 ? textAt('/requestContext/protocol', context.protocol) : textAt('/requestContext/http/protocol', http.protocol)) ?? '';
}
export function request_sourceIp(request) {
  const { context, http, source } = request;
  if (source === 0) return textAt('/requestContext/identity/sourceIp', objectAt('/requestContext/identity', context.identity)?.sourceIp) ?? '';
  if (source < 3) return textAt('/requestContext/http/sourceIp', http.sourceIp) ?? '';
  const headers = request_headers(request), last = headers.findLastIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'x-forwarded-for');
  return last < 0 ? '' : headers[last + 1].split(',').at(-1).replace(/^[ \t]+|[ \t]+$/g, '');
}
// Milliseconds since the epoch.
export function request_time({ context, source }) {
  if (source === 0) return integerAt('/requestContext/requestTimeEpoch', context.requestTimeEpoch);
  const time = integerAt('/requestContext/timeEpoch', context.timeEpoch);
  return source === 3 || time === undefined ? undefined : source === 4 ? Math.floor(time / 1000) : time;
}

/** What each function here calls of the others. */
export const needs = {
  httpRequest: ['HttpRequest', 'identifyOther', 'withoutStage', 'textAt', 'objectAt'],
  pairsAt: ['textAt', 'objectAt'],
  pairsOfApi: ['pairsAt'],
  request_query: ['urlencoded', 'decoded', 'pairsAt'],
  request_rawQuery: ['request_query', 'percentEncoded'],
  request_headers: ['pairsAt', 'joinedCookies', 'isCookieHeader'],
  request_cookies: ['request_headers'],
  request_header: ['request_headers'],
  request_text: ['isBase64', 'booleanAt'],
  request_body: ['isBase64', 'booleanAt'],
  request_pathParameters: ['pairsOfApi'],
  request_stageVariables: ['pairsOfApi'],
  request_sourceIp: ['request_headers'],
  request_time: ['integerAt'],
};
