// Writes the JavaScript of one codec from a schema: a function that writes a value to the lane, or one that reads a value from it. The
// functions are readable JavaScript in index.mjs; no text is evaluated at run time.
//
// In a codec, `words` and `at` are the lane's words and the current position in them. They are local variables because every value uses
// them. `text` is the pending text, which is written in one piece. See lane.mjs for the lane itself.

import { members } from '../runtime/http_request.mjs';
import { QUERY } from './schema.mjs';

const quote = JSON.stringify;
const isIdentifier = (name) => /^[A-Za-z_$][\w$]*$/.test(name);
// A name that every object inherits: the inherited value must not be read as a field of the event.
const isInherited = (name) => name in Object.prototype;

/** Makes codecs, and collects the names of the helpers that they call (helpers.mjs). */
export class Codecs {
  #count = 0;
  #name = '';
  #constants = ''; // declarations before the current function
  #headers;
  #abi;
  #isForJavaScript = false;
  #isRepeated = false; // inside a loop
  #isMade = false; // the value was made by the SDK and has the right type: only the event's own values need a check
  helpers = new Set();

  /** `headers`: the headers that the program names, as `descriptors` of schema.mjs returns them; `abi`: the module's interface, needed for these. */
  constructor(headers = [], abi = undefined) {
    this.#headers = headers;
    this.#abi = abi;
  }

  #local(stem) { return stem + ++this.#count; }
  #use(helper) { this.helpers.add(helper); return helper; }

  /** The text of `function NAME(lane, value)`, which writes `value` to the lane, or throws the first mismatch. */
  put(name, schema) {
    this.#count = 0;
    if (schema.kind === 'n') return `function ${name}() {}\n`;
    const most = mostWords(schema, this.#headers.length);
    const body = this.#put(schema, 'value', new Pointer(), most);
    return `function ${name}(lane, value) {
  let words = lane.words, at = lane.at, text = '';
  ${this.#room(most)}
${indent(body)}  lane.at = at; lane.text = text;
}
`;
  }

  /**
   * The text of `function NAME(lane)`, which returns the value in the lane's reply, for JSON.stringify. With `isForJavaScript` the value is for
   * JavaScript's own interfaces: bytes are a Uint8Array, times a Date, and integers beyond 2^53 - 1 a BigInt.
   */
  take(name, schema, isForJavaScript = false) {
    this.#isForJavaScript = isForJavaScript;
    this.#count = 0;
    this.#name = name;
    this.#constants = '';
    if (schema.kind === 'n') return `function ${name}() {}\n`;
    const { before, value } = this.#take(schema);
    return `${this.#constants}function ${name}(lane) {
  const words = lane.words;
${indent(before)}  return ${value};
}
`;
  }

  // ---- Writing to the lane. `value` is the name of a variable, `pointer` its place, `most` the words to reserve for code without loops.

  #put(schema, value, pointer, most) {
    const wrong = (expected) => `wrong(${pointer}, ${quote(expected)}, ${value})`;
    switch (schema.kind) {
      case 'n': return ''; // nothing crosses; of a map only the keys do
      case 'q': {
        const request = this.#local('request');
        let text = `const ${request} = ${this.#use('httpRequest')}(lane, ${value});\n`;
        this.#isMade = true;
        for (const { name, type } of schema.of.fields) {
          if (type.kind === 'k') { text += this.#putLiteralHeaders(request); continue; }
          const field = this.#local('field');
          text += `const ${field} = ${this.#requestPart(name, request)};\n${this.#put(type, field, pointer.field(name), most)}`;
        }
        this.#isMade = false;
        return text;
      }
      case 's':
        return `${this.#isMade ? '' : `if (typeof ${value} !== 'string') ${wrong('string')};\n`}${this.#putText(value)}`;
      case 'y':
        return `if (typeof ${value} !== 'string' && !(${value} instanceof Uint8Array)) ${wrong('string of base64')};
at = ${this.#use('putBytes')}(lane, ${value}, text, at, () => ${pointer}); words = lane.words; text = '';
`;
      case 'b':
        return `if (typeof ${value} !== 'boolean') ${wrong('boolean')};
words[at++] = ${value} ? 1 : 0;
`;
      case 'c': return integer(value, `${value} << 24 >> 24`, wrong('integer from -128 to 127'));
      case 'C': return this.#isMade ? `words[at++] = ${value};\n` : integer(value, `${value} & 255`, wrong('integer from 0 to 255'));
      case 'h': return integer(value, `${value} << 16 >> 16`, wrong('integer from -32768 to 32767'));
      case 'H': return integer(value, `${value} & 65535`, wrong('integer from 0 to 65535'));
      case 'i': return integer(value, `${value} | 0`, wrong('integer of 32 bits'));
      case 'I': return integer(value, `${value} >>> 0`, wrong('unsigned integer of 32 bits'));
      case 'l': return this.#putInteger64(value, '', 'putInteger', pointer);
      case 'L': return this.#putInteger64(value, ` && ${value} >= 0`, 'putUnsigned', pointer);
      case 'd':
        return `if (typeof ${value} !== 'number') ${wrong('number')};
at += at - lane.begin & 1; lane.doubles[at >> 1] = ${value}; at += 2;
`;
      case 't': return `at = ${this.#use('putTime')}(words, at, ${value}, ${schema.digits}, () => ${pointer});\n`;
      case 'e': {
        const index = this.#local('index');
        const cases = schema.names.map((name, i) => `case ${quote(name)}: ${index} = ${i}; break;`).join(' ');
        return `let ${index};
switch (${value}) { ${cases} default: ${wrong(`one of ${schema.names.map(quote).join(', ')}`)}; }
words[at++] = ${index};
`;
      }
      case 'a':
        return `lane.at = at; lane.text = text;
${this.#use('putAny')}(lane, ${value}, () => ${pointer});
words = lane.words; at = lane.at; text = lane.text;
${this.#room(most)}
`;
      case 'v': return `(lane.values ??= []).push({ index: at++ - lane.begin, value: ${value} });\n`;
      case '?':
        return `if (${value} == null) words[at++] = 0; else {
  words[at++] = 1;
${indent(this.#put(schema.of, value, pointer, most))}}
`;
      case '[':
        return `${this.#isMade ? '' : `if (!Array.isArray(${value})) ${wrong('array')};\n`}${this.#putElements(schema, value, pointer, most)}`;
      case '*': {
        const list = this.#local('list');
        return `const ${list} = Array.isArray(${value}) ? ${value} : [${value}];
${this.#putElements(schema, list, pointer, most, value)}`;
      }
      case '#': {
        const element = this.#local('element'), index = this.#local('index');
        return `if (!Array.isArray(${value}) || ${value}.length !== ${schema.size}) ${wrong(`array of ${schema.size}`)};
${this.#loop(schema, `let ${index} = 0; ${index} < ${schema.size}; ${index}++`, element, `${value}[${index}]`, pointer.at(index), most)}`;
      }
      case '{': {
        const key = this.#local('key'), element = this.#local('element'), count = this.#local('count'), place = this.#local('place');
        return `if (${notObject(value)}) ${wrong('object')};
const ${place} = at++ - lane.begin;
let ${count} = 0;
for (const ${key} in ${value}) {
  ${this.#room(most)}
  ${count}++;
${indent(this.#putText(key, true))}  const ${element} = ${value}[${key}];
${indent(this.#putEach(schema.of, element, pointer.at(key, true), most))}}
words[lane.begin + ${place}] = ${count};
`;
      }
      case '(': {
        let text = `if (${notObject(value)}) ${wrong('object')};\n`;
        for (const { name, type } of schema.fields) {
          const field = this.#local('field');
          text += `const ${field} = ${isInherited(name) ? `${this.#use('own')}(${value}, ${quote(name)})` : member(value, name)};\n`;
          text += this.#putAbsent(type, field, pointer.field(name), most) + this.#put(type, field, pointer.field(name), most);
        }
        return text;
      }
      default: throw new Error(`no value of kind ${schema.kind} goes into a module`);
    }
  }

  // An absent field, if its kind would otherwise take it for null, or for a list with one null.
  #putAbsent(schema, field, pointer, most) {
    let needed = schema;
    while (needed.kind === '*' || (needed.kind === '?' && needed !== schema)) needed = needed.of;
    if (needed.kind === 'a') return `if (${field} === undefined) wrong(${pointer}, 'value of JSON', ${field});\n`;
    return needed === schema || schema.of === needed || needed.kind === 'v' ? '' : `if (${field} === undefined) {\n${indent(this.#put(needed, field, pointer, most))}}\n`;
  }

  // An element in a loop: there are probably so many texts that calling the lane's `join` for each does not pay.
  #putEach(...element) {
    const isRepeated = this.#isRepeated;
    this.#isRepeated = true;
    const text = this.#put(...element);
    this.#isRepeated = isRepeated;
    return text;
  }

  #putText(value, isRepeated = this.#isRepeated) {
    return `words[at++] = ${value}.length;
if (${value}.length > lane.alone) { at = lane.putAlone(${value}, text, at); words = lane.words; text = ''; } else ${isRepeated ? `text += ${value}` : `text = lane.join(text, ${value})`};
`;
  }

  // A part of an HTTP request, by its name in edge/http.hpp. The name of a header is mostly in lower case in the event.
  #requestPart(name, request) {
    const [, header] = /^header:(.*)$/.exec(name) ?? [];
    if (members.includes(name)) return `${request}.${name}`;
    if (header === undefined) return `${this.#use(`request_${name}`)}(${request})`;
    return `${this.#use('request_header')}(${request}, ${quote(header)}, ${member(`${request}.headerMap`, header)})`;
  }

  // The headers that the program names, and the query. They cross with the request if they are short and the event spells a header exactly like
  // this; C++ fetches the others. This keeps parts that a handler does not read almost free.
  #putLiteralHeaders(request) {
    const place = this.#local('place'), count = this.#local('count');
    let text = `const ${place} = at++ - lane.begin;\nlet ${count} = 0;\n`;
    for (const { address, name } of this.#headers) {
      if (name === 'cookie') continue; // cookies may be in another place
      const value = this.#local('value');
      text += `const ${value} = ${name === QUERY ? `${request}.query` : member(`${request}.headerMap`, name)};
if (typeof ${value} === 'string' && ${value}.length < 128) {
  ${count}++;
  words[at++] = ${address - this.#abi.literal_header.marker}; // the LiteralHeader that its name is in
${indent(this.#putText(value))}}
`;
    }
    return `${text}words[lane.begin + ${place}] = ${count};\n`;
  }

  // A safe integer is written inline; the helper handles decimal text and all errors.
  #putInteger64(value, also, otherwise, pointer) {
    return `if (Number.isSafeInteger(${value})${also}) { words[at++] = ${value}; words[at++] = Math.floor(${value} / 4294967296); }
else at = ${this.#use(otherwise)}(words, at, ${value}, () => ${pointer});
`;
  }

  // Reserves `most` words. Until the next call, each part of the schema is written once at most, so they suffice.
  #room(most) { return `if (at + ${most} > lane.end) { lane.grow(at, ${most}, 0); words = lane.words; at = lane.at; }`; }

  #loop(schema, header, element, expression, pointer, most) {
    return `for (${header}) {
  ${this.#room(most)}
  const ${element} = ${expression};
${indent(this.#putEach(schema.of, element, pointer, most))}}
`;
  }

  // `given` is the value that may be an element instead of a list. Such an element has the place of the list.
  #putElements(schema, list, pointer, most, given) {
    const element = this.#local('element'), index = this.#local('index'), count = this.#local('count');
    const at = given === undefined ? pointer.at(index) : pointer.atIfList(index, given);
    // The length is read once: a getter of an element may change the list, and a Proxy may have any length.
    const text = `const ${count} = ${list}.length >>> 0;\nwords[at++] = ${count};\n`, header = `let ${index} = 0; ${index} < ${count}; ${index}++`;
    if (schema.of.kind === 's') {
      // A list of strings: reserves room for all of them at once.
      return `${text}${this.#room(`${count} + ${most}`)}
for (${header}) {
  const ${element} = ${list}[${index}];
${indent(this.#putEach(schema.of, element, at, most))}}
`;
    }
    return text + this.#loop(schema, header, element, `${list}[${index}]`, at, most);
  }

  // ---- Reading from the lane. Returns the statements that run before, and the expression of the value.

  #take(schema) {
    const plain = (value) => ({ before: '', value });
    const how = this.#isForJavaScript ? ', true' : '';
    switch (schema.kind) {
      case 's': return plain('lane.take(words[lane.at++])');
      case 'r': return plain(`${this.#use('takeReply')}(lane)`);
      case 'y': return plain(`${this.#use(how ? 'takeBytes' : 'takeBase64')}(lane, words[lane.at++])`);
      case 'b': return plain('words[lane.at++] !== 0');
      case 'c': case 'C': case 'h': case 'H': case 'i': return plain('words[lane.at++]');
      case 'I': return plain('words[lane.at++] >>> 0');
      case 'l': return plain(`${this.#use('takeInteger')}(lane${how})`);
      case 'L': return plain(`${this.#use('takeUnsigned')}(lane${how})`);
      case 'd': return plain(`${this.#use('takeDouble')}(lane)`);
      case 't': return plain(how ? `${this.#use('takeDate')}(lane)` : `${this.#use('takeTime')}(lane, ${schema.digits})`);
      case 'e': return plain(`[${schema.names.map(quote)}][words[lane.at++]]`);
      case 'a': return plain(`${this.#use('takeAny')}(lane${how})`);
      case 'v': return plain('lane.module.takeHandle(words[lane.at++])');
      case '?': {
        const value = this.#local('value'), inner = this.#take(schema.of);
        return { before: `let ${value};\nif (words[lane.at++]) {\n${indent(inner.before)}  ${value} = ${inner.value};\n}\n`, value };
      }
      case '[': case '*': case '#': {
        const list = this.#local('list'), count = this.#local('count'), inner = this.#take(schema.of);
        const many = schema.kind === '#' ? schema.size : 'words[lane.at++]';
        return { before: `const ${list} = [];\nfor (let ${count} = ${many}; ${count} > 0; ${count}--) {\n${indent(inner.before)}  ${list}.push(${inner.value});\n}\n`, value: list };
      }
      case '{': {
        const map = this.#local('map'), count = this.#local('count'), key = this.#local('key'), inner = this.#take(schema.of);
        this.#use('define');
        this.#use('knownKey');
        const known = `${this.#name}_${key}`;
        this.#constants += `const ${known} = [];\n`;
        return {
          before: `const ${map} = {};
for (let ${count} = words[lane.at++]; ${count} > 0; ${count}--) {
  const ${key} = knownKey(${known}, ${count}, lane.take(words[lane.at++]));
${indent(inner.before)}  if (${key} === '__proto__') define(${map}, ${key}, ${inner.value}); else ${map}[${key}] = ${inner.value};
}
`,
          value: map,
        };
      }
      case '(': {
        // Required fields form one object literal. From the first optional field on, fields are added in order.
        const object = this.#local('object');
        let before = '', rest = '';
        const literal = [];
        for (const { name, type } of schema.fields) {
          const taken = this.#take(type), field = this.#local('field');
          if (type.kind === '?') {
            rest += `${taken.before}if (${taken.value} !== undefined) ${this.#assign(object, name, taken.value)};\n`;
          } else if (rest === '') {
            before += `${taken.before}const ${field} = ${taken.value};\n`;
            // `__proto__: x` in a literal would set the prototype.
            literal.push(`${isIdentifier(name) && name !== '__proto__' ? name : `[${quote(name)}]`}: ${field}`);
          } else {
            rest += `${taken.before}${this.#assign(object, name, taken.value)};\n`;
          }
        }
        return { before: `${before}const ${object} = { ${literal.join(', ')} };\n${rest}`, value: object };
      }
      default: throw new Error(`no value of kind ${schema.kind} comes out of a module`);
    }
  }

  #assign(object, name, value) {
    return name === '__proto__' ? `${this.#use('define')}(${object}, ${quote(name)}, ${value})` : `${member(object, name)} = ${value}`;
  }
}

const member = (object, name) => (isIdentifier(name) ? `${object}.${name}` : `${object}[${quote(name)}]`);
const notObject = (value) => `typeof ${value} !== 'object' || ${value} === null || Array.isArray(${value})`;
// Only numbers are wrapped: JavaScript would convert other values, and the conversion may throw.
const integer = (value, wrapped, otherwise) => `if (typeof ${value} !== 'number' || (${wrapped}) !== ${value}) ${otherwise};\nwords[at++] = ${value};\n`;
// Without /^/m: there a line also ends with U+2028, which a name may contain.
const indent = (text) => text.replace(/(?<=^|\n)(?=[^\n])/g, '  ');

/** Whether a value contains one that C++ converts by code of the author. */
export function holdsAnything({ kind, of, fields = [] }) {
  return kind === 'a' || (of !== undefined && holdsAnything(of)) || fields.some(({ type }) => holdsAnything(type));
}

/** The text of a small valid value. */
export function sample(schema) {
  switch (schema.kind) {
    case 's': case 'y': return "''";
    case 'b': return 'false';
    case 't': return "'1970-01-01T00:00:00Z'";
    case 'e': return quote(schema.names[0]);
    case 'q': return '{ requestContext: { http: {} } }';
    case '[': case '*': return '[]';
    case '#': return `Array(${schema.size}).fill(${sample(schema.of)})`;
    case '{': return '{}';
    case '(': {
      const members = schema.fields.filter(({ type }) => type.kind !== '?').map(({ name, type }) => `${name === '__proto__' ? '[\'__proto__\']' : quote(name)}: ${sample(type)}`);
      return `{ ${members.join(', ')} }`;
    }
    case 'n': case 'a': case 'v': case '?': return 'null';
    default: return '0';
  }
}

/** The most words that a value needs between two reservations: each part once, whatever the loops. */
export function mostWords(schema, headers = 0) {
  switch (schema.kind) {
    case 'n': return 0;
    case 'q': return mostWords(schema.of, headers);
    case 'k': return 1 + 2 * headers;
    case 'l': case 'L': return 2;
    case 'd': case 't': return 3;
    case '?': case '[': case '*': return 1 + mostWords(schema.of);
    case '#': return mostWords(schema.of);
    case '{': return 2 + mostWords(schema.of);
    case '(': return schema.fields.reduce((sum, field) => sum + mostWords(field.type, headers), 0);
    default: return 1;
  }
}

// A JSON pointer (RFC 6901) as a JavaScript expression, which is evaluated only for an error.
class Pointer {
  constructor(parts = []) { this.parts = parts; }
  field(name) { return new Pointer([...this.parts, { literal: '/' + name.replaceAll('~', '~0').replaceAll('/', '~1') }]); }
  at(variable, isKey = false) { return new Pointer([...this.parts, { literal: '/' }, { variable, isKey }]); }
  atIfList(variable, given) { return new Pointer([...this.parts, { variable: `(Array.isArray(${given}) ? '/' + ${variable} : '')` }]); }
  toString() {
    if (this.parts.every((part) => part.literal !== undefined)) return quote(this.parts.map((part) => part.literal).join(''));
    return this.parts
      .map(({ literal, variable, isKey }) => (literal !== undefined ? quote(literal) : isKey ? `escaped(${variable})` : variable))
      .join(' + ');
  }
}
