import { either, isNothing, isOtherwise, mostOfAny, putSwitch, takeSwitch } from '../alternatives.mjs';
import { member, notObject, property, quote } from '../expressions.mjs';
import { LEAF, plain } from '../parts.mjs';
import * as helpers from '../../runtime/kinds/keyed_union.mjs';

/** `|K` (name K)… `)`: a union of objects with one member, whose name tells the alternative. */
export const keyedUnion = {
  ...LEAF,
  letters: ['|K'],
  helpers,
  parse: (cursor, kind) => ({ kind, alternatives: cursor.named() }),
  inner: (schema) => schema.alternatives.map(({ type }) => type),
  mostWords: (codec, schema) => mostOfAny(schema.alternatives.map(({ type }) => codec.mostWords(type))),
  put(codec, schema, value, pointer, most) {
    const name = codec.local('name'), cases = schema.alternatives.map((alternative, index) => {
      const { name: key, type } = alternative, field = codec.local('field');
      const text = isNothing(type) ? '' : `const ${field} = ${member(value, key)};\n${codec.putValue(type, field, pointer.field(key), most)}`;
      return { ...alternative, index, text };
    });
    const rest = schema.alternatives.findIndex(isOtherwise), wrong = `${codec.use('notOneOf')}(${pointer}, ${quote(keyedUnion.expected(schema))}, ${name})`;
    return `if (${notObject(value)}) ${codec.wrong(schema, value, pointer)};
const ${name} = ${codec.use('onlyMember')}(${value});
${putSwitch(name, cases.filter((each) => !isOtherwise(each)), rest < 0 ? `${wrong};` : `if (${name} === undefined) ${wrong}; words[at++] = ${rest};`)}`;
  },
  take: (codec, schema) => takeSwitch(codec, schema.alternatives.map((alternative) => {
    if (isOtherwise(alternative)) return plain('{}');
    const { before, value } = isNothing(alternative.type) ? plain('{}') : codec.takeValue(alternative.type);
    return { before, value: `{ ${property(alternative.name)}: ${value} }` };
  })),
  sample({ alternatives }, sampleOf) {
    for (const alternative of alternatives) {
      const { name, type } = alternative, value = isNothing(type) ? '0' : sampleOf(type);
      if (value !== undefined && value !== 'null') return `{ [${quote(isOtherwise(alternative) ? '?' : name)}]: ${value} }`;
    }
    return undefined;
  },
  expected: ({ alternatives }) => `object with one member${alternatives.some(isOtherwise) ? '' : `: ${either(alternatives.map(({ name }) => quote(name)))}`}`,
  jsonTypes: () => ['object'],
};
