// JSON Schema 2020-12 of what the handlers and functions of a module take and return.

/** The reference to a definition. Names of types have no dot, and those of entries have one: `Order`, `buy.event`. */
export const definition = (name) => `#/$defs/${encodeURIComponent(name)}`;
export const nameOf = (reference) => decodeURIComponent(reference.slice('#/$defs/'.length));

/** Whether an entry is called from JavaScript with arguments, rather than with an event. */
export const takesArguments = ({ kind }) => kind === 'function' || kind === 'task';

// The arguments of a call, as an array.
const argumentsOf = (list) => (list.length === 0 ? { type: 'array', maxItems: 0 } : { type: 'array', prefixItems: list, items: false, minItems: list.length });

function definitionsOf(entry) {
  const { name, in: taken, out: returned } = entry;
  if (takesArguments(entry)) return { [`${name}.arguments`]: argumentsOf(taken?.arguments ?? []), [`${name}.result`]: returned };
  return { [`${name}.event`]: taken, [`${name}.reply`]: returned };
}

/** The document `NAME.schema.json`, from components.mjs: a definition of each type and, of each entry, of what it takes and what it returns. */
export function jsonSchema(name, { types, entries }) {
  const all = [...entries.flatMap((entry) => Object.entries(definitionsOf(entry))), ...types.map((type) => [type.name, type.schema])];
  const $defs = Object.fromEntries(all.filter(([, schema]) => schema !== undefined)); // nothing is taken, or nothing returned
  const strict = ({ discriminator, ...schema }) => withTag(schema, $defs); // `discriminator` is a word of OpenAPI, which strict validators refuse
  return mapped({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: encodeURIComponent(`${name}.schema.json`), $defs }, strict);
}

// The alternative of a tagged union is a struct and the tag. A closed struct would refuse the tag, so its members are written out.
function withTag(schema, $defs) {
  const [tag, { $ref } = {}, ...others] = schema.allOf ?? [], struct = typeof $ref === 'string' ? $defs[nameOf($ref)] : undefined;
  if (struct?.additionalProperties !== false || tag?.properties === undefined || others.length > 0) return schema;
  const { allOf, ...rest } = schema;
  return { ...struct, ...rest, properties: { ...tag.properties, ...struct.properties }, required: [...(tag.required ?? []), ...(struct.required ?? [])] };
}

/** The keywords whose value is a schema or a list of them, and those whose value is an object of schemas. Any other value is data. */
const SCHEMAS = ['items', 'additionalProperties', 'not', 'prefixItems', 'allOf', 'anyOf', 'oneOf'], NAMED_SCHEMAS = ['$defs', 'properties'];

/** The schemas directly in a schema. */
export const innerSchemas = (schema) => [
  ...SCHEMAS.flatMap((keyword) => schema[keyword] ?? []),
  ...NAMED_SCHEMAS.flatMap((keyword) => Object.values(schema[keyword] ?? {})),
].filter((each) => typeof each === 'object');

/** A copy of a schema in which `change` has replaced each schema, from the outside in. */
function mapped(schema, change) {
  const each = (value) => (Array.isArray(value) ? value.map(each) : typeof value === 'object' ? mapped(value, change) : value);
  return Object.fromEntries(Object.entries(change(schema)).map(([keyword, value]) => [keyword,
    SCHEMAS.includes(keyword) ? each(value) : NAMED_SCHEMAS.includes(keyword) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)])) : value]));
}
