#pragma once
/// @file
/// The cookies of a request (RFC 6265). http/set_cookie.hpp has those of a response.

#include <cstddef>
#include <string_view>

#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/text/trimmed.hpp>

namespace lambda_wasm::detail {

/// The maximum number of cookies in a cookie header.
constexpr std::size_t count_cookie_parts(std::string_view header) noexcept {
  std::size_t count = 1;
  for (const char character : header) count += character == ';' ? 1 : 0;
  return count;
}

/// Splits the value of a cookie header at `;`, trims the parts, and splits each at its first `=`. A part without `=` is skipped,
/// and nothing is decoded.
///
/// @param to  must have room for `count_cookie_parts(header)`
/// @returns the end of the written values, which view `header`
inline NamedValue* split_cookies(std::string_view header, NamedValue* to) {
  while (!header.empty()) {
    const std::size_t end = header.find(';');
    const std::string_view part = text::trimmed(header.substr(0, end));
    if (const std::size_t equals = part.find('='); equals != std::string_view::npos) {
      *to++ = {part.substr(0, equals), part.substr(equals + 1)};
    }
    if (end == std::string_view::npos) break;
    header.remove_prefix(end + 1);
  }
  return to;
}

}  // namespace lambda_wasm::detail
