#pragma once

// Types of each kind that JSON has. tests/unit/json_schema/built.test.cpp compares their schemas with those that the build writes.

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/kinds/one_or_many.hpp>

namespace documents {

enum class Fruit : std::uint8_t { apple, pear };
LAMBDA_WASM_DESCRIBE_ENUM(Fruit, apple, (pear, "a 'pear'"))

// The members that JSON has as such; the schema is the same in both directions.
struct Plain {
  bool truth = false;
  std::int8_t signed8 = 0;
  std::uint8_t unsigned8 = 0;
  std::int16_t signed16 = 0;
  std::uint16_t unsigned16 = 0;
  std::int32_t signed32 = 0;
  std::uint32_t unsigned32 = 0;
  double real = 0;
  std::string text;
  Fruit fruit = Fruit::apple;
  std::vector<bool> list;
  std::set<int> set;
  std::array<int, 2> pair{};
  std::tuple<int, std::string> tuple;
  std::map<std::string, int> map;
  std::chrono::year_month_day day;
  std::optional<std::optional<int>> patched;
};
LAMBDA_WASM_DESCRIBE(Plain, truth, signed8, unsigned8, signed16, unsigned16, signed32, unsigned32, (real, "a \"real\""), text,
                     fruit, list, set, pair, tuple, map, day, patched)

// Members whose schema depends on the direction.
struct Note {
  std::int64_t id = 0;
  std::uint64_t size = 0;
  std::optional<std::string> text;
  bool is_new = true;
  std::int32_t count = -1;
  Fruit fruit = Fruit::pear;
  lambda_wasm::OneOrMany<int> one;
  std::map<std::string, std::optional<int>> sparse;
};
LAMBDA_WASM_DESCRIBE(Note, id, size, text, (is_new, defaulted), (count, defaulted), (fruit, defaulted), one, sparse)

// Types that hold each other.
struct Branch;
struct Tree {
  std::string name;
  std::vector<Branch> branches;
};
struct Branch {
  std::unique_ptr<Tree> tree;
  Note note;
};
LAMBDA_WASM_DESCRIBE(Tree, name, branches)
LAMBDA_WASM_DESCRIBE(Branch, tree, note)

// Values that JavaScript has classes for, and JSON has as text.
struct Own {
  lambda_wasm::Bytes bytes;
  std::chrono::sys_seconds time;
};
LAMBDA_WASM_DESCRIBE(Own, bytes, time)

template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;

  constexpr auto lambda_wasm_describe(const Page*) {
    using lambda_wasm::detail::Field, lambda_wasm::detail::field_options;
    return lambda_wasm::detail::describe_fields<Page, lambda_wasm::detail::Strictness::strict,
                                                Field<&Page::items, field_options("items")>,
                                                Field<&Page::next, field_options("next")>>();
  }
};

// Constraints and documentation; unknown keys are refused.
struct Limited {
  std::int32_t stars = 3;
  std::optional<double> price;
  std::string name;
  std::vector<std::string> tags;
  std::map<std::string, std::int32_t> counts;
  std::int64_t wide = 1;
};
LAMBDA_WASM_DESCRIBE(Limited, closed, (stars, defaulted, minimum(1), maximum(5), doc("How good it is.\nFrom 1 to 5.")),
                     (price, exclusive_minimum(0), multiple_of(0.25), title("The price"), example(1.5)),
                     (name, min_length(2), max_length(4), deprecated), (tags, max_items(2), unique_items, each(max_length(3))),
                     (counts, min_properties(1), each(maximum(9))), (wide, minimum(1)))

// Unions, values and enums that take unknown names.
struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, closed, radius)
struct Square {
  double side = 0;
  std::optional<std::string> name;
};
LAMBDA_WASM_DESCRIBE(Square, side, name)
struct Shape : std::variant<std::monostate, Circle, Square> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (Square, "square"), (std::monostate, "point"))

struct Attribute : std::variant<std::string, std::int64_t, std::vector<Attribute>> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Attribute, keyed, (std::string, "S"), (std::int64_t, "N"), (std::vector<Attribute>, "L"))

struct Known : std::variant<std::monostate, std::string> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Known, keyed, (std::string, "S"), (std::monostate, otherwise))

struct NoteId {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(NoteId, text)

enum class Colour : std::uint8_t { other, red };
LAMBDA_WASM_DESCRIBE_ENUM(Colour, (other, otherwise), red)

struct Choices {
  Shape shape;
  Attribute attribute;
  Known known;
  std::variant<std::monostate, std::string, double, std::vector<std::int32_t>> any;
  NoteId id;
  Colour colour = Colour::red;
};
LAMBDA_WASM_DESCRIBE(Choices, shape, attribute, known, any, id, colour)

// Members of other structs stand among its own; names follow a rule.
struct Base {
  std::int32_t first_member = 0;
};
LAMBDA_WASM_DESCRIBE(Base, first_member)
struct Derived : Base {
  Square square_member;
  bool last_member = false;
};
LAMBDA_WASM_DESCRIBE(Derived, camel_case, base(Base), flatten(square_member), last_member)

// An event of which the sender may omit all.
struct Event {
  std::string kind;
  std::uint8_t limit = 20;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, kind, limit)

}  // namespace documents
