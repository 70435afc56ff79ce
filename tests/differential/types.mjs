// Random types as programs describe them (include/lambda_wasm/describe.hpp and kind.hpp), and their C++.
//
//   node types.mjs SEED COUNT >types.cpp   a program with that many echo handlers
//
// A type is { kind, cpp, … }: a container has `of`, a tuple `elements`, an enum `names`, a union `alternatives` of { name, type }, and a struct
// has `fields` of { name, member, type, isDefaulted, isLenient, initial }. Types are a graph: a struct or a union may be in several places, and
// within itself. A type that crosses as another has `refused`, one of the table below, if its constructor refuses values.

import { literal, memberOf, NAMES, RULES } from './names.mjs';
import { Random } from './random.mjs';

const INTEGERS = { int8_t: 8, uint8_t: 8, int16_t: 16, uint16_t: 16, int32_t: 32, uint32_t: 32, int64_t: 64, uint64_t: 64 };
const TIMES = { 'std::chrono::days': 0, 'std::chrono::seconds': 0, 'std::chrono::milliseconds': 3, 'std::chrono::microseconds': 6, 'std::chrono::nanoseconds': 9 };
const NOTHING = { kind: 'nothing', cpp: 'std::monostate' };

/** The types of the values within a type. */
export function partsOf(type) {
  if (type.fields !== undefined) return type.fields.map((field) => field.type);
  if (type.alternatives !== undefined) return type.alternatives.map((alternative) => alternative.type);
  return type.elements ?? (type.of === undefined ? [] : [type.of]);
}

/** Whether `is` is true of a type within `type`; of `type` itself only if it is within itself. */
export function isWithin(type, is) {
  const seen = new Set(), reaches = (each) => partsOf(each).some((part) => is(part) || (!seen.has(part) && seen.add(part) && reaches(part)));
  return reaches(type);
}

const isEmpty = ({ kind }) => kind === 'optional' || kind === 'nullable';
const isNamed = ({ kind, isPlain }) => ['struct', 'tagged', 'keyed', 'union'].includes(kind) && !isPlain;
const isPointer = ({ cpp }) => cpp.includes('std::unique_ptr');
const isMoved = (type) => isPointer(type) || isWithin(type, isPointer);

/** What the constructors of types with `crosses_as` refuse, by the kind that they cross as: in C++, in JSON, and the reason. */
const REFUSED = {
  text: { cpp: 'value_.empty()', is: (value) => value === '', expected: 'a text that is not empty' },
  integer: { cpp: 'value_ == 1', is: (value) => value === 1, expected: 'a number other than 1' },
  vector: { cpp: 'value_.size() == 3', is: (value) => value.length === 3, expected: 'a list of another size than 3' },
};

export class Types {
  #random;
  #declared = ''; // the C++ of types that are whole;
  #defined = ''; // of others the definitions,
  #described = ''; // and the descriptions, which follow the definitions of types that contain each other
  #waiting = []; // these types
  #count = 0;
  #members = 0;
  #open = []; // the structs and unions whose parts are being made
  #made = [];

  constructor(random) { this.#random = random; }

  get declared() { return this.#declared + this.#defined + this.#described; }

  /** A type that nests others down to `depth`. */
  make(depth, leaves = 0.35) {
    const random = this.#random;
    if (depth <= 0 || random.chance(leaves)) return this.#leaf();
    if (this.#open.length > 0 && random.chance(0.15)) return this.#again(random.one(this.#open));
    if (this.#made.length > 0 && random.chance(0.1)) return random.one(this.#made);
    const of = () => this.make(depth - 1);
    const such = (is) => { for (;;) { const type = of(); if (is(type)) return type; } };
    const present = () => such((type) => !isEmpty(type));
    const key = () => random.one(['std::string', 'std::string_view']);
    switch (random.below(20)) {
      case 0: return this.#container('optional', present(), (type) => `std::optional<${type}>`);
      case 1: return this.#container('optional', present(), (type) => `std::unique_ptr<${type}>`);
      case 2: return this.#container('nullable', present(), random.one([(type) => `std::optional<std::optional<${type}>>`, (type) => `std::optional<std::unique_ptr<${type}>>`, (type) => `std::unique_ptr<std::optional<${type}>>`]));
      // A vector of pairs with string keys is a map.
      case 3: return this.#container('vector', such(({ cpp }) => !cpp.startsWith('std::pair<std::string')), (type) => `std::vector<${type}>`);
      case 4: return this.#container('vector', of(), random.one([(type) => `std::deque<${type}>`, (type) => `std::list<${type}>`]));
      case 5: return this.#set();
      case 6: {
        const size = random.below(4);
        return { ...this.#container('array', of(), (type) => `std::array<${type}, ${size}>`), size };
      }
      case 7: {
        const elements = Array.from({ length: random.below(4) }, of);
        return { kind: 'tuple', elements, cpp: `std::${elements.length === 2 && random.chance(0.7) ? 'pair' : 'tuple'}<${elements.map(({ cpp }) => cpp).join(', ')}>` };
      }
      case 8: return this.#container('oneOrMany', present(), (type) => `lw::OneOrMany<${type}>`);
      case 9: return this.#container('map', of(), (type) => `std::map<${key()}, ${type}>`);
      case 10: return this.#container('pairs', of(), (type) => `std::vector<std::pair<${key()}, ${type}>>`);
      case 11: return this.#value(random.chance(0.4) ? present() : this.#refusable());
      case 12: return this.#tagged(depth);
      case 13: return this.#keyed(depth);
      case 14: return this.#union(depth);
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
      case 8: return { kind: 'date', cpp: 'std::chrono::year_month_day' };
      case 9: return this.#enum();
      default: return { kind: 'any', cpp: 'nlohmann::json' };
    }
  }

  #leafOf(...kinds) { for (;;) { const made = this.#leaf(); if (kinds.includes(made.kind)) return made; } }

  // A struct or union that is being made, within itself: by a type that a program may name before its definition ends.
  #again(type) {
    const { cpp } = type, pointer = { kind: 'optional', of: type, cpp: `std::unique_ptr<${cpp}>` };
    return this.#random.one([
      { kind: 'vector', of: type, cpp: `std::vector<${cpp}>` }, { kind: 'vector', of: type, cpp: `std::list<${cpp}>` }, { kind: 'map', of: type, cpp: `std::map<std::string, ${cpp}>` }, pointer,
      { kind: 'nullable', of: type, cpp: `std::optional<std::unique_ptr<${cpp}>>` }, { kind: 'vector', of: pointer, cpp: `std::vector<${pointer.cpp}>` },
    ]);
  }

  #set() {
    const random = this.#random, kinds = random.chance(0.7) ? ['text', 'boolean', 'integer', 'real', 'date', 'time', 'enum'] : ['text', 'integer'];
    const of = this.#leafOf(...kinds), isUnordered = kinds.length === 2;
    return { kind: 'set', of, cpp: `std::${isUnordered ? 'unordered_set' : 'set'}<${of.cpp}>`, isUnordered };
  }

  #enum() {
    const random = this.#random, cpp = `E${this.#count++}`, names = this.#distinct(1 + random.below(5)), otherwise = random.chance(0.3) ? random.below(names.length) : undefined;
    const values = names.map((name, i) => ({ name, member: random.chance(0.5) ? `e${i}` : `e${i}_` }));
    this.#defined += `enum class ${cpp} { ${values.map(({ member }) => member).join(', ')} };\n`;
    this.#described += `LAMBDA_WASM_DESCRIBE_ENUM(${cpp}, ${values.map(({ name, member }, i) => `(${member}, ${literal(name)}${i === otherwise ? ', otherwise' : ''})`).join(', ')})\n`;
    return { kind: 'enum', cpp, names, otherwise, members: values.map(({ member }) => member) };
  }

  // A struct or union, whose parts `fill` makes.
  #named(kind, prefix, fill) {
    const type = { kind, cpp: `${prefix}${this.#count++}` };
    this.#declared += `struct ${type.cpp};\n`;
    this.#open.push(type);
    fill(type);
    this.#open.pop();
    this.#made.push(type);
    this.#waiting.push(type);
    if (!this.#waiting.some((each) => this.#isOpen(each))) {
      this.#declared = this.declared;
      this.#defined = this.#described = '';
      this.#waiting = [];
    }
    return type;
  }

  #struct(depth, reserved = undefined) {
    return this.#named('struct', 'S', (type) => {
      const random = this.#random, isLenient = random.chance(0.3), rule = random.chance(0.2) ? random.one(Object.keys(RULES)) : undefined;
      const taken = new Set(reserved === undefined ? [] : [reserved]), items = [], fields = [];
      type.fields = [];
      type.isClosed = random.chance(0.15);
      // The fields of another struct, as a base class or of a member.
      const other = random.chance(0.15) ? this.#whole(({ kind, fields: its }) => kind === 'struct' && its.length < 8 && !its.some(({ name }) => taken.has(name))) : undefined, isBase = random.chance(0.5);
      // They may be absent where either struct lets them; base64 and null elements are lenient by the outer struct.
      const inherited = (other?.fields ?? []).map((field) => ({ ...field, isLenient, isDefaulted: isLenient || field.isDefaulted }));
      for (const { name } of inherited) taken.add(name);
      const names = this.#distinct(random.chance(0.1) ? 20 : 1 + random.below(6), taken);
      let members = '';
      for (const name of names) {
        const { member, words } = memberOf(random, this.#members++), of = this.make(depth - 1), isDefaulted = isLenient || random.chance(0.2), isMarked = !isLenient && isDefaulted, isOwn = random.chance(rule ? 0.7 : 0.3);
        // Some fields use the name that their member's has by the rule.
        const initial = this.#initial(of), wire = isOwn ? (rule === undefined ? member : RULES[rule](words)) : name;
        fields.push({ name: wire, member, type: of, isDefaulted, isLenient, initial });
        items.push(isOwn ? (isMarked ? `(${member}, defaulted)` : member) : `(${member}, ${literal(name)}${isMarked ? ', defaulted' : ''})`);
        members += `  ${of.cpp} ${member}${this.#isOpen(of) ? '' : initial?.cpp ?? '{}'};\n`;
      }
      type.fields = [...inherited, ...fields];
      if (other !== undefined) items.unshift(isBase ? `base(${other.cpp})` : 'flatten(flat)');
      if (rule !== undefined) items.push(rule);
      if (type.isClosed) items.unshift('closed');
      const base = other !== undefined && isBase ? ` : ${other.cpp}` : '', member = other !== undefined && !isBase ? `  ${other.cpp} flat{};\n` : '';
      this.#defined += `struct ${type.cpp}${base} {\n${member}${members}};\n`;
      this.#described += `LAMBDA_WASM_DESCRIBE${isLenient ? '_EVENT' : ''}(${type.cpp}, ${items.join(', ')})\n`;
    });
  }

  // A type of which a constructor refuses values.
  #refusable() {
    const of = this.#leafOf('text', 'integer');
    return this.#random.chance(0.7) ? of : this.#container('vector', of, (type) => `std::vector<${type}>`);
  }

  #value(of) {
    const cpp = `V${this.#count++}`;
    // A class returns a copy of its value, and has functions, which need the definition of what it crosses as.
    if (!isMoved(of) && !this.#isOpen(of) && this.#random.chance(0.6)) {
      const refused = REFUSED[of.kind], check = refused === undefined ? '' : ` if (${refused.cpp}) throw std::invalid_argument("${refused.expected}"); `;
      this.#defined += `class ${cpp} {\n public:\n  using crosses_as = ${of.cpp};\n  ${cpp}() = default;\n  explicit ${cpp}(${of.cpp} value) : value_(std::move(value)) {${check}}\n`
        + `  const ${of.cpp}& crossing() const { return value_; }\n\n private:\n  ${of.cpp} value_{};\n};\n`;
      return { kind: 'value', of, cpp, refused };
    }
    this.#defined += `struct ${cpp} {\n  ${of.cpp} value${this.#isOpen(of) ? '' : '{}'};\n};\n`;
    this.#described += `LAMBDA_WASM_DESCRIBE_VALUE(${cpp}, value)\n`;
    return { kind: 'value', of, cpp };
  }

  // The tag of a union is the name of no field.
  #tagged(depth) {
    return this.#named('tagged', 'U', (type) => {
      const random = this.#random;
      type.tag = random.one(NAMES);
      const types = Array.from({ length: 1 + random.below(3) }, () => {
        const made = random.chance(0.3) ? this.#whole(({ kind, fields }) => kind === 'struct' && !fields.some(({ name }) => name === type.tag)) : undefined;
        return made ?? this.#struct(depth - 1, type.tag);
      });
      this.#alternatives(type, types, `tag(${literal(type.tag)})`);
    });
  }

  #keyed(depth) {
    return this.#named('keyed', 'U', (type) => {
      const types = Array.from({ length: 1 + this.#random.below(4) }, () => { for (;;) { const made = this.make(depth - 1); if (!isEmpty(made)) return made; } });
      this.#alternatives(type, types, 'keyed');
    });
  }

  // Completes a union whose alternatives have names. A variant has them in its own order; the first is its initial value.
  #alternatives(type, types, by) {
    const random = this.#random, different = types.filter(({ cpp }, i) => types.findIndex((other) => other.cpp === cpp) === i);
    const nothing = random.chance(0.3) ? [NOTHING] : [], isOtherwise = random.chance(0.5), names = this.#distinct(different.length + 1, new Set(['']));
    type.alternatives = [...different, ...nothing].map((each, i) => ({ name: names[i], type: each, isOtherwise: each === NOTHING && isOtherwise }));
    const order = random.chance(0.5) ? type.alternatives : type.alternatives.toReversed();
    [type.first] = order;
    this.#variant(type, `std::variant<${order.map(({ type: { cpp } }) => cpp).join(', ')}>`);
    const named = type.alternatives.map(({ name, type: each, isOtherwise: takesRest }) => {
      const alias = each.cpp.includes(',') ? `A${this.#count++}` : each.cpp;
      if (alias !== each.cpp) this.#described += `using ${alias} = ${each.cpp};\n`;
      return `(${alias}, ${takesRest ? 'otherwise' : literal(name)})`;
    });
    this.#described += `LAMBDA_WASM_DESCRIBE_UNION(${type.cpp}, ${by}, ${named.join(', ')})\n`;
  }

  // The alternatives take different types of JSON, which tell them apart. A plain variant is not within itself.
  #union(depth) {
    const random = this.#random;
    const array = () => random.chance(0.5) ? this.#set() : this.#container('vector', this.#struct(depth - 1), (type) => `std::vector<${type}>`);
    const object = () => random.one([() => this.#struct(depth - 1), () => this.#keyed(depth - 1), () => this.#container('map', this.make(depth - 1), (type) => `std::map<std::string, ${type}>`)])();
    const within = (type) => [{ kind: 'vector', of: type, cpp: `std::vector<${type.cpp}>` }, { kind: 'map', of: type, cpp: `std::map<std::string, ${type.cpp}>` }];
    const fill = (type, isPlain) => {
      const [list, map] = isPlain ? [] : within(type), ways = [() => this.#leafOf('text', 'bytes', 'time', 'date', 'enum'), () => this.#leafOf('integer', 'real'), () => ({ kind: 'boolean', cpp: 'bool' }),
        () => (isPlain || random.chance(0.5) ? array() : list), () => (isPlain || random.chance(0.5) ? object() : map), () => NOTHING].filter(() => random.chance(0.5));
      type.alternatives = (ways.length === 0 ? [() => NOTHING] : ways).map((way) => ({ type: way() }));
      [type.first] = type.alternatives;
      return `std::variant<${type.alternatives.map(({ type: { cpp } }) => cpp).join(', ')}>`;
    };
    if (random.chance(0.5)) return this.#named('union', 'U', (type) => this.#variant(type, fill(type, false)));
    const type = { kind: 'union', isPlain: true };
    type.cpp = fill(type, true);
    return type;
  }

  #variant({ cpp }, variant) { this.#defined += `struct ${cpp} : ${variant} {\n  using variant::variant;\n};\n`; }

  // A struct that is complete, or undefined.
  #whole(is) {
    const all = this.#made.filter((type) => is(type) && !this.#isOpen(type));
    return all.length === 0 ? undefined : this.#random.one(all);
  }

  // Whether the definition of a type within it has not ended.
  #isOpen(type) { return this.#open.length > 0 && (this.#open.includes(type) || isWithin(type, (part) => this.#open.includes(part))); }

  // The initialiser of a member: { cpp, value }, where `value` is its JSON value; or undefined.
  #initial(type) {
    const random = this.#random, date = { cpp: ' = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{2}, std::chrono::day{29}}', value: '2024-02-29' };
    if (type.kind === 'date' && random.chance(0.8)) return date; // the date of zeros does not exist
    if (random.chance(0.5)) return undefined;
    switch (type.kind) {
      case 'text': return { cpp: ' = "unset é"', value: 'unset é' };
      case 'boolean': return { cpp: ' = true', value: true };
      case 'integer': return { cpp: ' = 42', value: 42 };
      case 'real': return { cpp: ' = 1.5', value: 1.5 };
      case 'enum': return { cpp: ` = ${type.cpp}::${type.members.at(-1)}`, value: type.names.at(-1) };
      case 'optional': return type.of.kind === 'integer' && !isPointer(type) ? { cpp: ' = 42', value: 42 } : undefined;
      case 'nullable': return isPointer(type) ? undefined : { cpp: ` = std::optional<${type.of.cpp}>()`, value: null };
      default: return undefined;
    }
  }

  // `count` different names.
  #distinct(count, others = new Set()) {
    const names = new Set();
    while (names.size < count) {
      const name = this.#random.one(NAMES);
      if (!others.has(name)) names.add(name);
    }
    return [...names];
  }
}

/**
 * `count` types, and the program. Each type is the input and the result of the handler `echo_N`; every fourth also of `wait_N`, which
 * waits before it returns.
 */
export function makeProgram(seed, count) {
  const types = new Types(new Random(seed)), all = Array.from({ length: count }, () => types.make(3, 0.1));
  const seen = new Set(), mark = (type) => {
    if (seen.has(type)) return;
    seen.add(type);
    type.isRecursive = isNamed(type) && isWithin(type, (part) => part === type);
    partsOf(type).forEach(mark);
  };
  all.forEach(mark);
  const handlers = all.map((type, i) => `LAMBDA_WASM_EXPORT(echo_${i}, [](${isMoved(type) ? `T${i}` : `const T${i}&`} value) { return value; })\n${i % 4 !== 0 ? ''
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
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <variant>
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
