import { either, isNothing, mostOfAny, takeSwitch } from '../alternatives.mjs';
import { indent } from '../expressions.mjs';
import { LEAF, plain } from '../parts.mjs';

/** The conditions that a value is of a type of JSON. */
const CONDITIONS = {
  string: (value) => `typeof ${value} === 'string'`,
  number: (value) => `typeof ${value} === 'number'`,
  boolean: (value) => `typeof ${value} === 'boolean'`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`,
  null: (value) => `${value} === null`,
  bytes: (value) => `${value} instanceof Uint8Array`,
  time: (value) => `${value} instanceof Date`,
  bigint: (value) => `typeof ${value} === 'bigint'`,
};

/** `|J` K K … `)`: a union whose alternatives take different types of JSON. */
export const jsonUnion = {
  ...LEAF,
  letters: ['|J'],
  parse: (cursor, kind) => ({ kind, alternatives: cursor.list(() => cursor.kind()) }),
  inner: (schema) => schema.alternatives,
  mostWords: (codec, schema) => mostOfAny(schema.alternatives.map((type) => codec.mostWords(type))),
  put(codec, schema, value, pointer, most) {
    const types = schema.alternatives.map((type) => codec.jsonTypes(type)), isTextTaken = types.some((each) => each.includes('string'));
    const conditions = types.map((each) => each.flatMap((type) => (type !== 'decimal' ? [CONDITIONS[type](value)] : isTextTaken ? [] : [CONDITIONS.string(value)])).join(' || '));
    const texts = schema.alternatives.map((type, i) => `  words[at++] = ${i};\n${indent(codec.putValue(type, value, pointer, most))}`);
    // Objects of JavaScript's own classes fit a kind of text; other objects fit a struct.
    const order = [...types.keys()].sort((a, b) => types[a].includes('object') - types[b].includes('object'));
    return `${order.map((i) => `if (${conditions[i]}) {\n${texts[i]}} else `).join('')}${codec.wrong(schema, value, pointer)};\n`;
  },
  take: (codec, schema) => takeSwitch(codec, schema.alternatives.map((type) => (isNothing(type) ? plain('null') : codec.takeValue(type)))),
  sample: (schema, sampleOf) => schema.alternatives.map(sampleOf).find((text) => text !== undefined),
  expected: (schema, expectedOf) => either(schema.alternatives.map(expectedOf)),
  jsonTypes: (schema, typesOf) => schema.alternatives.flatMap(typesOf),
};
