#pragma once
/// @file
/// Numbers by their decimal digits, and by the C library.

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace oracle {

/// The end of the number of RFC 8259 section 6 that the text begins with; 0 if there is none. Also 0 for `1.` and `1e`: in JSON, no
/// number is followed by a point or an `e`.
inline std::size_t number_end(std::string_view text) {
  const auto digits = [&](std::size_t at) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at;
  };
  const auto is = [&](std::size_t at, std::string_view any) { return at < text.size() && any.find(text[at]) != any.npos; };
  std::size_t at = is(0, "-") ? 1 : 0;
  std::size_t end = is(at, "0") ? at + 1 : digits(at);
  if (end == at) return 0;
  at = end;
  if (is(at, ".")) {
    end = digits(at + 1);
    if (end == at + 1) return 0;
    at = end;
  }
  if (is(at, "eE")) {
    const std::size_t begin = at + (is(at + 1, "+-") ? 2 : 1);
    at = digits(begin);
    if (at == begin) return 0;
  }
  return at;
}

/// A number's integer value, as `-?[0-9]+` without leading zeros, or nothing if it has a fraction or over 30 digits.
inline std::optional<std::string> integer_value(std::string_view number) {
  const bool is_negative = number.starts_with('-');
  if (is_negative) number.remove_prefix(1);
  const std::size_t mark = number.find_first_of("eE");
  const std::string_view mantissa = number.substr(0, mark);
  const std::size_t point = mantissa.find('.');
  std::string digits(mantissa.substr(0, point));
  std::int64_t scale = 0;
  if (mark != number.npos) {
    const std::string_view exponent = number.substr(mark + 1);
    const bool is_below = exponent.starts_with('-');
    for (const char digit : exponent.substr(is_below || exponent.starts_with('+') ? 1 : 0))
      if (scale < 1'000'000'000) scale = scale * 10 + (digit - '0');
    if (is_below) scale = -scale;
  }
  if (point != mantissa.npos) {
    digits += mantissa.substr(point + 1);
    scale -= static_cast<std::int64_t>(mantissa.size() - point - 1);
  }
  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.empty()) return "0";
  while (digits.back() == '0') {
    digits.pop_back();
    ++scale;
  }
  if (scale < 0 || static_cast<std::int64_t>(digits.size()) + scale > 30) return std::nullopt;
  return (is_negative ? "-" : "") + digits + std::string(static_cast<std::size_t>(scale), '0');
}

/// Such an integer as a T, or nothing if it does not fit.
template <class T>
std::optional<T> integer_of(std::string_view integer) {
  if (integer.size() > 31) return std::nullopt;
  __int128 value = 0;
  for (const char digit : integer.substr(integer.starts_with('-') ? 1 : 0)) value = value * 10 + (digit - '0');
  if (integer.starts_with('-')) value = -value;
  if (value < std::numeric_limits<T>::min() || value > std::numeric_limits<T>::max()) return std::nullopt;
  return static_cast<T>(value);
}

/// The double or float nearest to a number: the C library rounds every text correctly, and once.
template <class T>
T real_of(std::string_view number) {
  const std::string text(number);
  if constexpr (sizeof(T) == sizeof(float)) {
    return std::strtof(text.c_str(), nullptr);
  } else {
    return std::strtod(text.c_str(), nullptr);
  }
}

/// A finite number as ECMA-262 section 6.1.6.1.20 prints it, from the standard library's shortest digits. An integral float has all
/// of its digits.
template <class T>
std::string printed(T value) {
  if constexpr (sizeof(T) == sizeof(float))
    if (std::trunc(value) == value && std::abs(value) < 1e21f) return printed(static_cast<double>(value));
  char buffer[40];
  const std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr);
  const bool is_negative = text[0] == '-';
  const std::size_t mark = text.find('e');
  std::string digits;
  for (const char digit : text.substr(0, mark))
    if (digit >= '0' && digit <= '9') digits += digit;
  if (digits == "0") return "0";
  const int exponent = std::atoi(text.c_str() + mark + 1);  // of the first digit
  const auto count = static_cast<int>(digits.size());
  std::string made;
  if (exponent >= 21 || exponent < -6) {
    if (count > 1) digits.insert(1, ".");
    made = digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  } else if (exponent < 0) {
    made = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  } else {
    if (count <= exponent) digits.append(static_cast<std::size_t>(exponent + 1 - count), '0');
    if (count > exponent + 1) digits.insert(static_cast<std::size_t>(exponent + 1), ".");
    made = digits;
  }
  return (is_negative ? "-" : "") + made;
}

}  // namespace oracle
