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
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
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

// An event of which the sender may omit all.
struct Event {
  std::string kind;
  std::uint8_t limit = 20;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, kind, limit)

}  // namespace documents
