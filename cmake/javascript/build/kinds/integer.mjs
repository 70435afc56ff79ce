import * as helpers from '../../runtime/kinds/integer.mjs';
import { LEAF, plain } from '../parts.mjs';

/** The integers of up to 32 bits: what a mismatch expects, and the value that a word would hold instead. */
const SMALL = {
  c: { expected: 'integer from -128 to 127', wrapped: (value) => `${value} << 24 >> 24` },
  C: { expected: 'integer from 0 to 255', wrapped: (value) => `${value} & 255` },
  h: { expected: 'integer from -32768 to 32767', wrapped: (value) => `${value} << 16 >> 16` },
  H: { expected: 'integer from 0 to 65535', wrapped: (value) => `${value} & 65535` },
  i: { expected: 'integer of 32 bits', wrapped: (value) => `${value} | 0` },
  I: { expected: 'unsigned integer of 32 bits', wrapped: (value) => `${value} >>> 0` },
};
const WIDE = {
  l: { expected: 'integer of 64 bits', also: () => '', put: 'putInteger', take: 'takeInteger' },
  L: { expected: 'unsigned integer of 64 bits', also: (value) => ` && ${value} >= 0`, put: 'putUnsigned', take: 'takeUnsigned' },
};

/** `c` `C` `h` `H` `i` `I` `l` `L`: signed and unsigned integers of 8, 16, 32 and 64 bits. */
export const integer = {
  ...LEAF,
  letters: [...Object.keys(SMALL), ...Object.keys(WIDE)],
  helpers,
  mostWords: (codec, { kind }) => (kind in WIDE ? 2 : 1),
  put(codec, schema, value, pointer) {
    const { kind } = schema;
    if (codec.isMade && kind === 'C') return `words[at++] = ${value};\n`;
    if (kind in SMALL) {
      // Only numbers are wrapped: JavaScript would convert other values, and the conversion may throw.
      return `if (typeof ${value} !== 'number' || (${SMALL[kind].wrapped(value)}) !== ${value}) ${codec.wrong(schema, value, pointer)};\nwords[at++] = ${value};\n`;
    }
    // A safe integer is written inline; the helper handles decimal text and all errors.
    const { also, put } = WIDE[kind];
    return `if (Number.isSafeInteger(${value})${also(value)}) { words[at++] = ${value}; words[at++] = Math.floor(${value} / 4294967296); }
else at = ${codec.use(put)}(words, at, ${value}, () => ${pointer});
`;
  },
  take: (codec, { kind }) => plain(kind in WIDE ? `${codec.use(WIDE[kind].take)}(lane${codec.isForJavaScript ? ', true' : ''})` : `words[lane.at++]${kind === 'I' ? ' >>> 0' : ''}`),
  sample: () => '0',
  expected: ({ kind }) => (SMALL[kind] ?? WIDE[kind]).expected,
  jsonTypes: ({ kind }) => (kind in WIDE ? ['number', 'bigint', 'decimal'] : ['number']),
};
