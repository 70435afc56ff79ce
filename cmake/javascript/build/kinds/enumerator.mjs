import { quote } from '../expressions.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `e`: an enum, by the names of its values. */
export const enumerator = {
  ...LEAF,
  letters: ['e'],
  parse: (cursor, kind) => ({ kind, names: cursor.list(() => cursor.name()) }),
  put(codec, schema, value, pointer) {
    const index = codec.local('index'), cases = schema.names.map((name, i) => `case ${quote(name)}: ${index} = ${i}; break;`).join(' ');
    return `let ${index};
switch (${value}) { ${cases} default: ${codec.wrong(schema, value, pointer)}; }
words[at++] = ${index};
`;
  },
  take: (codec, schema) => plain(`[${schema.names.map(quote)}][words[lane.at++]]`),
  sample: (schema) => quote(schema.names[0]),
  expected: (schema) => `one of ${schema.names.map(quote).join(', ')}`,
  jsonTypes: () => ['string'],
};
