#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include <lambda_wasm/describe_value.hpp>

namespace lambda_wasm::events {

/// A value that is text in some events, and a number or a boolean in others.
struct Scalar {
  std::variant<std::string_view, double, bool> value;  ///< As it came.

  /// The text; nullopt if the value is none.
  [[nodiscard]] std::optional<std::string_view> text() const noexcept { return held<std::string_view>(); }
  /// The number; nullopt if the value is none.
  [[nodiscard]] std::optional<double> number() const noexcept { return held<double>(); }
  /// The boolean; nullopt if the value is none.
  [[nodiscard]] std::optional<bool> boolean() const noexcept { return held<bool>(); }

  friend bool operator==(const Scalar&, const Scalar&) = default;

 private:
  template <class T>
  [[nodiscard]] std::optional<T> held() const noexcept {
    const T* const found = std::get_if<T>(&value);
    return found != nullptr ? std::optional<T>(*found) : std::nullopt;
  }
};
LAMBDA_WASM_DESCRIBE_VALUE(Scalar, value)

}  // namespace lambda_wasm::events
