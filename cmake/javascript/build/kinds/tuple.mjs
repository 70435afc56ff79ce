import { LEAF } from '../parts.mjs';

/** `<` K K … `>`: a list of exactly these elements. */
export const tuple = {
  ...LEAF,
  letters: ['<'],
  parse: (cursor, kind) => ({ kind, elements: cursor.list(() => cursor.kind(), '>') }),
  inner: (schema) => schema.elements,
  mostWords: (codec, schema) => schema.elements.reduce((sum, element) => sum + codec.mostWords(element), 0),
  put(codec, schema, value, pointer, most) {
    let text = `if (!Array.isArray(${value}) || ${value}.length !== ${schema.elements.length}) ${codec.wrong(schema, value, pointer)};\n`;
    schema.elements.forEach((element, i) => {
      const local = codec.local('element');
      text += `const ${local} = ${value}[${i}];\n${codec.putValue(element, local, pointer.field(`${i}`), most)}`;
    });
    return text;
  },
  take(codec, schema) {
    const list = codec.local('list');
    let before = '';
    const elements = schema.elements.map((element) => {
      const taken = codec.takeValue(element), local = codec.local('element');
      before += `${taken.before}const ${local} = ${taken.value};\n`;
      return local;
    });
    return { before: `${before}const ${list} = [${elements.join(', ')}];\n`, value: list };
  },
  sample(schema, sampleOf) {
    const elements = schema.elements.map(sampleOf);
    return elements.includes(undefined) ? undefined : `[${elements.join(', ')}]`;
  },
  expected: (schema) => `array of ${schema.elements.length}`,
  jsonTypes: () => ['array'],
};
