// The type in TypeScript of a schema.
//
// A type is a list of the members of a union, whose text has no `|` outside of brackets.

import { Digits, printLine } from './exact_json.mjs';
import { nameOf } from './json_schema.mjs';

/** The schemas of values that JavaScript may also pass as objects of its own classes, and these classes (include/lambda_wasm/schema.hpp). */
const OWN_CLASSES = [
  [({ type, contentEncoding }) => type === 'string' && contentEncoding === 'base64', 'Uint8Array'],
  [({ type, format }) => type === 'string' && format === 'date-time', 'Date'],
  [({ type }) => Array.isArray(type) && type.includes('integer') && type.includes('string'), 'bigint'],
];
export const ownClassesOf = (schema) => OWN_CLASSES.filter(([isOf]) => isOf(schema)).map(([, name]) => name);

export const quote = (text) => (/['"\\]/.test(text) ? JSON.stringify(text) : `'${JSON.stringify(text).slice(1, -1)}'`);
const literal = (value) => (typeof value === 'string' ? quote(value) : value instanceof Digits ? 'number' : printLine(value));
export const memberName = (name) => (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quote(name));

const joined = (members) => members.join(' | ');
const asOne = (members) => (members.length === 1 && !members[0].includes(' & ') && !members[0].startsWith('readonly ') ? members[0] : `(${joined(members)})`);
const LONGEST_TUPLE = 16;

/** The comment of a declaration or a member, with the line's end; empty if the schema says nothing. */
export function comment({ title, description, deprecated, default: initial, examples = [] }, indent = '', name = undefined) {
  const lines = [
    ...[title === name ? undefined : title, description].filter((text) => text !== undefined).flatMap((text) => text.split('\n')),
    ...(deprecated ? ['@deprecated'] : []),
    ...(initial === undefined ? [] : [`@default ${printLine(initial)}`]),
    ...examples.map((each) => `@example ${printLine(each)}`),
  ].map((line) => line.trimEnd().replaceAll('*/', '*\\/'));
  if (lines.length === 0) return '';
  return lines.length === 1 ? `${indent}/** ${lines[0]} */\n` : `${indent}/**\n${lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join('')}${indent} */\n`;
}

/** Writes types; `nameOfType` makes the name of a type from the name of its definition, and `isForJavaScript` says whose values they are. */
export class TypeWriter {
  constructor(nameOfType, isForJavaScript) {
    this.nameOfType = nameOfType;
    this.isForJavaScript = isForJavaScript;
  }

  /** The text of a type. */
  text(schema) { return joined(this.union(schema)); }

  /** The members of a union. */
  union(schema) {
    if (typeof schema !== 'object') return [schema ? 'unknown' : 'never'];
    const { $ref, allOf = [], oneOf, anyOf } = schema;
    const all = [
      ...($ref === undefined ? [] : [[this.nameOfType(nameOf($ref))]]),
      ...allOf.map((each) => this.union(each)),
      ...(oneOf === undefined ? [] : [this.alternatives(exclusive(oneOf))]),
      ...(anyOf === undefined ? [] : [this.alternatives(anyOf)]),
    ];
    const own = this.own(schema, all.length > 0);
    if (own !== undefined) all.unshift(own);
    const known = all.filter((members) => !members.includes('unknown'));
    if (known.length < 2) return known[0] ?? ['unknown'];
    return [known.map(asOne).join(' & ')];
  }

  alternatives(schemas) {
    const members = [...new Set(schemas.flatMap((each) => this.union(each)))];
    // Beside `string`, the texts that are known would disappear from the type, and from what an editor suggests.
    return members.some((each) => /^['"]/.test(each)) ? members.map((each) => (each === 'string' ? '(string & {})' : each)) : members;
  }

  // What the keywords say that refer to no other schema; undefined if they say nothing that the other keywords do not.
  own(schema, hasOthers) {
    const { type, properties, additionalProperties, enum: values } = schema;
    if (Object.hasOwn(schema, 'const')) return [literal(schema.const)];
    if (values !== undefined) return values.map(literal);
    if (type === undefined || (hasOthers && properties === undefined && additionalProperties === undefined)) return undefined;
    const members = [type].flat().flatMap((each) => this.ofType(each, schema));
    return [...new Set([...members, ...(this.isForJavaScript ? ownClassesOf(schema) : [])])];
  }

  ofType(type, schema) {
    switch (type) {
      case 'integer': case 'number': return ['number'];
      case 'array': return [this.array(schema)];
      case 'object': return [this.object(schema)];
      default: return [type]; // string, boolean, null
    }
  }

  array({ items, prefixItems, minItems = 0, maxItems }) {
    const rest = items === undefined ? 'unknown' : asOne(this.union(items));
    if (prefixItems !== undefined) {
      const elements = prefixItems.map((each, i) => (i < minItems ? this.text(each) : `${asOne(this.union(each))}?`));
      return `[${[...elements, ...(items === false ? [] : [`...${rest}[]`])].join(', ')}]`;
    }
    const isTuple = minItems === maxItems && maxItems <= LONGEST_TUPLE;
    return isTuple ? `[${Array(maxItems).fill(joined(items === undefined ? ['unknown'] : this.union(items))).join(', ')}]` : `${rest}[]`;
  }

  object(schema) {
    const members = this.members(schema);
    if (members.length > 0) return `{ ${members.map(({ text }) => text).join('; ')} }`;
    const { additionalProperties, maxProperties, properties } = schema;
    if (additionalProperties === false || maxProperties === 0) return '{ [name: string]: never }';
    if (typeof additionalProperties === 'object') return `{ [name: string]: ${this.text(additionalProperties)} }`;
    return properties === undefined ? 'object' : '{ [name: string]: unknown }';
  }

  /** The members of an object, `{ text, schema }`. */
  members({ properties = {}, required = [] }) {
    return Object.entries(properties).map(([name, schema]) => ({ text: `${memberName(name)}${required.includes(name) ? '' : '?'}: ${this.text(schema)}`, schema }));
  }
}

// The only member of an object; undefined for other schemas.
function onlyMember({ properties = {}, required = [], maxProperties }) {
  const names = Object.keys(properties);
  return maxProperties === 1 && names.length === 1 && required.includes(names[0]) ? names[0] : undefined;
}

// Objects that are told by their only member: each must not have the members of the others.
function exclusive(schemas) {
  const names = schemas.map(onlyMember).filter((name) => name !== undefined);
  return schemas.map((schema) => {
    const own = onlyMember(schema);
    if (own === undefined) return schema;
    return { ...schema, properties: { ...schema.properties, ...Object.fromEntries(names.filter((name) => name !== own).map((name) => [name, false])) } };
  });
}
