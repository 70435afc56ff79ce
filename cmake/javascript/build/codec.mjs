// Writes the JavaScript of one codec from a schema: a function that writes a value to the lane, or one that reads a value from it. The
// functions are readable JavaScript in index.mjs; no text is evaluated at run time. The kinds (kinds/) write their parts.
//
// In a codec, `words` and `at` are the lane's words and the current position in them. They are local variables because every value uses
// them. `text` is the pending text, which is written in one piece. See lane.mjs for the lane itself.

import { putAttribute, takeAttribute } from './attributes.mjs';
import { indent, Pointer, quote } from './expressions.mjs';
import { kindOf } from './kinds.mjs';
import { plain } from './parts.mjs';
import { Samples } from './samples.mjs';
import { allTypes, Types } from './types.mjs';

/**
 * Returns what `write` returns for an object of Codecs that knows how often each type is used. `write` runs twice: the types that it uses once
 * are then written in place, and the others as functions.
 */
export function withCodecs(write, headers = [], abi = undefined) {
  const counted = new Codecs(headers, abi);
  write(counted);
  counted.functions();
  return write(new Codecs(headers, abi, counted));
}

/** At most so many types are written in place within one another: places and indentation grow with each. */
const MOST_IN_PLACE = 8;

/** Makes codecs, and collects the names of the helpers that they call (helpers.mjs). */
export class Codecs {
  #count = 0;
  #name = '';
  #constants = ''; // declarations before the current function
  #isRepeated = false; // inside a loop
  #depth = 0; // how many levels of recursive types lie around the current value, or around it in the current function
  #hasDepth = false; // whether the current function gets the number of those around it
  #inPlace = 0; // how many types are being written in place within one another
  #types = new Types();
  #samples = new Samples();
  #uses = new Map(); // how often each type was needed in each way
  #functions = []; // of types: the way, the form, the type, its name; `functions` writes them
  #written = 0;
  #counted;
  helpers = new Set();
  /** Whether `take` is for JavaScript's own interfaces. */
  isForJavaScript = false;
  /** How values are in an item of DynamoDB (attributes.mjs); undefined outside of one. */
  form = undefined;
  /** Whether the value was made by the SDK and has the right type: only the event's own values need a check. */
  isMade = false;

  /**
   * `headers`: the headers that the program names, as `descriptors` of schema.mjs returns them; `abi`: the module's interface, needed for these
   * and for types within themselves; `counted`: Codecs that have written the same.
   */
  constructor(headers = [], abi = undefined, counted = undefined) {
    this.headers = headers;
    this.abi = abi;
    this.#counted = counted;
  }

  /** The text of `function NAME(lane, value)`, which writes `value` to the lane, or throws the first mismatch. */
  put(name, schema) {
    this.#begin(name);
    const called = schema.to === undefined ? undefined : this.#functionOf('put', schema.to);
    if (called !== undefined) return this.#types.isDeep(schema.to) ? `function ${name}(lane, value) { ${called}(lane, value, 0); }\n` : `const ${name} = ${called};\n`;
    const most = this.mostWords(schema), body = this.putValue(schema, 'value', new Pointer(), most);
    return body === '' ? `function ${name}() {}\n` : putFunction(name, '', "''", this.room(most), body);
  }

  /**
   * The text of `function NAME(lane)`, which returns the value in the lane's reply, for JSON.stringify. With `isForJavaScript` the value is for
   * JavaScript's own interfaces: bytes are a Uint8Array, times a Date, and integers beyond 2^53 - 1 a BigInt.
   */
  take(name, schema, isForJavaScript = false) {
    this.#begin(name);
    this.isForJavaScript = isForJavaScript;
    const { before, value, called } = this.takeValue(schema);
    if (called !== undefined) return `const ${name} = ${called};\n`;
    return value === 'undefined' ? `function ${name}() {}\n` : `${this.#constants}${takeFunction(name, before, value)}`;
  }

  /** The text of a small valid value; undefined if there is none that is small. */
  sample(schema) { return this.#samples.sample(schema); }

  /** The text of the functions and constants of types that the texts before use. */
  functions() {
    let text = this.#samples.text;
    for (; this.#written < this.#functions.length; this.#written++) {
      const { way, form, type, name } = this.#functions[this.#written], { schema } = type;
      this.#begin(name);
      this.form = form;
      if (way === 'put') {
        this.#isRepeated = true; // a type that is used often, probably also in lists
        this.#hasDepth = this.#types.isDeep(type);
        const most = this.mostWords(schema), body = this.#putWithin(type, 'value', new Pointer(), most);
        text += putFunction(name, this.#hasDepth ? ', depth' : '', 'lane.text', this.room(most), body);
      } else {
        this.isForJavaScript = way === 'value';
        const { before, value } = this.takePlain(schema);
        text += `${this.#constants}${takeFunction(name, before, value)}`;
      }
      this.form = undefined;
    }
    return text;
  }

  #begin(name) {
    this.#name = name;
    this.#count = this.#depth = 0;
    this.#constants = '';
    this.#isRepeated = this.#hasDepth = false;
  }

  // The name of the function of a type; undefined if its code is written in place.
  #functionOf(way, type) {
    const uses = this.#usesIn(way);
    uses.set(type, (uses.get(type) ?? 0) + 1);
    if (this.isMade || this.#isInPlace(way, type)) return undefined;
    const made = this.#functions.find((each) => each.way === way && each.form === this.form && each.type === type);
    if (made !== undefined) return made.name;
    const name = `${way}_${this.#functions.length}_type`; // no handler has a name that begins with a digit
    this.#functions.push({ way, form: this.form, type, name });
    return name;
  }
  #isInPlace(way, type) { return this.#counted?.#usesIn(way, this.form).get(type) === 1 && this.#inPlace < MOST_IN_PLACE; }
  #usesIn(way, form = this.form) {
    const key = `${way} ${form}`;
    if (!this.#uses.has(key)) this.#uses.set(key, new Map());
    return this.#uses.get(key);
  }
  #within(write) {
    this.#inPlace++;
    const written = write();
    this.#inPlace--;
    return written;
  }

  // The statements that write a value of a type. A value of a recursive type is one level deeper than the value that holds it.
  #putWithin(type, value, pointer, most, schema = type.schema) {
    if (!this.#types.isRecursive(type)) return this.putPlain(schema, value, pointer, most);
    const text = `if (${this.#levels()} === ${this.abi.depth.any}) ${this.use('tooDeep')}(${pointer});\n`;
    this.#depth++;
    const body = this.putPlain(schema, value, pointer, most);
    this.#depth--;
    return text + body;
  }
  #levels() { return this.#hasDepth ? `depth${this.#depth === 0 ? '' : ` + ${this.#depth}`}` : `${this.#depth}`; }

  // ---- For the kinds

  /** A new name of a local variable. */
  local(stem) { return stem + ++this.#count; }
  /** The name of a helper, which index.mjs must contain. */
  use(helper) { this.helpers.add(helper); return helper; }
  /** The name of a constant of this function, which keeps its value from call to call. */
  constant(stem, value) {
    const name = `${this.#name}_${stem}`;
    this.#constants += `const ${name} = ${value};\n`;
    return name;
  }

  mostWords(schema) { return kindOf(schema).mostWords(this, schema); }
  jsonTypes(schema) { return jsonTypes(schema); }
  isOmitted(schema) { return kindOf(schema).isOmitted || (schema.kind === '$' && this.form !== undefined); }
  /** The statements that write the variable `value`. */
  putValue(schema, value, pointer, most) { return this.form !== undefined ? putAttribute(this, schema, value, pointer, most) : this.putPlain(schema, value, pointer, most); }
  putPlain(schema, value, pointer, most) { return kindOf(schema).put(this, schema, value, pointer, most); }
  /** The statements and the expression that read a value: {before, value}. */
  takeValue(schema) { return this.form !== undefined ? takeAttribute(this, schema) : this.takePlain(schema); }
  takePlain(schema) { return kindOf(schema).take(this, schema); }
  /** What `make` returns while values are in another form. */
  inForm(form, make) {
    const outer = this.form;
    this.form = form;
    const made = make();
    this.form = outer;
    return made;
  }
  /** What `make` returns while values are for JavaScript. */
  forJavaScript(make) {
    const outer = this.isForJavaScript;
    this.isForJavaScript = true;
    const made = make();
    this.isForJavaScript = outer;
    return made;
  }
  /** As `putValue`, for a described type, which may have a function. */
  putType(type, value, pointer, most) {
    const name = this.#functionOf('put', type);
    if (name === undefined) return this.#within(() => this.#putWithin(type, value, pointer, most));
    const call = `${name}(lane, ${value}${this.#types.isDeep(type) ? `, ${this.#levels()}` : ''});`, place = `${pointer}`;
    // The function knows the places in its value only. There is no closure that would tell it the rest: it would cost more, for each value.
    return `lane.at = at; lane.text = text;
${place === '""' ? call : `try { ${call} } catch (error) { ${this.use('within')}(error, ${place}); }`}
${most === 0 ? '' : `if (lane.at + ${most} > lane.end) lane.grow(lane.at, ${most}, 0);\n`}words = lane.words; at = lane.at; text = lane.text;
`;
  }
  /** As `putValue` for `schema`, which is a described type or nearly one: always in place. */
  putInPlace({ to }, schema, value, pointer, most) {
    return this.#within(() => (to === undefined ? this.putValue(schema, value, pointer, most) : this.#putWithin(to, value, pointer, most, schema)));
  }
  /** As `takeValue`, for a described type. If it has a function, `called` is its name. */
  takeType(type, schema = type.schema) {
    const name = this.#functionOf(this.isForJavaScript ? 'value' : 'take', type);
    return name === undefined ? this.#within(() => this.takePlain(schema)) : { ...plain(`${name}(lane)`), called: name };
  }
  /** As `takeValue` for `schema`, which is nearly a described type; if that has a function, calls it. */
  takeInPlace({ to }, schema) { return to === undefined ? this.takeValue(schema) : this.takeType(to, schema); }
  /** As `mostWords`, for a described type: its function reserves words itself. */
  mostWordsOfType(type) { return this.isMade || this.#isInPlace('put', type) ? this.mostWordsInPlace(type.schema) : 0; }
  /** As `mostWords`, for the schema of a type that is written in place. */
  mostWordsInPlace(schema) { return this.#within(() => this.mostWords(schema)); }

  /** The statement that throws a mismatch. */
  wrong(schema, value, pointer) { return `wrong(${pointer}, ${quote(expected(schema))}, ${value})`; }

  /** An absent field, if its kind would otherwise take it for null, or for a list with one null. */
  putAbsent(schema, field, pointer, most) {
    if (this.form !== undefined) return ''; // an attribute that is absent is under no letter
    let needed = schema, how = kindOf(schema).absent(schema, true), steps = 0;
    for (; how.of !== undefined; steps++) {
      needed = how.of;
      how = kindOf(needed).absent(needed, false);
    }
    if (how.wrong !== undefined) return `if (${field} === undefined) wrong(${pointer}, '${how.wrong}', ${field});\n`;
    // A list with one of the first kind reports it itself.
    return steps < 2 || how.fits ? '' : `if (${field} === undefined) {\n${indent(this.putValue(needed, field, pointer, most))}}\n`;
  }

  /** An element in a loop: there are probably so many texts that calling the lane's `join` for each does not pay. */
  putEach(...element) {
    const isRepeated = this.#isRepeated;
    this.#isRepeated = true;
    const text = this.putValue(...element);
    this.#isRepeated = isRepeated;
    return text;
  }

  putText(value, isRepeated = this.#isRepeated) {
    return `words[at++] = ${value}.length;
if (${value}.length > lane.alone) { at = lane.putAlone(${value}, text, at); words = lane.words; text = ''; } else ${isRepeated ? `text += ${value}` : `text = lane.join(text, ${value})`};
`;
  }

  /** Reserves `most` words. Until the next call, each part of the schema is written once at most, so they suffice. */
  room(most) { return most === 0 ? '' : `if (at + ${most} > lane.end) { lane.grow(at, ${most}, 0); words = lane.words; at = lane.at; }\n`; }
}

/** What a mismatch says that a schema expects. */
export const expected = (schema) => kindOf(schema).expected(schema, expected);

/** The types of JSON that a schema takes. */
export const jsonTypes = (schema) => kindOf(schema).jsonTypes(schema, jsonTypes);

/** Whether a value contains one that C++ converts by code of the author. */
export const holdsAnything = (schema) => [schema, ...allTypes(schema).map((type) => type.schema)].some(holdsItself);
const holdsItself = (schema) => schema.to === undefined && (kindOf(schema).isByAuthor || kindOf(schema).inner(schema).some(holdsItself));

const putFunction = (name, parameter, text, room, body) => `function ${name}(lane, value${parameter}) {
  let words = lane.words, at = lane.at, text = ${text};
${indent(room + body)}  lane.at = at; lane.text = text;
}
`;
const takeFunction = (name, before, value) => `function ${name}(lane) {
  const words = lane.words;
${indent(before)}  return ${value};
}
`;
