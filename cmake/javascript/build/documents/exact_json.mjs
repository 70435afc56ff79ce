// JSON text, read and written without losing the digits of large integers, such as the bounds of integers of 64 bits.

/** An integer that a number of JavaScript cannot hold. */
export class Digits {
  constructor(text) { this.text = text; }
  toJSON() { return { [DIGITS]: this.text }; }
}

const DIGITS = '\x1fdigits'; // the only member of an object that stands for such an integer while JSON.parse runs
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** As JSON.parse, but with Digits for integers beyond ±(2^53 - 1). */
export function parseExactly(text) {
  const marked = text.replace(TOKEN, (token) => (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? JSON.stringify(new Digits(token)) : token));
  return JSON.parse(marked, (_, value) => (value !== null && typeof value === 'object' && Object.hasOwn(value, DIGITS) ? new Digits(value[DIGITS]) : value));
}

const isLeaf = (value) => typeof value !== 'object' || value === null || value instanceof Digits;

/** JSON text on one line. */
export function printLine(value) {
  if (value instanceof Digits) return value.text;
  if (isLeaf(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${printLine(each)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const WIDTH = 120;

/** JSON text for people: a value that fits in a line stands on one. */
export function print(value, indent = '', begin = '') {
  const line = printLine(value);
  if (isLeaf(value) || (indent !== '' && indent.length + begin.length + line.length < WIDTH)) return line;
  const inner = `${indent}  `, isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, each]) => {
    const key = isList ? '' : `${JSON.stringify(name)}: `;
    return inner + key + print(each, inner, key);
  });
  return items.length === 0 ? line : `${isList ? '[' : '{'}\n${items.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}
