import { indent } from '../expressions.mjs';
import { AROUND } from '../parts.mjs';

/** `?K`: an optional, or a defaulted field. */
export const optional = {
  ...AROUND,
  letters: ['?'],
  mostWords: (codec, schema) => 1 + codec.mostWords(schema.of),
  put: (codec, schema, value, pointer, most) => `if (${value} == null) words[at++] = 0; else {
  words[at++] = 1;
${indent(codec.putValue(schema.of, value, pointer, most))}}
`,
  take(codec, schema) {
    const value = codec.local('value'), inner = codec.takeValue(schema.of);
    return { before: `let ${value};\nif (words[lane.at++]) {\n${indent(inner.before)}  ${value} = ${inner.value};\n}\n`, value };
  },
  sample: () => 'null',
  expected: (schema, expectedOf) => expectedOf(schema.of),
  jsonTypes: (schema, typesOf) => ['null', ...typesOf(schema.of)],
  absent: (schema, isField) => (isField ? {} : { of: schema.of }),
  isOmitted: true,
};
