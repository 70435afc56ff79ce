// Names of types in documents and in TypeScript, from the names that compilers print for C++ types. A program has the same in C++
// (include/lambda_wasm/json_schema/component_names.hpp).

/** Names that a type must not have: TypeScript's own, and those that the file of types uses itself. */
const TAKEN = new Set(['any', 'bigint', 'boolean', 'never', 'null', 'number', 'object', 'string', 'symbol', 'undefined', 'unknown', 'void',
  'Date', 'Promise', 'ResponseStream', 'Uint8Array', 'type', 'asserts', 'infer', 'keyof', 'readonly', 'unique', 'is']);

/** Arguments that standard containers have by default, and parts of names that only compilers know. */
const NOISE = /^(?:allocator|char_traits|less|greater|equal_to|hash|default_delete)</;

/** Splits a text at a separator outside of brackets. */
function split(text, separator) {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ('<({['.includes(text[at])) depth++;
    if ('>)}]'.includes(text[at])) depth--;
    if (depth === 0 && text.startsWith(separator, at)) {
      parts.push('');
      at += separator.length - 1;
    } else {
      parts[parts.length - 1] += text[at];
    }
  }
  return parts.map((part) => part.trim());
}

// `ns::Page<Order, 16>` as its namespaces and classes, `ns`, and its own name. Functions, anonymous and inline namespaces have no part in it.
function scopesOf(type) {
  const parts = split(type.replace(/^(?:const|volatile|struct|class|enum|union) /, ''), '::');
  const named = parts.filter((part) => /^[\p{L}_$]/u.test(part) && !/^__|\)(?: const)?$/.test(part));
  return { scopes: named.slice(0, -1), own: named.at(-1) ?? 'Type' };
}

const capital = (text) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

// The words of a name: `Page<ns::Order, 16>` is `PageOrder16`.
function wordsOf(name) {
  const at = name.indexOf('<');
  if (at < 0) return name.split(/[^\p{L}\p{N}_$]+/u).map((word, i) => (i === 0 ? word : capital(word))).join('');
  const list = split(name.slice(at + 1, name.lastIndexOf('>')), ',').filter((each) => each !== '');
  const [stem] = /^[\p{L}\p{N}_$]*/u.exec(name);
  if (stem === 'basic_string' || stem === 'basic_string_view') return stem.replace('basic_', '');
  return stem + list.map(argument).filter((word) => word !== '').join('');
}
function argument(text) {
  const value = /^(?:\(.*\))?(-?\d+)[uUlL]*$/.exec(text) ?? /^'(\w)'$/.exec(text);
  if (value !== null) return value[1].replace('-', 'Minus');
  const { scopes, own } = scopesOf(text);
  return NOISE.test(own) && scopes[0] === 'std' ? '' : capital(wordsOf(own).replaceAll(/_+(\p{L})/gu, (_, letter) => capital(letter)));
}

/**
 * The names of these types: the last part of each name, after as many of its namespaces as tell it from the others. What remains equal, such as
 * types in anonymous namespaces of two files, is numbered in the order given.
 */
export function namesOf(types) {
  const qualified = types.map((type) => { const { scopes, own } = scopesOf(type); return [...scopes, own].map(wordsOf); });
  const known = new Map(qualified.map((parts) => [parts.join('::'), { parts, shown: 1 }]));
  const nameOf = ({ parts, shown }) => (shown === 1 ? parts.at(-1) : parts.slice(-shown).map(capital).join(''));
  for (let isClear = false; !isClear;) {
    const counts = new Map();
    for (const each of known.values()) counts.set(nameOf(each), (counts.get(nameOf(each)) ?? 0) + 1);
    const unclear = [...known.values()].filter((each) => (counts.get(nameOf(each)) > 1 || TAKEN.has(nameOf(each))) && each.shown < each.parts.length);
    for (const each of unclear) each.shown++;
    isClear = unclear.length === 0;
  }
  return numbered(qualified.map((parts) => nameOf(known.get(parts.join('::')))));
}

function numbered(names) {
  const used = new Set(TAKEN), all = new Set(names);
  return names.map((name) => {
    const unique = uniqueName(name, (other) => used.has(other) || (other !== name && all.has(other)));
    used.add(unique);
    return unique;
  });
}

/** The name, or else the first of `name2`, `name3`, … that is not taken. */
export function uniqueName(name, isTaken) {
  for (let number = 1; ; number++) {
    const each = number === 1 ? name : `${name}${number}`;
    if (!isTaken(each)) return each;
  }
}
