// The loops over the elements of lists, which several kinds share.

import { indent } from './expressions.mjs';

/** A loop that writes elements of `schema` to the lane; `expression` is the text of each. */
export function putLoop(codec, schema, header, element, expression, pointer, most) {
  return `for (${header}) {
${indent(codec.room(most))}  const ${element} = ${expression};
${indent(codec.putEach(schema, element, pointer, most))}}
`;
}

/**
 * Writes how many elements a list has, and each of them. `given` is the value that may be an element instead of a list: it has the place of the
 * list. With `skipsNull`, elements that are null are passed over.
 */
export function putElements(codec, schema, list, pointer, most, { given, skipsNull = false } = {}) {
  const element = codec.local('element'), index = codec.local('index'), count = codec.local('count');
  const at = given === undefined ? pointer.at(index) : pointer.atIfList(index, given);
  // The length is read once: a getter of an element may change the list, and a Proxy may have any length.
  const header = `let ${index} = 0; ${index} < ${count}; ${index}++`;
  if (skipsNull) {
    const place = codec.local('place'), kept = codec.local('kept');
    return `const ${place} = at++ - lane.begin, ${count} = ${list}.length >>> 0;
let ${kept} = 0;
for (${header}) {
  const ${element} = ${list}[${index}];
  if (${element} == null) continue;
  ${kept}++;
${indent(codec.room(most) + codec.putEach(schema, element, at, most))}}
words[lane.begin + ${place}] = ${kept};
`;
  }
  const text = `const ${count} = ${list}.length >>> 0;\nwords[at++] = ${count};\n`;
  if (schema.kind === 's') {
    // A list of strings: reserves room for all of them at once.
    return `${text}${codec.room(`${count} + ${most}`)}for (${header}) {
  const ${element} = ${list}[${index}];
${indent(codec.putEach(schema, element, at, most))}}
`;
  }
  return text + putLoop(codec, schema, header, element, `${list}[${index}]`, at, most);
}

/** Reads `many` elements of `schema` from the lane into a list. */
export function takeElements(codec, schema, many) {
  const list = codec.local('list'), count = codec.local('count'), inner = codec.takeValue(schema);
  return { before: `const ${list} = [];\nfor (let ${count} = ${many}; ${count} > 0; ${count}--) {\n${indent(inner.before)}  ${list}.push(${inner.value});\n}\n`, value: list };
}
