import * as helpers from '../../runtime/kinds/structure.mjs';
import { member, notObject, property, quote, readMember } from '../expressions.mjs';
import { LEAF } from '../parts.mjs';

const assign = (codec, object, name, value) => (name === '__proto__' ? `${codec.use('define')}(${object}, ${quote(name)}, ${value})` : `${member(object, name)} = ${value}`);

function refuseOthers(codec, { fields, tag }, value, pointer) {
  const key = codec.local('key'), names = [...fields.map(({ name }) => name), ...(tag === undefined ? [] : [tag])];
  const known = names.length === 0 ? '' : `  ${names.map((name) => `case ${quote(name)}: `).join('')}break;\n`;
  return `for (const ${key} in ${value}) switch (${key}) {
${known}  default: if (${value}[${key}] !== undefined) wrong(${pointer.at(key, true)}, 'nothing', ${value}[${key}]);
}
`;
}

/** `(` fields `)`: a described struct. `!(` fields `)`: one that refuses other members; `tag` is one that it takes within a union. */
export const structure = {
  ...LEAF,
  letters: ['(', '!('],
  helpers,
  parse: (cursor, kind) => ({ kind, fields: cursor.named() }),
  inner: (schema) => schema.fields.map(({ type }) => type),
  mostWords: (codec, schema) => schema.fields.reduce((sum, { type }) => sum + codec.mostWords(type), 0),
  put(codec, schema, value, pointer, most) {
    let text = `if (${notObject(value)}) ${codec.wrong(schema, value, pointer)};\n`;
    for (const { name, type } of schema.fields) {
      const field = codec.local('field');
      text += `const ${field} = ${readMember(codec, value, name)};\n`;
      text += codec.putAbsent(type, field, pointer.field(name), most) + codec.putValue(type, field, pointer.field(name), most);
    }
    return schema.kind === '!(' ? text + refuseOthers(codec, schema, value, pointer) : text;
  },
  // Required fields form one object literal. From the first field on that may be omitted, fields are added in order.
  take(codec, schema) {
    const object = codec.local('object');
    let before = '', rest = '';
    const literal = schema.first === undefined ? [] : [schema.first]; // the tag of a union
    for (const { name, type } of schema.fields) {
      const taken = codec.takeValue(type), field = codec.local('field');
      if (codec.isOmitted(type)) {
        rest += `${taken.before}if (${taken.value} !== undefined) ${assign(codec, object, name, taken.value)};\n`;
      } else if (rest === '') {
        before += `${taken.before}const ${field} = ${taken.value};\n`;
        literal.push(`${property(name)}: ${field}`);
      } else {
        rest += `${taken.before}${assign(codec, object, name, taken.value)};\n`;
      }
    }
    return { before: `${before}const ${object} = { ${literal.join(', ')} };\n${rest}`, value: object };
  },
  sample(schema, sampleOf, isOmitted) {
    const members = schema.fields.filter(({ type }) => !isOmitted(type)).map(({ name, type }) => ({ name, value: sampleOf(type) }));
    if (members.some(({ value }) => value === undefined)) return undefined;
    return `{ ${members.map(({ name, value }) => `${name === '__proto__' ? '[\'__proto__\']' : quote(name)}: ${value}`).join(', ')} }`;
  },
  expected: () => 'object',
  jsonTypes: () => ['object'],
};
