import { expectedName } from '../alternatives.mjs';
import { quote } from '../expressions.mjs';
import { LEAF, plain } from '../parts.mjs';

/** `e`: an enum, by the names of its values. `E`: every other name is one of them too. */
export const enumerator = {
  ...LEAF,
  letters: ['e', 'E'],
  parse(cursor, kind) {
    const otherwise = kind === 'E' ? cursor.decimal() : undefined;
    if (kind === 'E') cursor.expect(':', 'an enum in a schema has no colon');
    const names = cursor.list(() => cursor.name());
    return kind === 'E' ? { kind, otherwise, names } : { kind, names };
  },
  put(codec, schema, value, pointer) {
    const index = codec.local('index'), cases = schema.names.map((name, i) => `case ${quote(name)}: ${index} = ${i}; break;`).join(' ');
    const wrong = codec.wrong(schema, value, pointer), otherwise = schema.kind === 'E' ? `if (typeof ${value} !== 'string') ${wrong}; ${index} = ${schema.otherwise}` : wrong;
    return `let ${index};
switch (${value}) { ${cases} default: ${otherwise}; }
words[at++] = ${index};
`;
  },
  take: (codec, schema) => plain(`[${schema.names.map(quote)}][words[lane.at++]]`),
  sample: (schema) => quote(schema.names[0]),
  expected: ({ kind, names }) => expectedName(names, kind === 'E'),
  jsonTypes: () => ['string'],
};
