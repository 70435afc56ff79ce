// Names of members on the wire: any text, or what a rule for names (include/lambda_wasm/detail/naming.hpp) makes of a member's.

/** Names that the wire, JavaScript or C++ could misinterpret. */
export const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', '0', '10', '9', '-1', '01', '4294967295', 'a b', ' ', 'a"b', "a'b", 'a\\b', 'a/b', 'a~b', '~1', 'é', '🍐', 'ключ', '\u2028',
  '\ufeff', '\u007f', '\n', '\t', '${x}', '`', 'a.b', 'a-b', 'a:b', '5:', '(', ')', '?', '//', '*/', 'function', 'value', 'words', 'at', 'text', 'lane', 'x'.repeat(70), 'type', 'name', 'ID', '%s', '<b>', 'default', 'class'];

/** A C++ string literal. */
export function literal(text) {
  return `"${[...text].map((character) => (character < ' ' || character === '\x7f' ? `\\${character.charCodeAt().toString(8).padStart(3, '0')}` : /["\\?]/.test(character) ? `\\${character}` : character)).join('')}"`;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** The rules for names, as functions of a name's words. */
export const RULES = {
  camel_case: ([first, ...rest]) => first + rest.map(capital).join(''),
  pascal_case: (words) => words.map(capital).join(''),
  snake_case: (words) => words.join('_'),
  kebab_case: (words) => words.join('-'),
  screaming_snake_case: (words) => words.join('_').toUpperCase(),
};

/** The name of a member in C++, and its words. `number` makes it differ from others. */
export function memberOf(random, number) {
  const words = [`f${number}`, ...random.times(2, () => random.one(['order', 'id', 'x', 'line2', 'http']))];
  return { words, member: random.one([RULES.snake_case(words), RULES.snake_case(words), `${RULES.snake_case(words)}_`, RULES.camel_case(words), RULES.pascal_case(words)]) };
}
