// What the kinds of unions share, and what they share with enums. The index of the alternative precedes its value on the wire.

import { indent, quote } from './expressions.mjs';

/** Whether an alternative of this type has no value: its name or its tag is all there is. */
export const isNothing = (type) => type.kind === 'n';

/** Whether an alternative takes every unknown name. */
export const isOtherwise = ({ name, type }) => name === '' && isNothing(type);

/** Names as a sentence lists them: `"a", "b" or "c"`. */
export const either = (names) => (names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`);

/** The words of a mismatch of a name: one of these is expected, or any. */
export const expectedName = (names, isAnyTaken) => (isAnyTaken ? 'string' : `one of ${names.map(quote).join(', ')}`);

/** The most words of a union: it has one of its alternatives. */
export const mostOfAny = (words) => 1 + Math.max(0, ...words);

/** The statements of a `switch` over names: `cases` has the name, the index and the statements of each alternative. */
export const putSwitch = (value, cases, otherwise) => `switch (${value}) {
${cases.map(({ name, index, text }) => `  case ${quote(name)}: {
    words[at++] = ${index};
${indent(indent(text))}    break;
  }
`).join('')}  default: ${otherwise}
}
`;

/** Reads the alternative that the index chooses. */
export function takeSwitch(codec, alternatives) {
  const chosen = codec.local('chosen');
  return {
    before: `let ${chosen};
switch (words[lane.at++]) {
${alternatives.map(({ before, value }, i) => `  case ${i}: {
${indent(indent(before))}    ${chosen} = ${value};
    break;
  }
`).join('')}}
`,
    value: chosen,
  };
}
