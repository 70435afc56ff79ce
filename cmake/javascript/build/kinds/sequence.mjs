import { putElements, takeElements } from '../elements.mjs';
import { AROUND } from '../parts.mjs';

/** `[K`: a list of any length. `]K`: one whose null elements are passed over. `$K`: one that is a set in items of DynamoDB. */
export const sequence = {
  ...AROUND,
  letters: ['[', ']', '$'],
  mostWords: (codec, schema) => 1 + codec.mostWords(schema.of),
  put: (codec, schema, value, pointer, most) =>
    `${codec.isMade ? '' : `if (!Array.isArray(${value})) ${codec.wrong(schema, value, pointer)};\n`}${putElements(codec, schema.of, value, pointer, most, { skipsNull: schema.kind === ']' })}`,
  take: (codec, schema) => takeElements(codec, schema.of, 'words[lane.at++]'),
  sample: () => '[]',
  expected: () => 'array',
  jsonTypes: () => ['array'],
};
