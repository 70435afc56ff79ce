import * as helpers from '../../runtime/http_request.mjs';
import { member, quote } from '../expressions.mjs';
import { AROUND, NO_TAKE } from '../parts.mjs';

// A part of an HTTP request, by its name in edge/http.hpp. The name of a header is mostly in lower case in the event.
function requestPart(codec, name, request) {
  const [, header] = /^header:(.*)$/.exec(name) ?? [];
  if (helpers.members.includes(name)) return `${request}.${name}`;
  if (header === undefined) return `${codec.use(`request_${name}`)}(${request})`;
  return `${codec.use('request_header')}(${request}, ${quote(header)}, ${member(`${request}.headerMap`, header)})`;
}

/** `qK`: parts of an HTTP request, which http_request.mjs makes from the event. */
export const request = {
  ...AROUND,
  letters: ['q'],
  helpers,
  mostWords: (codec, schema) => codec.mostWords(schema.of),
  put(codec, schema, value, pointer, most) {
    const made = codec.local('request');
    let text = `const ${made} = ${codec.use('httpRequest')}(lane, ${value});\n`;
    codec.isMade = true;
    for (const { name, type } of schema.of.fields) {
      if (type.kind === 'k') { text += codec.putValue(type, made, pointer, most); continue; } // read from all of the request
      const field = codec.local('field');
      text += `const ${field} = ${requestPart(codec, name, made)};\n${codec.putValue(type, field, pointer.field(name), most)}`;
    }
    codec.isMade = false;
    return text;
  },
  take: NO_TAKE,
  sample: () => '{ requestContext: { http: {} } }',
  expected: () => 'HTTP request',
  jsonTypes: () => [],
};
