import { indent, member } from '../expressions.mjs';
import { LEAF, NO_TAKE } from '../parts.mjs';

/** The name by which a program names the query like a header. No header has a colon in its name. */
export const QUERY = ':query';

/**
 * `k`: the headers that the program names, and the query. They cross with the request if they are short and the event spells a header exactly
 * like this; C++ fetches the others. This keeps parts that a handler does not read almost free.
 */
export const literalHeaders = {
  ...LEAF,
  letters: ['k'],
  mostWords: ({ headers }) => 1 + 2 * headers.length,
  put(codec, schema, request) {
    const place = codec.local('place'), count = codec.local('count');
    let text = `const ${place} = at++ - lane.begin;\nlet ${count} = 0;\n`;
    for (const { address, name } of codec.headers) {
      if (name === 'cookie') continue; // cookies may be in another place
      const value = codec.local('value');
      text += `const ${value} = ${name === QUERY ? `${request}.query` : member(`${request}.headerMap`, name)};
if (typeof ${value} === 'string' && ${value}.length < 128) {
  ${count}++;
  words[at++] = ${address - codec.abi.literal_header.marker}; // the LiteralHeader that its name is in
${indent(codec.putText(value))}}
`;
    }
    return `${text}words[lane.begin + ${place}] = ${count};\n`;
  },
  take: NO_TAKE,
  sample: () => 'null',
  expected: () => 'headers',
  jsonTypes: () => [],
};
