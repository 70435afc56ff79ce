// Writes the JavaScript of one codec from a schema: a function that writes a value to the lane, or one that reads a value from it. The
// functions are readable JavaScript in index.mjs; no text is evaluated at run time. The kinds (kinds/) write their parts.
//
// In a codec, `words` and `at` are the lane's words and the current position in them. They are local variables because every value uses
// them. `text` is the pending text, which is written in one piece. See lane.mjs for the lane itself.

import { indent, Pointer, quote } from './expressions.mjs';
import { kindOf } from './kinds.mjs';

/** Makes codecs, and collects the names of the helpers that they call (helpers.mjs). */
export class Codecs {
  #count = 0;
  #name = '';
  #constants = ''; // declarations before the current function
  #isRepeated = false; // inside a loop
  helpers = new Set();
  /** Whether `take` is for JavaScript's own interfaces. */
  isForJavaScript = false;
  /** Whether the value was made by the SDK and has the right type: only the event's own values need a check. */
  isMade = false;

  /** `headers`: the headers that the program names, as `descriptors` of schema.mjs returns them; `abi`: the module's interface, needed for these. */
  constructor(headers = [], abi = undefined) {
    this.headers = headers;
    this.abi = abi;
  }

  /** The text of `function NAME(lane, value)`, which writes `value` to the lane, or throws the first mismatch. */
  put(name, schema) {
    this.#count = 0;
    const most = this.mostWords(schema), body = this.putValue(schema, 'value', new Pointer(), most);
    if (body === '') return `function ${name}() {}\n`;
    return `function ${name}(lane, value) {
  let words = lane.words, at = lane.at, text = '';
  ${this.room(most)}
${indent(body)}  lane.at = at; lane.text = text;
}
`;
  }

  /**
   * The text of `function NAME(lane)`, which returns the value in the lane's reply, for JSON.stringify. With `isForJavaScript` the value is for
   * JavaScript's own interfaces: bytes are a Uint8Array, times a Date, and integers beyond 2^53 - 1 a BigInt.
   */
  take(name, schema, isForJavaScript = false) {
    this.isForJavaScript = isForJavaScript;
    this.#count = 0;
    this.#name = name;
    this.#constants = '';
    const { before, value } = this.takeValue(schema);
    if (value === 'undefined') return `function ${name}() {}\n`;
    return `${this.#constants}function ${name}(lane) {
  const words = lane.words;
${indent(before)}  return ${value};
}
`;
  }

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
  isOmitted(schema) { return isOmitted(schema); }
  /** The statements that write the variable `value`. */
  putValue(schema, value, pointer, most) { return kindOf(schema).put(this, schema, value, pointer, most); }
  /** The statements and the expression that read a value: {before, value}. */
  takeValue(schema) { return kindOf(schema).take(this, schema); }
  /** The statement that throws a mismatch. */
  wrong(schema, value, pointer) { return `wrong(${pointer}, ${quote(expected(schema))}, ${value})`; }

  /** An absent field, if its kind would otherwise take it for null, or for a list with one null. */
  putAbsent(schema, field, pointer, most) {
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
  room(most) { return `if (at + ${most} > lane.end) { lane.grow(at, ${most}, 0); words = lane.words; at = lane.at; }`; }
}

const isOmitted = (schema) => kindOf(schema).isOmitted;

/** What a mismatch says that a schema expects. */
export const expected = (schema) => kindOf(schema).expected(schema, expected);

/** The types of JSON that a schema takes. */
export const jsonTypes = (schema) => kindOf(schema).jsonTypes(schema, jsonTypes);

/** Whether a value contains one that C++ converts by code of the author. */
export const holdsAnything = (schema) => kindOf(schema).isByAuthor || kindOf(schema).inner(schema).some(holdsAnything);

/** The text of a small valid value. */
export const sample = (schema) => kindOf(schema).sample(schema, sample, isOmitted);
