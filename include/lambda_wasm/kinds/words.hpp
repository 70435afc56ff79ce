#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/json/escape.hpp>

// What a mismatch says was expected. The words are the same as in the JavaScript of the kinds; tests/vectors/codec.json tests both.

namespace lambda_wasm::json_text {

inline constexpr std::string_view expected_string = "string";
inline constexpr std::string_view expected_boolean = "boolean";
inline constexpr std::string_view expected_number = "number";
inline constexpr std::string_view expected_base64 = "string of base64";
inline constexpr std::string_view expected_byte = "integer from -128 to 255";
inline constexpr std::string_view expected_time = "time as in RFC 3339";
inline constexpr std::string_view expected_date = "date as in RFC 3339";
inline constexpr std::string_view expected_nanoseconds = "time from 1677-09-21 to 2262-04-11";
inline constexpr std::string_view expected_array = "array";
inline constexpr std::string_view expected_object = "object";
inline constexpr std::string_view expected_nothing = "nothing";
inline constexpr std::string_view expected_any = "value of JSON";

/// Writes what was expected of a name: `one of "a", "b"`; `string` if the value of index `otherwise` takes every other name.
constexpr void put_expected_name(auto& put, const auto& names, std::size_t count, std::size_t otherwise) {
  if (otherwise != count) return detail::put_text(put, expected_string);
  detail::put_text(put, "one of ");
  for (std::size_t i = 0; i != count; ++i) {
    if (i != 0) detail::put_text(put, ", ");
    put_string(put, names[i]);
  }
}

}  // namespace lambda_wasm::json_text
