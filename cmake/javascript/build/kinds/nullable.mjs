import { indent } from '../expressions.mjs';
import { AROUND } from '../parts.mjs';

/** `~K`: an optional of an optional, which tells absent, null and a value apart. */
export const nullable = {
  ...AROUND,
  letters: ['~'],
  mostWords: (codec, schema) => 1 + codec.mostWords(schema.of),
  put: (codec, schema, value, pointer, most) => `if (${value} == null) words[at++] = ${value} === null ? 1 : 0; else {
  words[at++] = 2;
${indent(codec.putValue(schema.of, value, pointer, most))}}
`,
  take(codec, schema) {
    const value = codec.local('value'), state = codec.local('state'), inner = codec.takeValue(schema.of);
    return {
      before: `const ${state} = words[lane.at++];
let ${value} = ${state} ? null : undefined;
if (${state} > 1) {
${indent(inner.before)}  ${value} = ${inner.value};
}
`,
      value,
    };
  },
  sample: () => 'null',
  expected: (schema, expectedOf) => expectedOf(schema.of),
  jsonTypes: (schema, typesOf) => ['null', ...typesOf(schema.of)],
  absent: (schema, isField) => (isField ? {} : { of: schema.of }),
  isOmitted: true,
};
