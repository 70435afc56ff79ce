// The document NAME.openapi.json: OpenAPI 3.1 of the routes of a handler.

import { uniqueName } from './component_names.mjs';
import { Digits } from './exact_json.mjs';
import { definition, nameOf } from './json_schema.mjs';
import { allSaid, operationOf } from './operation.mjs';
import { operationIds } from './operation_ids.mjs';
import { reached } from './reach.mjs';
import { segmentsOf } from './routes.mjs';

// The name of a component, from that of a type: of ASCII letters, digits, `.`, `-` and `_`.
const componentOf = (name) => name.replaceAll(/[^\w.-]/gu, (character) => `_${character.codePointAt(0).toString(16)}`);

// Problem Details (RFC 9457) as http/problem.hpp writes them.
const PROBLEM = {
  type: 'object',
  description: 'A problem (RFC 9457).',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      description: 'The values that do not fit: the first ones.',
      items: {
        type: 'object',
        properties: {
          in: { type: 'string', description: 'Where the value is: `path`, `query` or `form`; in the body if absent.' },
          pointer: { type: 'string', description: 'The place of the value (RFC 6901).' },
          expected: { type: 'string' },
          found: { type: 'string' },
        },
        required: ['pointer', 'expected', 'found'],
      },
    },
    count: { type: 'integer', minimum: 1, description: 'How many values do not fit.' },
  },
  required: ['title', 'status'],
};

/** The methods that `ANY` stands for in documents. */
const ANY = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'];

// Routes by their paths. OpenAPI takes two paths for one that differ in the names of parameters alone: the first names count. It has no
// parameter for the rest of a path: of {name} and {name+} at one place, {name} counts.
function byPath(routes) {
  const paths = new Map();
  const joined = (segments, parameter) => segments.map((each, i) => `/${each.name === undefined ? each.text : parameter(each, i)}`).join('');
  for (const route of routes) {
    const segments = segmentsOf(route.path), shape = joined(segments, () => '{}');
    const { names, methods } = paths.get(shape) ?? paths.set(shape, { text: joined(segments, ({ name }) => `{${name}}`), names: segments.map(({ name }) => name), methods: new Map() }).get(shape);
    if (methods.get(route.method)?.hasRest === false) continue;
    const path = joined(segments, ({ isRest }, i) => `{${names[i]}${isRest ? '+' : ''}}`);
    methods.set(route.method, { ...route, path, ownNames: segments.map(({ name }) => name), hasRest: segments.some(({ isRest }) => isRest) });
  }
  return [...paths.values()];
}

// The operations of a path. A method of its own beats ANY; GET has no body.
function* operationsOf({ text, methods }) {
  for (const route of methods.values()) {
    const hasBody = route.in.body !== undefined || route.out.parameters.some((each) => each.in === 'form');
    const list = route.method !== 'ANY' ? [route.method] : ANY.filter((method) => !methods.has(method) && !(method === 'GET' && hasBody));
    for (const method of list) yield { ...route, text, method, isOneOf: list.length > 1 };
  }
}

const isLeaf = (value) => typeof value !== 'object' || value === null || value instanceof Digits;
const isReference = (key, value) => key === '$ref' && typeof value === 'string';
// The names of the definitions that a part of the document refers to.
const referencesOf = (value) => (isLeaf(value) ? [] : Object.entries(value).flatMap(([key, each]) => (isReference(key, each) ? [nameOf(each)] : referencesOf(each))));
// A copy in which references to definitions are references to components. Some tools want an object as `items`.
function withComponents(value) {
  if (isLeaf(value)) return value;
  if (Array.isArray(value)) return value.map(withComponents);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key,
    isReference(key, each) ? `#/components/schemas/${componentOf(nameOf(each))}` : key === 'items' && each === false ? { not: {} } : withComponents(each)]));
}

/**
 * The document of the routes of an entry, with references to definitions: {document, schemas, problem}. `schemas` has the definitions by name, and
 * `problem` is the name of that of problems.
 *
 * @param title     if `info` has none
 * @param document  what jsonSchema returns: the definitions of types
 * @param api       of componentsOf
 */
export function draftOf(title, { $defs }, { info = {}, routes }) {
  const problem = uniqueName('Problem', (each) => $defs[each] !== undefined), schemas = { ...$defs, [problem]: PROBLEM }, formats = [];
  const schemeOf = (format) => {
    if (!formats.includes(format)) formats.push(format);
    return formats.indexOf(format) === 0 ? 'bearer' : `bearer${formats.indexOf(format) + 1}`;
  };
  const operations = byPath(routes).flatMap((each) => [...operationsOf(each)]);
  const ids = operationIds(operations.map(({ method, path, handler, notes, isOneOf }) => {
    const id = allSaid(notes, 'operationId').at(-1);
    return { method, path, handler, id, isOneOf };
  }));
  const paths = {};
  operations.forEach((each, i) => { (paths[each.text] ??= {})[each.method.toLowerCase()] = operationOf(each, ids[i], { $ref: definition(problem) }, schemeOf); });

  const used = [...reached(referencesOf(paths), (each) => referencesOf(schemas[each]))].sort();
  const tags = [...new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap((operation) => operation.tags ?? [])))];
  const parts = {
    ...(used.length === 0 ? {} : { schemas: Object.fromEntries(used.map((each) => [componentOf(each), schemas[each]])) }),
    ...(formats.length === 0 ? {} : { securitySchemes: Object.fromEntries(formats.map((format) => [schemeOf(format), { type: 'http', scheme: 'bearer', bearerFormat: format }])) }),
  };
  const document = {
    openapi: '3.1.0', info: { title: info.title ?? title, version: info.version ?? '0.0.0' },
    ...(tags.length === 0 ? {} : { tags: tags.map((tag) => ({ name: tag })) }),
    paths, ...(Object.keys(parts).length === 0 ? {} : { components: parts }),
  };
  return { document, schemas, problem };
}

/** The document of the routes of an entry, from its draft. */
export const openapi = ({ document }) => withComponents(document);
