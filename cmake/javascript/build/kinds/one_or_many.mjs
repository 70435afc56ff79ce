import { putElements, takeElements } from '../elements.mjs';
import { AROUND } from '../parts.mjs';

/** `*K`: one value, or a list of them. `+K`: null elements of the list are passed over. */
export const oneOrMany = {
  ...AROUND,
  letters: ['*', '+'],
  mostWords: (codec, schema) => 1 + codec.mostWords(schema.of),
  put(codec, schema, value, pointer, most) {
    const list = codec.local('list');
    return `const ${list} = Array.isArray(${value}) ? ${value} : [${value}];\n${putElements(codec, schema.of, list, pointer, most, { given: value, skipsNull: schema.kind === '+' })}`;
  },
  take: (codec, schema) => takeElements(codec, schema.of, 'words[lane.at++]'),
  sample: () => '[]',
  expected: () => 'array',
  jsonTypes: () => [], // it takes a list and its element, so a union cannot tell it from others
  absent: (schema) => ({ of: schema.of }),
};
