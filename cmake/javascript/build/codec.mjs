// Writes the JavaScript of one codec from a schema: a function that puts a value into the lane, or one that takes a value
// out of it. The text it makes is plain, readable JavaScript that stands in index.mjs; nothing is evaluated at run time.
//
// In the text, `words` and `at` are the lane's words and the cursor in them, kept in locals because every value touches them;
// `text` is what is still to be written as one piece. See lane.mjs for the lane itself.

import { members } from '../runtime/http_request.mjs';
import { QUERY } from './schema.mjs';

const quote = JSON.stringify;
const isIdentifier = (name) => /^[A-Za-z_$][\w$]*$/.test(name);
// What every object inherits must not be taken for a field of the event.
const isInherited = (name) => name in Object.prototype;

/** A codec's demands on the lane: which helpers of lane.mjs the generated text calls beyond the lane's own methods. */
export class Codecs {
  #count = 0;
  #name = '';
  #constants = ''; // what stands beside the function that is being made
  #headers;
  #abi;
  #isForJavaScript = false;
  #isRepeated = false; // in a loop
  #isMade = false; // the value was made here, of the right type: only what the event has must be checked
  helpers = new Set();

  /** `headers`: those that the program names, as `descriptors` of schema.mjs has them; `abi`: the module's interface, for their sake (abi.mjs). */
  constructor(headers = [], abi = undefined) {
    this.#headers = headers;
    this.#abi = abi;
  }

  #local(stem) { return stem + ++this.#count; }
  #use(helper) { this.helpers.add(helper); return helper; }

  /** The text of `function NAME(lane, value)`: puts `value` into the lane, or throws the first mismatch. */
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
   * The text of `function NAME(lane)`: the value that the lane's reply holds, for JSON.stringify. With `isForJavaScript` it is for
   * JavaScript's own interfaces: bytes are a Uint8Array, times a Date, integers beyond 2^53 - 1 a BigInt.
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

  // ---- into the lane. `value` names a variable, `pointer` tells where it stands, `most` is the straight-line room in words.

  #put(schema, value, pointer, most) {
    const wrong = (expected) => `wrong(${pointer}, ${quote(expected)}, ${value})`;
    switch (schema.kind) {
      case 'n': return ''; // of a map then only the keys cross
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

  // A field that is not there, where the kind itself would take that for null, or for a list of one that is null.
  #putAbsent(schema, field, pointer, most) {
    let needed = schema;
    while (needed.kind === '*' || (needed.kind === '?' && needed !== schema)) needed = needed.of;
    if (needed.kind === 'a') return `if (${field} === undefined) wrong(${pointer}, 'value of JSON', ${field});\n`;
    return needed === schema || schema.of === needed || needed.kind === 'v' ? '' : `if (${field} === undefined) {\n${indent(this.#put(needed, field, pointer, most))}}\n`;
  }

  // What stands in a loop: there are likely too many texts for the lane's `join` to be worth its call.
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

  // A part of an HTTP request, by its name in edge/http.hpp. That of a header mostly stands in the event in lower case.
  #requestPart(name, request) {
    const [, header] = /^header:(.*)$/.exec(name) ?? [];
    if (members.includes(name)) return `${request}.${name}`;
    if (header === undefined) return `${this.#use(`request_${name}`)}(${request})`;
    return `${this.#use('request_header')}(${request}, ${quote(header)}, ${member(`${request}.headerMap`, header)})`;
  }

  // The headers that the program names, where the event has them under that very name and they are short, and so the query: what
  // a handler does not read should cost it next to nothing. C++ asks for the others.
  #putLiteralHeaders(request) {
    const place = this.#local('place'), count = this.#local('count');
    let text = `const ${place} = at++ - lane.begin;\nlet ${count} = 0;\n`;
    for (const { address, name } of this.#headers) {
      if (name === 'cookie') continue; // cookies may stand elsewhere
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

  // A number that is exact fits at once; decimal text and whatever is wrong take the longer way.
  #putInteger64(value, also, otherwise, pointer) {
    return `if (Number.isSafeInteger(${value})${also}) { words[at++] = ${value}; words[at++] = Math.floor(${value} / 4294967296); }
else at = ${this.#use(otherwise)}(words, at, ${value}, () => ${pointer});
`;
  }

  // Between two places that make sure of room, each part of the schema is written at most once: `most` words are enough.
  #room(most) { return `if (at + ${most} > lane.end) { lane.grow(at, ${most}, 0); words = lane.words; at = lane.at; }`; }

  #loop(schema, header, element, expression, pointer, most) {
    return `for (${header}) {
  ${this.#room(most)}
  const ${element} = ${expression};
${indent(this.#putEach(schema.of, element, pointer, most))}}
`;
  }

  // `given` is what came where one value may stand for the list of it: such a value has the list's own place.
  #putElements(schema, list, pointer, most, given) {
    const element = this.#local('element'), index = this.#local('index'), count = this.#local('count');
    const at = given === undefined ? pointer.at(index) : pointer.atIfList(index, given);
    // Read once: what an element is asked for may change the list, and a Proxy may have any length.
    const text = `const ${count} = ${list}.length >>> 0;\nwords[at++] = ${count};\n`, header = `let ${index} = 0; ${index} < ${count}; ${index}++`;
    if (schema.of.kind === 's') {
      // Nothing but strings: room for all of them at once.
      return `${text}${this.#room(`${count} + ${most}`)}
for (${header}) {
  const ${element} = ${list}[${index}];
${indent(this.#putEach(schema.of, element, at, most))}}
`;
    }
    return text + this.#loop(schema, header, element, `${list}[${index}]`, at, most);
  }

  // ---- out of the lane: statements to run before, and the expression that is then the value.

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
        // Fields that are always there make one object literal; from the first optional one on they are added in order.
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
// Only a number is wrapped: JavaScript would convert anything else, and may fail at it.
const integer = (value, wrapped, otherwise) => `if (typeof ${value} !== 'number' || (${wrapped}) !== ${value}) ${otherwise};\nwords[at++] = ${value};\n`;
// Not by /^/m: to that a line ends with U+2028 too, which a name may hold.
const indent = (text) => text.replace(/(?<=^|\n)(?=[^\n])/g, '  ');

/** Whether a value is, or has in it, one that C++ converts by code of its author's. */
export function holdsAnything({ kind, of, fields = [] }) {
  return kind === 'a' || (of !== undefined && holdsAnything(of)) || fields.some(({ type }) => holdsAnything(type));
}

/** The text of a small value that fits. */
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

/** The most words that a value takes between two checks for room: every part once, whatever the loops. */
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

// A JSON pointer (RFC 6901) as the text of a JavaScript expression: made only when there is something to report.
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
