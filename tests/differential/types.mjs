// Random types as programs describe them (include/lambda_wasm/describe.hpp and kind.hpp), and their C++.
//
//   node types.mjs SEED COUNT >types.cpp   a program with that many echo handlers
//
// A type is { kind, … }: a container has `of`, a tuple `elements`, a struct has `fields` of { name, member, type, isDefaulted, initial }, an enum has `names`.

import { Random } from './random.mjs';

const INTEGERS = { int8_t: 8, uint8_t: 8, int16_t: 16, uint16_t: 16, int32_t: 32, uint32_t: 32, int64_t: 64, uint64_t: 64 };
const TIMES = { 'std::chrono::days': 0, 'std::chrono::seconds': 0, 'std::chrono::milliseconds': 3, 'std::chrono::microseconds': 6, 'std::chrono::nanoseconds': 9 };
// Names that the wire, JavaScript or C++ could misinterpret.
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', '0', '10', '9', '-1', '01', '4294967295', 'a b', ' ', 'a"b', "a'b", 'a\\b', 'a/b', 'a~b', '~1', 'é', '🍐', 'ключ', '\u2028',
  '\ufeff', '\u007f', '\n', '\t', '${x}', '`', 'a.b', 'a-b', 'a:b', '5:', '(', ')', '?', '//', '*/', 'function', 'value', 'words', 'at', 'text', 'lane', 'x'.repeat(70), 'type', 'name', 'ID', '%s', '<b>', 'default', 'class'];

export class Types {
  #random;
  #declared = ''; // the C++ of structs and enums
  #count = 0;

  constructor(random) { this.#random = random; }

  get declared() { return this.#declared; }

  /** A type that nests others down to `depth`. */
  make(depth, leaves = 0.35) {
    const random = this.#random;
    if (depth === 0 || random.chance(leaves)) return this.#leaf();
    const of = () => this.make(depth - 1);
    const present = () => { for (;;) { const type = of(); if (!['optional', 'nullable'].includes(type.kind)) return type; } };
    switch (random.below(12)) {
      case 0: return this.#container('optional', present(), (type) => random.one([`std::optional<${type}>`, `std::optional<${type}>`, `std::unique_ptr<${type}>`]));
      case 1: return this.#container('vector', of(), (type) => `std::${random.one(['vector', 'vector', 'list', 'deque'])}<${type}>`);
      case 2: {
        const size = random.below(4);
        return { ...this.#container('array', of(), (type) => `std::array<${type}, ${size}>`), size };
      }
      case 3: return this.#container('oneOrMany', present(), (type) => `lw::OneOrMany<${type}>`);
      case 4: {
        const key = random.one(['std::string', 'std::string_view']);
        return this.#container('map', of(), (type) => `std::map<${key}, ${type}>`);
      }
      case 5: {
        const key = random.one(['std::string', 'std::string_view']);
        return this.#container('pairs', of(), (type) => `std::vector<std::pair<${key}, ${type}>>`);
      }
      case 6: return this.#container('nullable', present(), (type) => random.one([`std::optional<std::optional<${type}>>`, `std::optional<std::unique_ptr<${type}>>`, `std::unique_ptr<std::optional<${type}>>`]));
      case 7: {
        const elements = Array.from({ length: random.one([0, 1, 2, 2, 2, 3]) }, of), types = elements.map(({ cpp }) => cpp).join(', ');
        return { kind: 'tuple', elements, cpp: elements.length === 2 && random.chance(0.5) ? `std::pair<${types}>` : `std::tuple<${types}>` };
      }
      case 8: return random.one([{ kind: 'set', of: { kind: 'text', cpp: 'std::string' }, cpp: 'std::set<std::string>' }, { kind: 'set', of: { kind: 'boolean', cpp: 'bool' }, cpp: 'std::set<bool>' }]);
      default: return this.#struct(depth);
    }
  }

  #container(kind, of, cpp) { return { kind, of, cpp: cpp(of.cpp) }; }

  #leaf() {
    const random = this.#random;
    switch (random.below(11)) {
      case 0: case 1: return { kind: 'text', cpp: random.one(['std::string', 'std::string_view']) };
      case 2: return { kind: 'boolean', cpp: 'bool' };
      case 3: case 4: {
        const [name, bits] = random.one(Object.entries(INTEGERS));
        return { kind: 'integer', cpp: `std::${name}`, bits, isSigned: !name.startsWith('u') };
      }
      case 5: return random.one([{ kind: 'real', cpp: 'double' }, { kind: 'real', cpp: 'double' }, { kind: 'real', cpp: 'float', isFloat: true }]);
      case 6: return { kind: 'bytes', cpp: random.one(['lw::Bytes', 'lw::BytesView']) };
      case 7: {
        const [duration, digits] = random.one(Object.entries(TIMES));
        return { kind: 'time', cpp: `std::chrono::sys_time<${duration}>`, digits, unit: duration };
      }
      case 8: return this.#enum();
      case 9: return { kind: 'date', cpp: 'std::chrono::year_month_day' };
      default: return { kind: 'any', cpp: 'nlohmann::json' };
    }
  }

  #enum() {
    const random = this.#random, cpp = `E${this.#count++}`, names = this.#distinct(1 + random.below(5));
    const values = names.map((name, i) => ({ name, member: random.chance(0.5) ? `e${i}` : `e${i}_` }));
    this.#declared += `enum class ${cpp} { ${values.map(({ member }) => member).join(', ')} };\nLAMBDA_WASM_DESCRIBE_ENUM(${cpp}, ${values.map(({ name, member }) => `(${member}, ${literal(name)})`).join(', ')})\n`;
    return { kind: 'enum', cpp, names, members: values.map(({ member }) => member) };
  }

  #struct(depth) {
    const random = this.#random, isLenient = random.chance(0.3), names = this.#distinct(random.chance(0.1) ? 20 : 1 + random.below(6));
    const fields = names.map((name, i) => {
      const member = `f${i}`, type = this.make(depth - 1), isDefaulted = isLenient || random.chance(0.2);
      // Some fields use their member's name.
      return { name: random.chance(0.3) ? member : name, member, type, isDefaulted, isMarked: !isLenient && isDefaulted, initial: this.#initial(type) };
    });
    const cpp = `S${this.#count++}`;
    const described = fields.map(({ name, member, isMarked }) => {
      if (name === member) return isMarked ? `(${member}, defaulted)` : member;
      return `(${member}, ${literal(name)}${isMarked ? ', defaulted' : ''})`;
    });
    this.#declared += `struct ${cpp} {\n${fields.map(({ member, type, initial }) => `  ${type.cpp} ${member}${initial?.cpp ?? '{}'};\n`).join('')}};\n`
      + `LAMBDA_WASM_DESCRIBE${isLenient ? '_EVENT' : ''}(${cpp}, ${described.join(', ')})\n`;
    return { kind: 'struct', cpp, fields, isLenient };
  }

  // The initialiser of a member: { cpp, value }, where `value` is its JSON value; or undefined.
  #initial(type) {
    const random = this.#random;
    if (random.chance(0.5)) return undefined;
    switch (type.kind) {
      case 'text': return { cpp: ' = "unset é"', value: 'unset é' };
      case 'boolean': return { cpp: ' = true', value: true };
      case 'integer': return { cpp: ' = 42', value: 42 };
      case 'real': return { cpp: ' = 1.5', value: 1.5 };
      case 'enum': return { cpp: ` = ${type.cpp}::${type.members.at(-1)}`, value: type.names.at(-1) };
      default: return undefined;
    }
  }

  // `count` different names.
  #distinct(count) {
    const names = new Set();
    while (names.size < count) names.add(this.#random.one(NAMES));
    return [...names];
  }
}

/** A C++ string literal. */
function literal(text) {
  return `"${[...text].map((character) => (character < ' ' || character === '\x7f' ? `\\${character.charCodeAt().toString(8).padStart(3, '0')}` : /["\\?]/.test(character) ? `\\${character}` : character)).join('')}"`;
}

/**
 * `count` types, and the program. Each type is the input and the result of the handler `echo_N`; every fourth also of `wait_N`, which
 * waits before it returns.
 */
export function makeProgram(seed, count) {
  const types = new Types(new Random(seed)), all = Array.from({ length: count }, () => types.make(3, 0.1));
  const handlers = all.map(({ cpp }, i) => `LAMBDA_WASM_EXPORT(echo_${i}, [](${cpp.includes(',') ? `T${i}` : cpp} value) { return value; })\n${i % 4 !== 0 ? ''
    : `LAMBDA_WASM_EXPORT(wait_${i}, [](T${i} value) -> lw::Task<T${i}> {\n  co_await lw::sleep_for(std::chrono::milliseconds(${i % 5}));\n  co_return value;\n})\n`}`);
  const cpp = `// Generated by tests/differential/types.mjs with seed ${seed}.
#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <lambda_wasm.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

namespace lw = lambda_wasm;

namespace {

${types.declared}
${all.map(({ cpp: type }, i) => `using T${i} = ${type};\n`).join('')}
}  // namespace

${handlers.join('')}
LAMBDA_WASM_EXPORT(trap, [](bool is_sure) {
  if (is_sure) __builtin_trap();
  return is_sure;
})
#ifdef __wasm__
LAMBDA_WASM_EXPORT(pages, [] { return static_cast<std::int32_t>(__builtin_wasm_memory_size(0)); })
#endif
`;
  return { types: all, cpp };
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) process.stdout.write(makeProgram(Number(process.argv[2]), Number(process.argv[3])).cpp);
