// An operation of OpenAPI, from a route.

import { STATUS_CODES } from 'node:http';

import { segmentsOf } from './routes.mjs';

// The reason phrases of IANA's registry; node:http has other ones for some.
const PHRASES = { ...STATUS_CODES, 413: 'Content Too Large', 422: 'Unprocessable Content' };
const PROBLEM = 'application/problem+json';

const isAnyText = (schema) => JSON.stringify(schema) === '{"type":"string"}';

/** The texts of a note that may be given once; the innermost counts. */
const said = (notes, name) => notes.findLast((note) => note[name] !== undefined)?.[name];
/** The texts of a note that may be given several times. */
export const allSaid = (notes, name) => [...new Set(notes.flatMap((note) => note[name] ?? []))];

// The parameters of the path, in its order. A handler takes them one by one, without names, or as a struct, or not at all.
function pathParameters(path, ownNames, parameters) {
  const unnamed = parameters.filter(({ name }) => name === undefined);
  return segmentsOf(path).map((segment, i) => ({ ...segment, ownName: ownNames[i] })).filter(({ name }) => name !== undefined).map(({ name, ownName, isRest }, i) => {
    const { schema = { type: 'string' } } = unnamed[i] ?? parameters.find((each) => each.name === ownName) ?? {};
    return { name, in: 'path', required: true, schema, isRest };
  });
}

// Moves what a schema says to readers to the parameter itself, where viewers show it.
function parameter({ in: place, name, required, isRest, schema: { description = isRest ? 'The rest of the path, with its slashes.' : undefined, deprecated, ...schema } }) {
  return { name, in: place, ...(description === undefined ? {} : { description }), ...(required ? { required } : {}), ...(deprecated ? { deprecated } : {}), schema };
}

// Texts have two encodings; a form that needs a file has one, and a file has no place in the other.
function bodyOf({ in: { body }, out: { parameters } }) {
  const form = parameters.filter((each) => each.in === 'form');
  if (body !== undefined) return { 'application/json': body };
  if (form.length === 0) return undefined;
  const schemaOf = (fields) => {
    const required = fields.filter((each) => each.required).map(({ name }) => name);
    return {
      type: 'object', properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])), ...(required.length === 0 ? {} : { required }),
      ...(form.some((each) => each.closed) ? { additionalProperties: false } : {}),
    };
  };
  const isMultipart = form.some(({ multipart }) => multipart), isFile = ({ multipart }) => multipart === 'file';
  return {
    ...(form.some((each) => isFile(each) && each.required) ? {} : { 'application/x-www-form-urlencoded': schemaOf(form.filter((each) => !isFile(each))) }),
    ...(isMultipart ? { 'multipart/form-data': schemaOf(form) } : {}),
  };
}

// The statuses of problems that the routes themselves reply with.
function misfits(parameters, body) {
  const doesFit = ({ schema, required }) => isAnyText(schema) && !required;
  return [
    ...(parameters.some((each) => each.in === 'path' && !isAnyText(each.schema)) ? [404] : []),
    ...(['application/json', 'multipart/form-data'].some((type) => body?.[type] !== undefined) ? [400] : []), ...(body === undefined ? [] : [415, 422]),
    ...(parameters.some((each) => each.in === 'query' && !doesFit(each)) ? [422] : []),
  ];
}

// A Response has the media types among which its handler chooses, if it takes an Accepts.
function repliesOf(replies, notes, isTagged) {
  const types = allSaid(notes, 'accepts');
  const typed = types.length === 0 ? replies : replies.flatMap((reply) => (reply.status === undefined ? types.map((type) => ({ type, schema: {} })) : [reply]));
  return isTagged ? [...typed, { status: 304 }] : typed;
}

const IF_NONE_MATCH = { in: 'header', name: 'if-none-match', schema: { type: 'string', description: 'Entity tags of replies that the caller has.' } };

function responsesOf(replies, problems, problem) {
  const found = new Map(), at = (status) => found.get(status) ?? found.set(status, { schemas: new Map() }).get(status);
  for (const { status = 'default', type, schema } of replies) {
    const { schemas } = at(status);
    if (type !== undefined) schemas.set(type, [...(schemas.get(type) ?? []), schema]);
  }
  for (const { status, description } of problems) {
    const each = at(status);
    each.description ??= description;
    each.schemas.set(PROBLEM, [problem]);
  }
  const oneOf = (schemas) => (schemas.length === 1 ? schemas[0] : { anyOf: schemas });
  return Object.fromEntries([...found].sort().map(([status, { description, schemas }]) => [status, {
    description: description ?? (status === 'default' ? 'The reply of the handler.' : PHRASES[status] ?? `Status ${status}`),
    ...(schemas.size === 0 ? {} : { content: Object.fromEntries([...schemas].map(([type, list]) => [type, { schema: oneOf(list) }])) }),
  }]));
}

/**
 * The operation of a route as routesOf returns it, with schemas in `in` and `out`. `ownNames` are the names of the segments that the handler knows,
 * and those in `path` the ones of the document.
 *
 * @param problem   the schema of problems
 * @param schemeOf  makes the name of a security scheme from the format of a bearer token
 */
export function operationOf({ method, path, ownNames, prefix, notes, in: taken, out: returned }, id, problem, schemeOf) {
  const isTagged = method === 'GET' && said(notes, 'etag') === true && returned.replies.some(({ status }) => status === 200);
  const parameters = [
    ...pathParameters(path, ownNames, returned.parameters.filter((each) => each.in === 'path')),
    ...returned.parameters.filter((each) => each.in !== 'path' && each.in !== 'form'),
  ];
  if (isTagged && !parameters.some(({ in: place, name }) => place === 'header' && name.toLowerCase() === 'if-none-match')) parameters.push(IF_NONE_MATCH);
  const body = bodyOf({ in: taken, out: returned }), bearers = allSaid(notes, 'bearer');
  const problems = [
    ...notes.filter(({ fails }) => fails !== undefined).map(({ fails, description }) => ({ status: fails, description })),
    ...misfits(parameters, body).map((status) => ({ status })), ...(bearers.length === 0 ? [] : [{ status: 401 }]),
  ];
  const group = segmentsOf(prefix).findLast(({ name, text }) => name === undefined && text !== '')?.text;
  const own = notes.filter(({ fails }) => fails === undefined), tags = allSaid(notes, 'tag'), shown = tags.length === 0 && group !== undefined ? [group] : tags;
  const summary = said(own, 'summary'), description = said(own, 'description');
  return {
    ...(shown.length === 0 ? {} : { tags: shown }), ...(summary === undefined ? {} : { summary }), ...(description === undefined ? {} : { description }), operationId: id,
    ...(said(own, 'deprecated') ? { deprecated: true } : {}),
    ...(bearers.length === 0 ? {} : { security: [Object.fromEntries(bearers.map((format) => [schemeOf(format), []]))] }),
    ...(parameters.length === 0 ? {} : { parameters: parameters.map(parameter) }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema }])) } }),
    responses: responsesOf(repliesOf(returned.replies, notes, isTagged), problems, problem),
  };
}
