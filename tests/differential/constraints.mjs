// Random structs with constraints, as programs describe them, their C++, and values at and beside the bounds.
//
//   node constraints.mjs SEED COUNT >constraints.cpp
//
// The program reads lines of a struct's number, a tab and JSON, and prints 1 for each that fits and 0 for each that does not. With
// an argument, it prints each struct's fields instead: the keywords of JSON Schema of each, and of its elements.

import { Random } from './random.mjs';

const CHARACTERS = ['a', 'b', '0', '-', 'é', '€', '😀', 'Z'];
const PATTERNS = ['[a-z]+', '[A-Z]{3}-[0-9]{4}', 'a*b?', '(?:ab|ba)+', '.{2,3}', '[^a]*', '\\d+(?:\\.\\d+)?', '^[éa-b]+$'];
const FORMATS = { uuid: ['12345678-1234-1234-8234-123456789abc', '12345678-1234-1234-8234-123456789ab'], ipv4: ['10.0.255.1', '10.0.256.1', '1.2.3'], date: ['2024-02-29', '2023-02-29', '24-02-29'] };
const NUMBERS = { 'std::int8_t': true, 'std::int32_t': true, 'std::uint16_t': true, 'std::int64_t': true, double: false };

/** Options of a field, of each kind at most one, in any order. */
class Constraints {
  #random;
  constructor(random) { this.#random = random; }

  #some(options) {
    const chosen = options.filter(() => this.#random.chance(0.4)).map((option) => option());
    return this.#random.chance(0.5) ? chosen.reverse() : chosen;
  }
  #bound(name, most) { return () => `${name}(${this.#random.below(most)})`; }

  of(type) {
    const random = this.#random;
    switch (type.kind) {
      case 'number': {
        const number = () => (type.isInteger ? random.below(13) - (type.cpp.startsWith('std::u') ? 0 : 6) : random.one([random.below(13) - 6, (random.below(49) - 24) / 4, (random.below(200) - 100) / 100]));
        const multiple = () => (type.isInteger ? 1 + random.below(4) : random.one([0.5, 2, 0.01, 0.1, 0.25, 3]));
        return this.#some([...['minimum', 'maximum', 'exclusive_minimum', 'exclusive_maximum'].map((name) => () => `${name}(${number()})`), () => `multiple_of(${multiple()})`]);
      }
      case 'text': return this.#some([this.#bound('min_length', 4), this.#bound('max_length', 6), () => (random.chance(0.7) ? `pattern(${JSON.stringify(random.one(PATTERNS))})` : `format("${random.one(Object.keys(FORMATS))}")`)]);
      case 'sequence': return this.#some([this.#bound('min_items', 3), this.#bound('max_items', 5), () => 'unique_items', ...this.#each(type)]);
      case 'map': return this.#some([this.#bound('min_properties', 3), this.#bound('max_properties', 4), ...this.#each(type)]);
      default: return this.of(type.of);
    }
  }
  #each(type) {
    const options = this.of(type.of);
    return options.length === 0 ? [] : [() => `each(${options.join(', ')})`];
  }
}

function makeType(random, depth) {
  switch (random.below(depth === 0 ? 2 : 5)) {
    case 0: { const cpp = random.one(Object.keys(NUMBERS)); return { kind: 'number', cpp, isInteger: NUMBERS[cpp] }; }
    case 1: return { kind: 'text', cpp: 'std::string' };
    case 2: { const of = makeType(random, depth - 1); return { kind: 'sequence', of, cpp: `std::vector<${of.cpp}>` }; }
    case 3: { const of = makeType(random, depth - 1); return { kind: 'map', of, cpp: `std::map<std::string, ${of.cpp}>` }; }
    default: { const of = makeType(random, 0); return { kind: 'optional', of, cpp: `std::optional<${of.cpp}>` }; }
  }
}

/** A value of the type, near the bounds. */
export function makeValue(random, type) {
  switch (type.kind) {
    case 'number':
      if (type.isInteger) return random.below(15) - (type.cpp.startsWith('std::u') ? 0 : 7);
      return random.one([random.below(15) - 7, (random.below(57) - 28) / 4, (random.below(240) - 120) / 100, random.next() * 4]);
    case 'text':
      if (random.chance(0.3)) return random.one([...Object.values(FORMATS).flat(), 'ABC-1234', '1.5', 'abba', 'ab']);
      return random.times(7, () => random.one(CHARACTERS)).join('');
    case 'sequence': return random.times(5, () => makeValue(random, type.of));
    case 'map': return Object.fromEntries(random.times(4, (i) => [`k${i}`, makeValue(random, type.of)]));
    default: return random.chance(0.2) ? null : makeValue(random, type.of);
  }
}

/** The schema of a type; the keywords are those that C++ wrote, of the value and of its elements. */
export function schemaOf(type, keywords = {}, ofEach = {}) {
  switch (type.kind) {
    case 'number': return { type: type.isInteger ? 'integer' : 'number', ...keywords };
    case 'text': return { type: 'string', ...keywords };
    case 'sequence': return { type: 'array', ...keywords, items: schemaOf(type.of, ofEach.keywords, ofEach.ofEach) };
    case 'map': return { type: 'object', ...keywords, additionalProperties: schemaOf(type.of, ofEach.keywords, ofEach.ofEach) };
    default: return { anyOf: [{ type: 'null' }, schemaOf(type.of, keywords, ofEach)] };
  }
}

/** The structs of a seed: each has fields of { type, options }. */
export function makeStructs(seed, count) {
  const random = new Random(seed), constraints = new Constraints(random);
  return Array.from({ length: count }, () => ({
    fields: Array.from({ length: 1 + random.below(3) }, () => { const type = makeType(random, 2); return { type, options: constraints.of(type) }; }),
  }));
}

/** A value of a struct. */
export const makeObject = (random, { fields }) => Object.fromEntries(fields.map(({ type }, i) => [`f${i}`, makeValue(random, type)]));

const described = ({ options }, i) => (options.length === 0 ? `f${i}` : `(f${i}, ${options.join(', ')})`);
const program = (seed, structs) => `// The structs of seed ${seed}, made by constraints.mjs.
#include <cstdint>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/json/json.hpp>

namespace lw = lambda_wasm;

${structs.map(({ fields }, n) => `struct S${n} {
${fields.map(({ type }, i) => `  ${type.cpp} f${i}{};`).join('\n')}
};
LAMBDA_WASM_DESCRIBE(S${n}, ${fields.map(described).join(', ')})`).join('\n')}

template <class T>
bool fits(const std::string& text) {
  return bool(lw::try_from_json<T>(text));
}
template <auto options>
std::string keywords() {
  std::string text;
  auto put = [&](char character) { text += character; };
  lw::constraints::put_keywords<options>(put);
  std::string each;
  lw::constraints::for_each_option<options>([&]<auto option>() {
    if constexpr (lw::constraints::is_each<std::remove_const_t<decltype(option)>>) each = keywords<option.options>();
  });
  return "{\\"keywords\\":{" + text + "}" + (each.empty() ? "" : ",\\"ofEach\\":" + each) + "}";
}
template <class T>
void print_keywords() {
  const char* separator = "[";
  lw::detail::for_each_field(lw::detail::Description<T>{}, [&]<class Field, bool>() {
    std::cout << separator << keywords<Field::options>();
    separator = ",";
  });
  std::cout << "]\\n";
}

int main(int count, char**) {
  if (count > 1) {
${structs.map((_, n) => `    print_keywords<S${n}>();`).join('\n')}
    return 0;
  }
  bool (*const checks[])(const std::string&) = {${structs.map((_, n) => `fits<S${n}>`).join(', ')}};
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t tab = line.find('\\t');
    std::cout << checks[std::stoul(line.substr(0, tab))](line.substr(tab + 1)) << '\\n';
  }
}
`;

if (process.argv[1] === import.meta.filename) {
  const [seed, count] = process.argv.slice(2).map(Number);
  process.stdout.write(program(seed, makeStructs(seed, count)));
}
