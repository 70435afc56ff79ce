import { expectedName, isNothing, isOtherwise, mostOfAny, putSwitch, takeSwitch } from '../alternatives.mjs';
import { notObject, property, quote, readMember } from '../expressions.mjs';
import { LEAF, plain } from '../parts.mjs';
import * as helpers from '../../runtime/kinds/structure.mjs';

const structOf = (type) => type.to?.schema ?? type;
/** A closed struct knows the tag only here, so its function would refuse it. */
const isClosed = (type) => structOf(type).kind === '!(';

/** `|T` name, then (name K)… `)`: a union whose member of this name, the tag, tells the alternative, which is a struct or has no other members. */
export const taggedUnion = {
  ...LEAF,
  letters: ['|T'],
  helpers,
  parse: (cursor, kind) => ({ kind, tag: cursor.name(), alternatives: cursor.named() }),
  inner: (schema) => schema.alternatives.map(({ type }) => type),
  mostWords: (codec, schema) => mostOfAny(schema.alternatives.map(({ type }) => (isClosed(type) ? codec.mostWordsInPlace(structOf(type)) : codec.mostWords(type)))),
  put(codec, schema, value, pointer, most) {
    const tag = codec.local('tag'), cases = schema.alternatives.map(({ name, type }, index) => ({
      name, index, text: isClosed(type) ? codec.putInPlace(type, { ...structOf(type), tag: schema.tag }, value, pointer, most) : codec.putValue(type, value, pointer, most),
    }));
    const rest = schema.alternatives.findIndex(isOtherwise), names = expectedName(schema.alternatives.map(({ name }) => name), rest >= 0);
    const wrong = `wrong(${pointer.field(schema.tag)}, ${quote(names)}, ${tag});`;
    return `if (${notObject(value)}) ${codec.wrong(schema, value, pointer)};
const ${tag} = ${readMember(codec, value, schema.tag)};
${putSwitch(tag, cases.filter((each, i) => i !== rest), rest < 0 ? wrong : `if (typeof ${tag} !== 'string') ${wrong} words[at++] = ${rest};`)}`;
  },
  take(codec, { tag, alternatives }) {
    return takeSwitch(codec, alternatives.map((alternative) => {
      const { name, type } = alternative;
      if (isOtherwise(alternative)) return plain('{}');
      const first = `${property(tag)}: ${quote(name)}`;
      if (isNothing(type)) return plain(`{ ${first} }`);
      const taken = codec.takeInPlace(type, { ...structOf(type), first });
      return taken.called !== undefined ? plain(`{ ${first}, ...${taken.value} }`) : taken;
    }));
  },
  sample({ tag, alternatives }, sampleOf) {
    for (const alternative of alternatives) {
      const { name, type } = alternative, members = isNothing(type) ? '{}' : sampleOf(type);
      if (members !== undefined) return `{ ${property(tag)}: ${quote(isOtherwise(alternative) ? '?' : name)}, ...${members} }`;
    }
    return undefined;
  },
  expected: () => 'object',
  jsonTypes: () => ['object'],
};
