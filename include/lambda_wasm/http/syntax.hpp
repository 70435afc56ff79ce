#pragma once
/// @file
/// The syntax of headers and cookies.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>

namespace lambda_wasm::detail {

// One bit for each ASCII character that is allowed in a token (RFC 9110 section 5.6.2).
struct TokenCharacters {
  std::uint64_t bits[2]{};
  constexpr TokenCharacters() {
    for (char character = '0'; character <= '9'; ++character) add(character);
    for (char character = 'a'; character <= 'z'; ++character) add(character), add(static_cast<char>(character - 0x20));
    for (const char character : std::string_view("!#$%&'*+-.^_`|~")) add(character);
  }
  constexpr void add(char character) { bits[character >> 6] |= std::uint64_t{1} << (character & 63); }
  [[nodiscard]] constexpr bool has(unsigned char character) const {
    return character < 128 && (bits[character >> 6] >> (character & 63) & 1) != 0;
  }
};
inline constexpr TokenCharacters token_characters;

/// Whether `text` is a token: the name of a header or a cookie.
[[gnu::noinline]] constexpr bool is_token(std::string_view text) noexcept {
  for (const char character : text) {
    if (!token_characters.has(static_cast<unsigned char>(character))) return false;
  }
  return !text.empty();
}

/// Whether `text` has no character that ends a header early (RFC 9110 section 5.5).
constexpr bool is_header_value(std::string_view text) noexcept {
  for (const char character : text) {
    if (character < ' ' && (character == '\r' || character == '\n' || character == '\0')) return false;
  }
  return true;
}

/// Whether `text` is a cookie's value (RFC 6265 section 4.1.1): printable ASCII except space, quote, comma, semicolon and
/// backslash; it may be enclosed in quotes.
[[LAMBDA_WASM_DETAIL_COLD]] constexpr bool is_cookie_value(std::string_view text) noexcept {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  for (const char character : text) {
    if (character <= ' ' || character > '~' || character == '"' || character == ',' || character == ';' || character == '\\')
      return false;
  }
  return true;
}

/// Whether `text` is an attribute of a cookie (RFC 6265 section 4.1.1): no control characters, no semicolon, only ASCII.
[[LAMBDA_WASM_DETAIL_COLD]] constexpr bool is_cookie_attribute(std::string_view text) noexcept {
  for (const char character : text) {
    if (character < ' ' || character > '~' || character == ';') return false;
  }
  return true;
}

/// Whether `text` can be a whole set-cookie header (RFC 6265 section 4.1.1). A space after a semicolon is not required.
[[LAMBDA_WASM_DETAIL_COLD]] constexpr bool is_set_cookie_text(std::string_view text) noexcept {
  const std::string_view pair = text.substr(0, text.find(';'));
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos || !is_token(pair.substr(0, equals)) || !is_cookie_value(pair.substr(equals + 1)))
    return false;
  for (const char character : text.substr(pair.size())) {
    if (character < ' ' || character > '~') return false;
  }
  return true;
}

}  // namespace lambda_wasm::detail
