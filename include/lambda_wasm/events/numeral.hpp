#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::events {

/// A number that an event has as text, such as a count or a time of Amazon SQS. It is converted only when it is asked for: text
/// crosses faster than 64-bit numbers do.
struct Numeral {
  std::string_view text;  ///< As it came.

  /// The number as an integer, such as `to<std::uint32_t>()`, or as a double; nullopt if the text is no such number.
  template <class T>
    requires(std::integral<T> || std::same_as<T, double>)
  [[nodiscard]] std::optional<T> to() const {
    if constexpr (std::integral<T>) {
      return lambda_wasm::text::parse_integer<T>(text);
    } else {
      return lambda_wasm::text::parse_double(text);
    }
  }

  /// The number as milliseconds since the epoch; nullopt if the text is not an integer.
  [[nodiscard]] std::optional<Time> time() const {
    const std::optional<std::int64_t> count = to<std::int64_t>();
    if (!count) return std::nullopt;
    return Time(std::chrono::milliseconds(*count));
  }

  friend bool operator==(const Numeral&, const Numeral&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(Numeral, text)

}  // namespace lambda_wasm::events
