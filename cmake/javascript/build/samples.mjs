// Small valid values, as JavaScript text. The parts of the runtime run the codecs with them once, before the first event.

import { kindOf } from './kinds.mjs';
import { allTypes } from './types.mjs';

/** A sample of a type that is longer than this becomes a constant. */
const SHORT = 64;
/** A value whose text would be longer than this has no sample: the codec takes too long for it. */
const LONG = 1 << 16;

const isOmitted = (schema) => kindOf(schema).isOmitted;

export class Samples {
  #known = new Map(); // of each type: the text, its length if it had no constants, and the types whose constants are in it
  #names = new Map(); // of their constants
  #declared = new Set(); // the types whose constants are needed, each after those that it names

  /** The text of a small valid value; undefined if it would be a long one. */
  sample(schema) {
    const types = allTypes(schema);
    // A type within itself has a sample when one of its alternatives has.
    for (let before = -1; before !== this.#known.size;) {
      before = this.#known.size;
      for (const type of types) {
        const made = this.#known.has(type) ? undefined : this.#make(type.schema);
        if (made !== undefined) this.#known.set(type, made);
      }
    }
    const made = this.#make(schema, true);
    made?.held.forEach((type) => this.#declare(type));
    return made?.text;
  }

  /** The constants that the samples name. */
  get text() { return [...this.#declared].map((type) => `const ${this.#names.get(type)} = ${this.#known.get(type).text};\n`).join(''); }

  #declare(type) {
    if (this.#declared.has(type)) return;
    this.#known.get(type).held.forEach((each) => this.#declare(each));
    this.#declared.add(type);
  }

  #make(schema, isWhole = false) {
    const held = [];
    let length = 0;
    const sampleOf = (inner) => {
      if (inner.to === undefined) return kindOf(inner).sample(inner, sampleOf, isOmitted);
      const known = this.#known.get(inner.to);
      if (known === undefined) return undefined;
      length += known.length;
      if (known.text.length <= SHORT || (isWhole && inner === schema)) {
        held.push(...known.held);
        return known.text;
      }
      held.push(inner.to);
      if (!this.#names.has(inner.to)) this.#names.set(inner.to, `sample_${this.#names.size}`);
      return this.#names.get(inner.to);
    };
    sampleOf.within = (inner, innerOf) => kindOf(inner).sample(inner, innerOf, isOmitted);
    const text = sampleOf(schema);
    length += text?.length ?? LONG;
    return length < LONG ? { text, length, held } : undefined;
  }
}
