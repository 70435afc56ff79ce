#pragma once
/// @file
/// What a description says for documents alone: JSON Schema's annotations.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/constraints/number.hpp>
#include <lambda_wasm/constraints/part.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/json/escape.hpp>

namespace lambda_wasm::constraints {

template <std::size_t Size>
struct Doc : Documentation {
  detail::FixedText<Size> text;
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"description\":");
    json_text::put_string(put, self.text.view());
  }
};
template <std::size_t Size>
struct Title : Documentation {
  detail::FixedText<Size> text;
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"title\":");
    json_text::put_string(put, self.text.view());
  }
};
struct Deprecated : Documentation {
  template <auto self>
  static constexpr void put_keywords(auto& put) {
    detail::put_text(put, "\"deprecated\":true");
  }
};

/// An example. Several stand in one array: constraints.hpp writes the keyword.
struct IsExample : Documentation {
  template <auto self>
  static constexpr void put_keywords(auto& /*put*/) {}
};
template <std::size_t Size>
struct TextExample : IsExample {
  detail::FixedText<Size> text;
  template <auto self>
  static constexpr void put_value(auto& put) {
    json_text::put_string(put, self.text.view());
  }
};
struct NumberExample : IsExample {
  Literal number;
  template <auto self>
  static constexpr void put_value(auto& put) {
    static_assert(self.number.is_printable(),
                  "LAMBDA_WASM_DESCRIBE: a number of an example must have at most 15 digits and 22 decimals.");
    self.number.print(put);
  }
};
struct BooleanExample : IsExample {
  bool value;
  template <auto self>
  static constexpr void put_value(auto& put) {
    detail::put_text(put, self.value ? "true" : "false");
  }
};

template <std::size_t Size>
consteval Doc<Size> doc(const char (&text)[Size]) {
  return {{}, text};
}
template <std::size_t Size>
consteval Title<Size> title(const char (&text)[Size]) {
  return {{}, text};
}
[[maybe_unused]] inline constexpr Deprecated deprecated{};
template <std::size_t Size>
consteval TextExample<Size> example(const char (&text)[Size]) {
  return {{}, text};
}
template <class T>
  requires std::is_arithmetic_v<T>
consteval auto example(T value) {
  if constexpr (std::same_as<T, bool>) {
    return BooleanExample{{}, value};
  } else {
    return NumberExample{{}, Literal::of(value)};
  }
}

}  // namespace lambda_wasm::constraints
