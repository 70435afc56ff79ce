#pragma once
/// @file
/// Defines the native edge's functions of host/number.hpp with the standard library.

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

#include <lambda_wasm/host/number.hpp>

#ifndef __cpp_lib_to_chars
#include <locale>
#include <sstream>
#endif

namespace lambda_wasm::edge::detail {

/// Whether a JSON number has a magnitude of at least one, without computing its value.
inline bool is_at_least_one(std::string_view text) {
  const std::size_t mark = text.find_first_of("eE");
  const std::string_view digits = text.substr(0, mark);
  const std::size_t first = digits.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  const std::size_t point = digits.find('.') == std::string_view::npos ? digits.size() : digits.find('.');
  const long long magnitude = static_cast<long long>(point) - static_cast<long long>(first) - (first < point ? 1 : 0);
  if (mark == std::string_view::npos) return magnitude >= 0;
  constexpr long long most = 1ll << 62;  // more than any text has digits
  const long long exponent = std::strtoll(std::string(text.substr(mark + 1)).c_str(), nullptr, 10);
  return magnitude + std::clamp(exponent, -most, most) >= 0;
}

}  // namespace lambda_wasm::edge::detail

namespace lambda_wasm::host {

[[gnu::used]] inline double parse_double(const char* text, std::size_t size) {
  double value = 0;
#ifdef __cpp_lib_to_chars
  if (std::from_chars(text, text + size, value).ec == std::errc::result_out_of_range) {
    value = edge::detail::is_at_least_one({text, size}) ? std::numeric_limits<double>::infinity() : 0;
    if (text[0] == '-') value = -value;
  }
#else
  // For libc++ before version 20. Its stream sets the value even if it sets failbit: to an infinity, a subnormal or zero.
  std::istringstream stream(std::string(text, size));
  stream.imbue(std::locale::classic());
  stream >> value;
#endif
  return value;
}

[[gnu::used]] inline std::size_t print_double(double value, char* to) {
  char buffer[32];
  const char* const buffer_end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  const std::string_view scientific(buffer, buffer_end);
  const std::size_t mark = scientific.find('e');

  // In the terms of ECMA-262 section 6.1.6.1.20: the value is 0.digits · 10^n, with k digits.
  std::string digits, text;
  for (const char character : scientific.substr(0, mark)) {
    if (character >= '0' && character <= '9') digits.push_back(character);
  }
  const int k = static_cast<int>(digits.size());
  const int n = std::atoi(std::string(scientific.substr(mark + 1)).c_str()) + 1;
  const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(count), '0'); };
  const auto cut = static_cast<std::size_t>(n > 0 && n < k ? n : 0);
  if (value == 0) {
    text = "0";
  } else if (k <= n && n <= 21) {
    text = digits + zeros(n - k);
  } else if (0 < n && n <= 21) {
    text = digits.substr(0, cut) + "." + digits.substr(cut);
  } else if (-6 < n && n <= 0) {
    text = "0." + zeros(-n) + digits;
  } else {
    text =
        digits.substr(0, 1) + (k > 1 ? "." : "") + digits.substr(1) + (n > 0 ? "e+" : "e-") + std::to_string((std::abs)(n - 1));
  }
  if (value < 0) text.insert(text.begin(), '-');
  return text.copy(to, text.size());
}

}  // namespace lambda_wasm::host
