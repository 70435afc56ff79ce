// Pieces of JavaScript text, for the functions that codec.mjs and the kinds write.

export const quote = JSON.stringify;
export const isIdentifier = (name) => /^[A-Za-z_$][\w$]*$/.test(name);

/** The expression of an object's member. */
export const member = (object, name) => (isIdentifier(name) ? `${object}.${name}` : `${object}[${quote(name)}]`);
// A name that every object inherits: the inherited value must not be read as a field of the event.
const isInherited = (name) => name in Object.prototype;
/** The expression of a member that may be absent. */
export const readMember = (codec, object, name) => (isInherited(name) ? `${codec.use('own')}(${object}, ${quote(name)})` : member(object, name));
/** The name of a property in an object literal, in which `__proto__: x` would set the prototype. */
export const property = (name) => (isIdentifier(name) && name !== '__proto__' ? name : `[${quote(name)}]`);
/** The condition that a value is no object of JSON. */
export const notObject = (value) => `typeof ${value} !== 'object' || ${value} === null || Array.isArray(${value})`;

/** Indents each line. Without /^/m: there a line also ends with U+2028, which a name may contain. */
export const indent = (text) => text.replace(/(?<=^|\n)(?=[^\n])/g, '  ');

/** A JSON pointer (RFC 6901) as a JavaScript expression, which is evaluated only for an error. */
export class Pointer {
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
