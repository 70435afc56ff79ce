import { indent } from '../expressions.mjs';
import { optional } from './optional.mjs';

/** `~K`: an optional of an optional, which tells absent, null and a value apart. */
export const nullable = {
  ...optional,
  letters: ['~'],
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
};
