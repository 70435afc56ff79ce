// Reads an HTTP request from the event of each sender: the kind `q` of include/lambda_wasm/schema.hpp. In a native build
// include/lambda_wasm/http/event_request.hpp and event_parts.hpp do the same. The first has a table of the values that are
// read, and of the cases in which they are; tests/vectors/http.json and tests/differential check both implementations against it.
//
// A codec calls one function for each part of a request that it needs (include/lambda_wasm/edge/http.hpp names the parts). index.mjs
// contains only those functions, so each of them may use only those that `needs` lists.
//
// Formats: Lambda developer guide, on API Gateway, function URLs, Application Load Balancer and VPC Lattice; API Gateway
// developer guide, on the payload formats of HTTP APIs.

import { Failure } from './failure.mjs';
import { ABI } from './function.mjs';
import { wrong, escaped } from './lane.mjs';
import { putInteger } from './kinds/integer.mjs';

/** The request of the lane's event, which is made once for each event. */
export function httpRequest(lane, event) {
  return lane.request?.event === event ? lane.request : (lane.request = new HttpRequest(event));
}

// `sender` is the Sender of the event, with the flag ABI.sender_word.has_lists if headers come as lists of values. `sender` decides the form
// of the event: `ABI.senders.is_api >> sender & 1` is 1 if the sender has the property is_api (include/lambda_wasm/http/sender_traits.hpp).
// `headerMap` holds the headers if one of them can be read by its exact name.
export class HttpRequest {
  // The last domain and its sender: a function has few domains, and comparing one costs less than searching it.
  static domain = null;
  static sender;

  constructor(event) {
    this.event = objectAt('', event) ?? wrong('', 'object', event);
    const context = this.context = objectAt('/requestContext', event.requestContext) ?? {};
    if (textAt('/requestContext/connectionId', context.connectionId) !== undefined) notHttp(event, "it is a WebSocket event: it has requestContext.connectionId");
    const type = textAt('/type', event.type);
    if (type === 'REQUEST' || type === 'TOKEN') notHttp(event, "it is an authorizer event of type REQUEST or TOKEN");
    const isAlb = objectAt('/requestContext/elb', context.elb) !== undefined;
    const http = this.http = isAlb ? undefined : objectAt('/requestContext/http', context.http);
    this.headerMap = event.headers ?? {};
    if (http === undefined) {
      identifyOther(this, isAlb);
    } else {
      const domain = textAt('/requestContext/domainName', context.domainName);
      if (domain !== HttpRequest.domain) {
        HttpRequest.domain = domain;
        HttpRequest.sender = domain?.includes('.lambda-url.') ? ABI.sender.function_url : ABI.sender.http_api;
      }
      this.sender = HttpRequest.sender;
      this.method = textAt('/requestContext/http/method', http.method) ?? '';
      this.path = withoutStage(this, textAt('/rawPath', event.rawPath) ?? '') || '/';
      this.query = event.rawQueryString; // C++ mostly decodes it itself, which costs less
    }
  }
}

// Identifies all events but those of HTTP APIs and function URLs.
export function identifyOther(request, isAlb) {
  const { event, context } = request;
  const arn = isAlb ? null : textAt('/requestContext/serviceNetworkArn', context.serviceNetworkArn) ?? textAt('/requestContext/serviceArn', context.serviceArn);
  const latticePath = arn === undefined ? textAt('/raw_path', event.raw_path) : undefined;
  let sender = isAlb ? ABI.sender.alb : arn === latticePath ? ABI.sender.rest_api : ABI.sender.lattice, method, path; // equal only if both are undefined
  if (sender === ABI.sender.lattice) {
    method = textAt('/method', event.method);
    [path] = (latticePath ?? textAt('/path', event.path) ?? '').split('?', 1);
  } else {
    method = textAt('/httpMethod', event.httpMethod);
    const hasContext = event.requestContext != null;
    if (!isAlb && !(hasContext && method !== undefined)) {
      notHttp(event, `for ${method !== undefined ? 'a REST API it lacks requestContext' : hasContext && 'path' in event ? 'a REST API it lacks httpMethod'
        : 'method' in event ? 'VPC Lattice it lacks requestContext.serviceNetworkArn or raw_path' : 'an HTTP API it lacks requestContext.http'}`);
    }
    path = textAt('/path', event.path) ?? '';
    if (!isAlb && textAt('/version', event.version) === '1.0') path = withoutStage(request, path);
  }
  if (ABI.senders.may_have_lists >> sender & 1 && objectAt('/multiValueHeaders', event.multiValueHeaders)) sender |= ABI.sender_word.has_lists;
  request.sender = sender;
  // The event may also contain the name in another spelling, which comes first.
  if (ABI.senders.may_spell_otherwise >> sender & 1) request.headerMap = {};
  request.method = method ?? '';
  request.path = path || '/';
}

export function notHttp(event, reason) {
  const keys = Object.keys(event), has = keys.length > 0 ? `its keys are ${keys.slice(0, 20).join(', ')}` : 'it has no keys';
  throw new Failure('lambda_wasm::NotHttp', `The event is not an HTTP request: ${reason}; ${has}${keys.length > 20 ? ', and more' : ''}.`);
}

// Removes the stage from the beginning of a path.
export function withoutStage({ context }, path) {
  const stage = textAt('/requestContext/stage', context.stage) ?? '';
  if (stage === '' || stage === '$default' || !path.startsWith(`/${stage}`)) return path;
  const rest = path.slice(stage.length + 1);
  return rest === '' || rest[0] === '/' ? rest : path;
}

// ---- Reads a value of the event. Absent and null are undefined; another type is an error that names the place.

export function textAt(pointer, value) {
  return typeof value === 'string' ? value : value == null ? undefined : wrong(pointer, 'string', value);
}
export function objectAt(pointer, value) {
  return value == null ? undefined : typeof value === 'object' && !Array.isArray(value) ? value : wrong(pointer, 'object', value);
}
export function booleanAt(pointer, value) {
  return typeof value === 'boolean' ? value : value == null ? undefined : wrong(pointer, 'boolean', value);
}
// A number, or decimal text. A valid value is returned unchanged, because the lane takes both.
export function integerAt(pointer, value) {
  if (value != null && !Number.isSafeInteger(value)) putInteger([], 0, value, () => pointer);
  return value ?? undefined;
}

// An object of texts, or of lists of texts, as [name, text, name, text, …]: all of them, or those of the name `only`, in lower case.
export function pairsAt(pointer, value, hasTexts, hasLists, only) {
  const map = objectAt(pointer, value);
  if (map === undefined) return undefined;
  const pairs = [];
  for (const name in map) {
    if (only !== undefined && (name.length !== only.length || name.toLowerCase() !== only)) continue;
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
  return (ABI.senders.is_api >> request.sender & 1 && pairsAt(pointer, value, true, false)) || [];
}

// ---- The parts of a request, by name.

/** The parts that every HttpRequest has as members. */
export const members = ['sender', 'method', 'path'];

export function request_query({ event, sender }, isRaw) {
  if (ABI.senders.has_query_text >> sender & 1) return urlencoded(textAt('/rawQueryString', event.rawQueryString) ?? '');
  const single = '/queryStringParameters';
  if (ABI.senders.has_mixed_values >> sender & 1) {
    return pairsAt(single, event.queryStringParameters, true, true)
      ?? pairsAt('/query_string_parameters', event.query_string_parameters, true, true) ?? [];
  }
  const pairs = pairsAt('/multiValueQueryStringParameters', event.multiValueQueryStringParameters, false, true)
    ?? pairsAt(single, event.queryStringParameters, true, false) ?? [];
  return ABI.senders.has_encoded_query >> sender & 1 && !isRaw ? pairs.map(decoded) : pairs;
}
// The query as in a URL. If the sender's events have maps instead, the query is made from these, and decoded text is encoded again.
export function request_rawQuery(request) {
  const { event, context, sender } = request;
  if (ABI.senders.has_query_text >> sender & 1) return textAt('/rawQueryString', event.rawQueryString) ?? '';
  if (ABI.senders.has_query_in_path >> sender & 1) {
    const target = (context.serviceNetworkArn ?? context.serviceArn) == null ? event.raw_path : event.path ?? '', mark = target.indexOf('?');
    if (mark >= 0) return target.slice(mark + 1);
  }
  const texts = ABI.senders.has_encoded_query >> sender & 1 ? request_query(request, true) : request_query(request).map(percentEncoded);
  return texts.map((text, i) => (i === 0 ? text : `${i % 2 === 0 ? '&' : '='}${text}`)).join('');
}
// Escapes all characters but the unreserved ones (RFC 3986 section 2.3).
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

// The headers as in the event: all, or those of one name.
export function headerPairs({ event, sender }, only) {
  if (sender & ABI.sender_word.has_lists) return pairsAt('/multiValueHeaders', event.multiValueHeaders, false, true, only);
  return pairsAt('/headers', event.headers, true, ABI.senders.has_mixed_values >> sender & 1, only) ?? [];
}

export function request_headers(request) {
  const pairs = headerPairs(request), cookies = joinedCookies(request);
  if (cookies === undefined) return pairs;
  // The cookies replace a cookie header of the event.
  const isCookie = (name) => name.length === 6 && /^cookie$/i.test(name), first = pairs.findIndex((name, i) => i % 2 === 0 && isCookie(name));
  if (first < 0) {
    pairs.push('cookie', cookies);
    return pairs;
  }
  pairs[first + 1] = cookies;
  return pairs.filter((_, i) => i - i % 2 === first || !isCookie(pairs[i - i % 2]));
}

// The cookie list of an HTTP API as a cookie header; undefined if the event has no such list.
export function joinedCookies({ event: { cookies }, sender }) {
  if (cookies == null || !(ABI.senders.has_cookie_list >> sender & 1)) return undefined;
  if (!Array.isArray(cookies)) wrong('/cookies', 'array', cookies);
  let joined;
  for (let i = 0; i < cookies.length; i++) {
    const cookie = textAt(`/cookies/${i}`, cookies[i]);
    if (cookie !== undefined) joined = joined ? `${joined}; ${cookie}` : cookie;
  }
  return joined;
}

// The values of all cookie headers, which C++ splits.
export function request_cookies(request) {
  const joined = joinedCookies(request);
  return joined === undefined ? headerPairs(request, 'cookie').filter((_, i) => i % 2 === 1) : [joined];
}

// One header: `name` is in lower case, and `value` is the entry of `headerMap` with exactly this name. Cookies may be in another place.
export function request_header(request, name, value) {
  if (typeof value === 'string' && name !== 'cookie') return value;
  return (name === 'cookie' ? joinedCookies(request) : undefined) ?? headerPairs(request, name)[1];
}

// The body is one of two parts: text, or base64, which the part's kind decodes.
export function isBase64({ event }) {
  return (booleanAt('/isBase64Encoded', event.isBase64Encoded) ?? booleanAt('/is_base64_encoded', event.is_base64_encoded)) === true;
}
export function request_text(request) { return isBase64(request) ? undefined : textAt('/body', request.event.body); }
export function request_body(request) { return isBase64(request) ? request.event.body : undefined; }

export function request_pathParameters(request) { return pairsOfApi(request, '/pathParameters', request.event.pathParameters); }
export function request_stageVariables(request) { return pairsOfApi(request, '/stageVariables', request.event.stageVariables); }

export function request_route({ event, sender }) {
  if (ABI.senders.has_http_context >> sender & 1) return textAt('/routeKey', event.routeKey) ?? '';
  return (ABI.senders.has_rest_context >> sender & 1 && textAt('/resource', event.resource)) || '';
}
export function request_stage({ context, sender }) { return (ABI.senders.is_api >> sender & 1 && textAt('/requestContext/stage', context.stage)) || ''; }
export function request_requestId({ context, sender }) { return (ABI.senders.is_api >> sender & 1 && textAt('/requestContext/requestId', context.requestId)) || ''; }
export function request_protocol({ context, http, sender }) {
  if (ABI.senders.has_http_context >> sender & 1) return textAt('/requestContext/http/protocol', http.protocol) ?? '';
  return (ABI.senders.has_rest_context >> sender & 1 && textAt('/requestContext/protocol', context.protocol)) || '';
}
export function request_sourceIp(request) {
  const { context, http, sender } = request;
  if (ABI.senders.has_http_context >> sender & 1) return textAt('/requestContext/http/sourceIp', http.sourceIp) ?? '';
  if (ABI.senders.has_rest_context >> sender & 1) return textAt('/requestContext/identity/sourceIp', objectAt('/requestContext/identity', context.identity)?.sourceIp) ?? '';
  return headerPairs(request, 'x-forwarded-for').at(-1)?.split(',').at(-1).replace(/^[ \t]+|[ \t]+$/g, '') ?? '';
}
// Milliseconds since the epoch.
export function request_time({ context, sender }) {
  if (ABI.senders.has_rest_context >> sender & 1) return integerAt('/requestContext/requestTimeEpoch', context.requestTimeEpoch);
  if (!(ABI.senders.has_time_epoch >> sender & 1)) return undefined;
  const time = integerAt('/requestContext/timeEpoch', context.timeEpoch);
  if (!(ABI.senders.has_microseconds >> sender & 1) || time === undefined) return time;
  const exact = BigInt(time);
  return `${(exact - (exact % 1000n + 1000n) % 1000n) / 1000n}`;
}

/** The other functions that each function here calls. */
export const needs = {
  httpRequest: ['HttpRequest', 'identifyOther', 'notHttp', 'withoutStage', 'textAt', 'objectAt'],
  pairsAt: ['textAt', 'objectAt'],
  pairsOfApi: ['pairsAt'],
  headerPairs: ['pairsAt'],
  request_query: ['urlencoded', 'decoded', 'pairsAt'],
  request_rawQuery: ['request_query', 'percentEncoded'],
  request_headers: ['headerPairs', 'joinedCookies'],
  request_cookies: ['headerPairs', 'joinedCookies'],
  request_header: ['headerPairs', 'joinedCookies'],
  request_text: ['isBase64', 'booleanAt'],
  request_body: ['isBase64', 'booleanAt'],
  request_pathParameters: ['pairsOfApi'],
  request_stageVariables: ['pairsOfApi'],
  request_sourceIp: ['headerPairs'],
  request_time: ['integerAt', 'putInteger'],
};
