#pragma once
/// @file
/// The constraints of a text's length, which counts characters (code points), as JSON Schema does.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::constraints {

/// Appends a count and a noun: `1 item`, `2 items`.
constexpr void put_count(auto& put, std::string_view before, std::size_t count, std::string_view noun) {
  detail::put_text(put, before);
  detail::put_decimal(put, count);
  put(' ');
  detail::put_text(put, noun);
  if (count != 1) put('s');
}

/// What the two have in common.
struct OfLength : Constraint {
  std::size_t length;

  template <auto self, class M>
  static constexpr bool suits = Text<M>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>,
                  "LAMBDA_WASM_DESCRIBE: min_length and max_length suit members that are a std::string or a "
                  "std::string_view.");
  }
};

/// One function for all texts.
[[nodiscard, gnu::noinline]] inline bool fits(std::string_view text, std::size_t least, std::size_t most) {
  return text::has_length(text, least, most);
}

struct MinLength : OfLength {
  template <auto self>
  static bool holds(std::string_view text) {
    return self.length < 2 ? text.size() >= self.length : fits(text, self.length, SIZE_MAX);
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    put_count(put, "at least ", self.length, "character");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"minLength\":");
    detail::put_decimal(put, self.length);
  }
};

struct MaxLength : OfLength {
  template <auto self>
  static bool holds(std::string_view text) {
    return fits(text, 0, self.length);
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    put_count(put, "at most ", self.length, "character");
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"maxLength\":");
    detail::put_decimal(put, self.length);
  }
};

consteval MinLength min_length(std::size_t length) { return {{{}, length}}; }
consteval MaxLength max_length(std::size_t length) { return {{{}, length}}; }

}  // namespace lambda_wasm::constraints
