#pragma once
/// @file
/// The constraints of sequences and maps: how many values they have, that the values differ, and constraints of each value.

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints/length.hpp>
#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/constraints/unique.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/option_list.hpp>

namespace lambda_wasm::constraints {

/// What the bounds of a size have in common.
struct OfSize : Constraint {
  std::size_t size;
};
struct OfItems : OfSize {
  template <auto self, class M>
  static constexpr bool suits = Sequence<M>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>,
                  "LAMBDA_WASM_DESCRIBE: min_items and max_items suit members that are sequences, such as a "
                  "std::vector.");
  }
};
struct OfProperties : OfSize {
  template <auto self, class M>
  static constexpr bool suits = Map<M>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>, "LAMBDA_WASM_DESCRIBE: min_properties and max_properties suit members that are maps.");
  }
};

struct MinItems : OfItems {
  template <auto self>
  static bool holds(const auto& value) {
    return value.size() >= self.size;
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    put_count(put, "at least ", self.size, "item");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"minItems\":");
    detail::put_decimal(put, self.size);
  }
};
struct MaxItems : OfItems {
  template <auto self>
  static bool holds(const auto& value) {
    return value.size() <= self.size;
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    put_count(put, "at most ", self.size, "item");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"maxItems\":");
    detail::put_decimal(put, self.size);
  }
};
struct MinProperties : OfProperties {
  template <auto self>
  static bool holds(const auto& value) {
    return value.size() >= self.size;
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    put_count(put, "at least ", self.size, "member");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"minProperties\":");
    detail::put_decimal(put, self.size);
  }
};
struct MaxProperties : OfProperties {
  template <auto self>
  static bool holds(const auto& value) {
    return value.size() <= self.size;
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    put_count(put, "at most ", self.size, "member");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"maxProperties\":");
    detail::put_decimal(put, self.size);
  }
};

struct UniqueItems : Constraint {
  template <auto self, class M>
  static constexpr bool suits = has_comparable_items<M>();
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>,
                  "LAMBDA_WASM_DESCRIBE: unique_items suits members that are sequences of values that can be ordered: numbers, "
                  "texts, enums, sequences and described structs of these, or types with operator<.");
  }
  template <auto self>
  static bool holds(const auto& value) {
    return do_differ(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    detail::put_text(put, "items that differ");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"uniqueItems\":true");
  }
};

/// Constraints of each element of a sequence, or of each value of a map. `Each` itself has no predicate: the values have places
/// of their own.
template <class Options>
struct Each : Constraint {
  Options options;

  template <auto self, class M>
  static constexpr bool suits = Sequence<M> || Map<M>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>, "LAMBDA_WASM_DESCRIBE: each suits members that are sequences or maps.");
  }
};
template <class Option>
inline constexpr bool is_each = false;
template <class Options>
inline constexpr bool is_each<Each<Options>> = true;

consteval MinItems min_items(std::size_t size) { return {{{{}, size}}}; }
consteval MaxItems max_items(std::size_t size) { return {{{{}, size}}}; }
consteval MinProperties min_properties(std::size_t size) { return {{{{}, size}}}; }
consteval MaxProperties max_properties(std::size_t size) { return {{{{}, size}}}; }
[[maybe_unused]] inline constexpr UniqueItems unique_items{};
template <class... Options>
consteval auto each(const Options&... options) {
  static_assert((is_constraint<Options> && ...), "LAMBDA_WASM_DESCRIBE: each takes constraints, such as each(max_length(20)).");
  return Each<detail::OptionList<Options...>>{{}, detail::option_list(options...)};
}

}  // namespace lambda_wasm::constraints
