#pragma once

#include <string_view>

// What a mismatch says was expected. The words are the same as in the JavaScript of the kinds; tests/vectors/codec.json tests both.

namespace lambda_wasm::json_text {

inline constexpr std::string_view expected_string = "string";
inline constexpr std::string_view expected_boolean = "boolean";
inline constexpr std::string_view expected_number = "number";
inline constexpr std::string_view expected_base64 = "string of base64";
inline constexpr std::string_view expected_time = "time as in RFC 3339";
inline constexpr std::string_view expected_date = "date as in RFC 3339";
inline constexpr std::string_view expected_nanoseconds = "time from 1677-09-21 to 2262-04-11";
inline constexpr std::string_view expected_array = "array";
inline constexpr std::string_view expected_object = "object";
inline constexpr std::string_view expected_nothing = "nothing";
inline constexpr std::string_view expected_any = "value of JSON";

}  // namespace lambda_wasm::json_text
