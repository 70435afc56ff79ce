import { putLoop, takeElements } from '../elements.mjs';
import { AROUND } from '../parts.mjs';

/** `#N:K`: a list of N elements. */
export const array = {
  ...AROUND,
  letters: ['#'],
  parse(cursor, kind) {
    const size = cursor.decimal();
    cursor.next();
    return { kind, size, of: cursor.kind() };
  },
  mostWords: (codec, schema) => codec.mostWords(schema.of),
  put(codec, schema, value, pointer, most) {
    const element = codec.local('element'), index = codec.local('index');
    return `if (!Array.isArray(${value}) || ${value}.length !== ${schema.size}) ${codec.wrong(schema, value, pointer)};
${putLoop(codec, schema.of, `let ${index} = 0; ${index} < ${schema.size}; ${index}++`, element, `${value}[${index}]`, pointer.at(index), most)}`;
  },
  take: (codec, schema) => takeElements(codec, schema.of, schema.size),
  sample(schema, sampleOf) {
    const element = sampleOf(schema.of);
    return element && `Array(${schema.size}).fill(${element})`;
  },
  expected: (schema) => `array of ${schema.size}`,
  jsonTypes: () => ['array'],
};
