import * as helpers from '../../runtime/kinds/map.mjs';
import { indent, notObject } from '../expressions.mjs';
import { AROUND } from '../parts.mjs';

/** `{K`: a map with string keys. `}K`: one whose null members are passed over. */
export const map = {
  ...AROUND,
  letters: ['{', '}'],
  helpers,
  mostWords: (codec, schema) => 2 + codec.mostWords(schema.of),
  put(codec, schema, value, pointer, most) {
    const key = codec.local('key'), element = codec.local('element'), count = codec.local('count'), place = codec.local('place');
    return `if (${notObject(value)}) ${codec.wrong(schema, value, pointer)};
const ${place} = at++ - lane.begin;
let ${count} = 0;
for (const ${key} in ${value}) {
  const ${element} = ${value}[${key}];
${schema.kind === '}' ? `  if (${element} == null) continue;\n` : ''}${indent(codec.room(most))}  ${count}++;
${indent(codec.putText(key, true))}${indent(codec.putEach(schema.of, element, pointer.at(key, true), most))}}
words[lane.begin + ${place}] = ${count};
`;
  },
  take(codec, schema) {
    const made = codec.local('map'), count = codec.local('count'), key = codec.local('key'), inner = codec.takeValue(schema.of);
    codec.use('define');
    codec.use('knownKey');
    const known = codec.constant(key, '[]');
    return {
      before: `const ${made} = {};
for (let ${count} = words[lane.at++]; ${count} > 0; ${count}--) {
  const ${key} = knownKey(${known}, ${count}, lane.take(words[lane.at++]));
${indent(inner.before)}  if (${key} === '__proto__') define(${made}, ${key}, ${inner.value}); else ${made}[${key}] = ${inner.value};
}
`,
      value: made,
    };
  },
  sample: () => '{}',
  expected: () => 'object',
  jsonTypes: () => ['object'],
};
