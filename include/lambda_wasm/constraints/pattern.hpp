#pragma once
/// @file
/// The constraints of what a text looks like: a pattern, or a format of JSON Schema.

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/text/formats.hpp>
#include <lambda_wasm/text/pattern.hpp>

namespace lambda_wasm::constraints {

/// The whole text must match (text/pattern.hpp).
template <std::size_t Size>
struct Pattern : Constraint {
  detail::FixedText<Size> text;

  template <auto self, class M>
  static constexpr bool suits = Text<M>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>, "LAMBDA_WASM_DESCRIBE: pattern suits members that are a std::string or a std::string_view.");
  }
  template <auto self>
  static bool holds(std::string_view value) {
    return text::matches(text::pattern_table<self.text>, value);
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    detail::put_text(put, "text that matches ");
    detail::put_text(put, self.text.view());
  }
  // That of JSON Schema is searched for in the text.
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"pattern\":");
    constexpr auto whole = [](auto& each) {
      std::string_view inner = self.text.view();
      if (inner.starts_with('^')) inner.remove_prefix(1);
      if (inner.ends_with('$') && !inner.ends_with("\\$")) inner.remove_suffix(1);
      detail::put_text(each, "^(?:");
      detail::put_text(each, inner);
      detail::put_text(each, ")$");
    };
    json_text::put_string(put, detail::constant_text<decltype(whole)>);
  }
};

/// A format of JSON Schema; one that text/formats.hpp does not know only documents.
template <std::size_t Size>
struct Format : Constraint {
  detail::FixedText<Size> name;

  template <auto self, class M>
  static constexpr bool suits = Text<M>;
  template <auto self, class M>
  static constexpr void assert_suits() {
    static_assert(suits<self, M>, "LAMBDA_WASM_DESCRIBE: format suits members that are a std::string or a std::string_view.");
  }
  template <auto self>
  static bool holds(std::string_view value) {
    return text::is_format<self.name>(value);
  }
  template <auto self>
  static constexpr void put_expected(auto& put) {
    constexpr std::string_view name = self.name.view();
    detail::put_text(put, name == "date"        ? "date as in RFC 3339"
                          : name == "date-time" ? "time as in RFC 3339"
                          : name == "email"     ? "e-mail address"
                          : name == "hostname"  ? "host name"
                          : name == "ipv4"      ? "IPv4 address"
                          : name == "ipv6"      ? "IPv6 address"
                          : name == "uri"       ? "URI"
                          : name == "uuid"      ? "UUID"
                                                : name);
  }
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"format\":");
    json_text::put_string(put, self.name.view());
  }
};

template <std::size_t Size>
consteval Pattern<Size> pattern(const char (&text)[Size]) {
  return {{}, text};
}

/// Takes a format by its name, `email`, or by its name in JSON Schema, `"email"`.
template <std::size_t Size>
consteval Format<Size> format(const char (&name)[Size]) {
  return {{}, name};
}
template <std::size_t Size>
consteval Format<Size> format(const Format<Size>& named) {
  return named;
}
[[maybe_unused]] inline constexpr Format<5> date{{}, "date"};
[[maybe_unused]] inline constexpr Format<10> date_time{{}, "date-time"};
[[maybe_unused]] inline constexpr Format<6> email{{}, "email"};
[[maybe_unused]] inline constexpr Format<9> hostname{{}, "hostname"};
[[maybe_unused]] inline constexpr Format<5> ipv4{{}, "ipv4"};
[[maybe_unused]] inline constexpr Format<5> ipv6{{}, "ipv6"};
[[maybe_unused]] inline constexpr Format<4> uri{{}, "uri"};
[[maybe_unused]] inline constexpr Format<5> uuid{{}, "uuid"};

}  // namespace lambda_wasm::constraints
