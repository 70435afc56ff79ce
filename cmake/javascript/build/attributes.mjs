// Values within an item of DynamoDB, where each is under the letter of its type: `{ "S": "text" }`. A codec is in one of these forms:
// undefined outside of items, 'attribute' within one, and 'element' within a set, whose elements have no letter.

import { indent } from './expressions.mjs';

const LETTERS = {
  s: 'S', t: 'S', D: 'S', e: 'S', E: 'S', b: 'BOOL', y: 'B', Y: 'B', d: 'N', ...Object.fromEntries([...'cChHiIlL'].map((kind) => [kind, 'N'])),
  '[': 'L', ']': 'L', $: 'L', '#': 'L', '<': 'L', '{': 'M', '}': 'M', '(': 'M', '!(': 'M',
};
const isText = ({ kind }) => LETTERS[kind] === 'S';
const letterOf = (schema) => LETTERS[(schema.to?.schema ?? schema).kind];
/** The letter of a set of these elements; undefined if there is none. */
const setLetterOf = ({ of }) => (isText(of) || ['N', 'B'].includes(LETTERS[of?.kind]) ? `${letterOf(of)}S` : undefined);
const isList = ({ kind }) => ['[', ']', '$'].includes(kind);
const isWide = ({ kind }) => kind === 'l' || kind === 'L';
/** Whether an attribute of this kind may not be there. */
const mayLack = ({ kind }) => ['?', '~', '$'].includes(kind);
/** A value of C++ that is an attribute itself: dynamodb::AttributeValue. */
const isAttribute = (schema) => (schema.to?.schema ?? schema).kind === '|K';

/** Bytes of DynamoDB are never strict: what it sends is base64. */
const asRead = (schema) => (schema.kind === 'y' ? { ...schema, kind: 'Y' } : schema.kind === ']' ? { ...schema, kind: '[' } : schema.kind === '}' ? { ...schema, kind: '{' } : schema);

/** As `putValue` of Codecs, within an item. */
export function putAttribute(codec, given, value, pointer, most) {
  const schema = asRead(given), plain = (of, variable, place) => codec.putPlain(of, variable, place, most);
  if (isAttribute(schema)) return codec.inForm(undefined, () => plain(schema, value, pointer));
  if (codec.form === 'element') return putUnwrapped(codec, schema, value, pointer, most);
  const { kind } = schema, inner = codec.local('attribute');
  if (kind === '?' || kind === '~') return `const ${inner} = ${value}?.NULL === true ? null : ${value};\n${plain(schema, inner, pointer)}`;
  const letter = letterOf(schema), setLetter = isList(schema) ? setLetterOf(schema) : undefined;
  const read = `const ${inner} = ${value}?.${letter};\n`, put = putUnwrapped(codec, schema, inner, pointer.field(letter), most);
  const wrong = (letters) => `${codec.use('notUnder')}(${pointer}, '${letters}', ${value});\n`;
  if (setLetter === undefined) return `${read}if (${inner} === undefined) ${wrong(letter)}${put}`;
  const set = codec.local('set');
  return `${read}if (${inner} !== undefined) {
${indent(put)}} else {
  const ${set} = ${value}?.${setLetter};
  if (${set} === undefined) ${wrong(`${letter} or ${setLetter}`)}${indent(codec.inForm('element', () => plain(schema, set, pointer.field(setLetter))))}}
`;
}

// A value without its letter. Numbers are text.
function putUnwrapped(codec, schema, value, pointer, most) {
  if (LETTERS[schema.kind] !== 'N') return codec.putPlain(schema, value, pointer, most);
  const number = codec.local('number');
  return `const ${number} = ${codec.use(isWide(schema) ? 'attributeInteger' : 'attributeNumber')}(${value});\n${codec.putPlain(schema, number, pointer, most)}`;
}

/** As `takeValue` of Codecs, within an item. */
export function takeAttribute(codec, schema) {
  const plain = () => codec.takePlain(schema), { kind } = schema;
  if (isAttribute(schema)) return codec.inForm(undefined, plain);
  if (kind === '?') return plain();
  if (kind === '~') {
    const { before, value } = plain();
    return { before: `${before}if (${value} === null) ${value} = { NULL: true };\n`, value };
  }
  const letter = letterOf(schema);
  if (letter === 'N') {
    const { before, value } = codec.forJavaScript(plain); // text that JSON.stringify writes unchanged is no text
    if (codec.form === 'element') return { before, value: `\`\${${value}}\`` };
    return { before, value: kind === 'd' || isWide(schema) ? `${codec.use('numberAttribute')}(${value})` : `{ N: \`\${${value}}\` }` };
  }
  if (codec.form === 'element') return plain();
  if (kind === '$') {
    const set = codec.local('set'), { before, value } = codec.inForm('element', plain);
    return { before: `${before}const ${set} = ${value}.length === 0 ? undefined : { ${setLetterOf(schema)}: ${value} };\n`, value: set };
  }
  const { before, value } = plain(), elements = schema.elements ?? (isList(schema) || kind === '#' ? [schema.of] : []);
  return { before, value: `{ ${letter}: ${elements.some(mayLack) ? `${codec.use('withNull')}(${value})` : value} }` };
}

/** The text of a small item; undefined if there is none that is small. `within` makes the sample of a schema from those of what it holds. */
export function sampleItem(schema, within, depth = 0) {
  return depth > 4 ? undefined : within(schema.to?.schema ?? schema, (inner) => sampleAttribute(inner, within, depth + 1));
}
function sampleAttribute(schema, within, depth) {
  if (isAttribute(schema) || schema.kind === '?' || schema.kind === '~') return '{ NULL: true }';
  const letter = letterOf(schema), value = sampleItem(schema, within, depth);
  return value && `{ ${letter}: ${letter === 'N' ? `'${value}'` : value} }`;
}
