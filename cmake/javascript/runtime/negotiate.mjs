// What the request of the running invocation says of the forms of a reply that it takes. Functions of an instance.

import { putTexts } from './lane.mjs';
import { httpRequest, request_header } from './http_request.mjs';

/** A header; an empty text if there is none, or if it is no text. `name` is in lower case. An error would leave C++ in the middle of its work. */
export function headerOf({ lane, event }, name) {
  const request = httpRequest(lane, event);
  try { return request_header(request, name, request.headerMap[name]) ?? ''; } catch { return ''; }
}

/** Sends a header to C++. Returns whether there is one. */
export function sendHeader(name, size) {
  const { lane } = this;
  lane.word(0); // makes new views if the memory has grown
  const value = headerOf(this, lane.bytes.latin1Slice(name, name + size));
  if (value !== '') lane.send(putTexts, [value]);
  return value !== '';
}

/** Whether Accept-Encoding (RFC 9110 section 12.5.3) has a coding, by name or by `*`, and not with the weight 0. */
export function accepts(instance, coding) {
  const weights = {}, elements = headerOf(instance, 'accept-encoding').toLowerCase().matchAll(/([^\s,;]+)\s*(?:;\s*q=([\d.]+))?[^,]*/g);
  for (const [, name, weight = 1] of elements) weights[name] = weight;
  return (weights[coding] ?? weights['*']) > 0;
}

/** Whether If-None-Match has an entity tag, by weak comparison, or is `*`. In a native build include/lambda_wasm/http/entity_tag.hpp does the same. */
export function listsTag(instance, tag) {
  const list = headerOf(instance, 'if-none-match');
  return list === '*' || (list.match(/"[^"]*"/g) ?? []).includes(tag.replace(/^W\//, ''));
}

/** As listsTag, for C++: the tag is in the memory. */
export function knowsTag(tag, size) {
  this.lane.word(0); // makes new views if the memory has grown
  return listsTag(this, this.lane.bytes.utf8Slice(tag, tag + size));
}

/** Removes the headers that describe a body from a reply that is a 304 (RFC 9110 section 15.4.5), and returns the reply. */
export function withoutContent(reply) {
  const { statusCode, headers, multiValueHeaders } = reply;
  if (statusCode === 304) for (const map of [headers, multiValueHeaders]) for (const name in map) if (/^content-(type|length|encoding)$/i.test(name)) delete map[name];
  return reply;
}

/** The other functions that each function here calls. */
export const needs = { headerOf: ['httpRequest', 'request_header'], sendHeader: ['headerOf'], accepts: ['headerOf'], listsTag: ['headerOf'], knowsTag: ['listsTag'] };
