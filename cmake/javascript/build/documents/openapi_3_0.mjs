// OpenAPI 3.0 of an OpenAPI 3.1 document: schemas of JSON Schema 2020-12 become those of 3.0, which know neither null nor lists of types.

import { Digits } from './exact_json.mjs';

const NULL = { type: 'object', nullable: true, enum: [null] }; // `nullable` counts beside `type` only
const KEYWORDS = {
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'], string: ['minLength', 'maxLength', 'pattern', 'format'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'], object: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
};
KEYWORDS.integer = KEYWORDS.number;

const isNull = (schema) => schema.type === 'null' || schema.const === null;
const without = (schema, keywords) => Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
const only = (schema, keywords) => Object.fromEntries(Object.entries(schema).filter(([keyword]) => keywords.includes(keyword)));

// Several types: an alternative for each, with the keywords that are about it.
function divided({ type, ...schema }) {
  const types = type.filter((each) => each !== 'null'), nullable = types.length < type.length ? { nullable: true } : {};
  if (types.length === 1) return { type: types[0], ...schema, ...nullable }; // an `enum` of such types has null already
  const about = new Set(types.flatMap((each) => KEYWORDS[each] ?? []));
  return { anyOf: [...types.map((each) => ({ type: each, ...only(schema, KEYWORDS[each] ?? []) })), ...(nullable.nullable ? [{ type: 'null' }] : [])], ...without(schema, [...about]) };
}

// Alternatives of which one is null.
function withNull(schema, keyword) {
  const others = schema[keyword].filter((each) => !isNull(each)), { [keyword]: _, ...rest } = schema;
  if (others.length === schema[keyword].length) return schema;
  if (others.length === 1 && typeof others[0].type === 'string') return { ...others[0], ...(others[0].enum === undefined ? {} : { enum: [...others[0].enum, null] }), ...rest, nullable: true };
  return { ...rest, [keyword]: [...others, { type: 'null' }] };
}

// A bound that is excluded is a flag beside the bound in 3.0.
function withBound(schema, bound, excluded, isStronger) {
  const { [excluded]: limit, ...rest } = schema;
  if (limit === undefined) return schema;
  return schema[bound] !== undefined && isStronger(schema[bound], limit) ? rest : { ...rest, [bound]: limit, [excluded]: true };
}

function ofArray({ prefixItems, items, ...schema }) {
  const isNone = items === false || Object.keys(items?.not ?? { none: true }).length === 0;
  if (prefixItems === undefined) return { ...schema, items: isNone ? {} : items ?? {}, ...(isNone ? { maxItems: 0 } : {}) };
  const distinct = [...new Map(prefixItems.map((each) => [JSON.stringify(each), each])).values()];
  return { ...schema, items: distinct.length === 1 ? distinct[0] : { anyOf: distinct }, ...(isNone ? { maxItems: prefixItems.length } : {}) };
}

/** The schema of 3.0. */
export function schemaOf30(original) {
  if (typeof original === 'boolean') return original ? {} : { not: {} };
  let { examples, discriminator, propertyNames, contentEncoding, contentMediaType, ...schema } = original;
  for (const keyword of ['anyOf', 'oneOf']) if (schema[keyword] !== undefined) schema = withNull(schema, keyword);
  if (Array.isArray(schema.type)) schema = divided(schema);
  if (isNull(schema)) return { ...without(schema, ['type', 'const']), ...NULL };
  if (Object.hasOwn(schema, 'const')) schema = { ...without(schema, ['const']), enum: [schema.const] };
  if (examples !== undefined) schema = { ...schema, example: examples[0] };
  if (contentEncoding === 'base64') schema = { ...schema, format: 'byte' };
  if (contentMediaType !== undefined) schema = { ...schema, format: 'binary' }; // bytes as they are
  schema = withBound(schema, 'minimum', 'exclusiveMinimum', (one, other) => one > other);
  schema = withBound(schema, 'maximum', 'exclusiveMaximum', (one, other) => one < other);
  if (schema.type === 'array') schema = ofArray(schema);
  const { $ref, ...rest } = schema;
  if ($ref !== undefined) return Object.keys(rest).length === 0 ? schema : { allOf: [{ $ref }, ...(rest.allOf ?? []).map(schemaOf30)], ...inner(without(rest, ['allOf'])) };
  return inner(schema);
}

// A copy in which the schemas directly within are those of 3.0.
function inner(schema) {
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => {
    switch (keyword) {
      case 'items': case 'not': return [keyword, schemaOf30(value)];
      case 'additionalProperties': return [keyword, typeof value === 'boolean' ? value : schemaOf30(value)];
      case 'allOf': case 'anyOf': case 'oneOf': return [keyword, value.map(schemaOf30)];
      case 'properties': return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, schemaOf30(each)]))];
      default: return [keyword, value];
    }
  }));
}

// Parts of a document other than schemas have them under these names.
function withSchemas(value) {
  if (typeof value !== 'object' || value === null || value instanceof Digits) return value;
  if (Array.isArray(value)) return value.map(withSchemas);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key,
    key === 'schema' ? schemaOf30(each) : key === 'schemas' ? Object.fromEntries(Object.entries(each).map(([name, schema]) => [name, schemaOf30(schema)])) : withSchemas(each)]));
}

/** The same document in OpenAPI 3.0. */
export const openapi30 = (document) => ({ ...withSchemas(document), openapi: '3.0.3' });
