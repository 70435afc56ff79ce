#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/text/utf8.hpp>

// Escapes of strings (RFC 8259 section 7).

namespace lambda_wasm::json_text {

/// Calls `put` with each character of the JSON form of `character` in a string: itself, or an escape.
template <class Put>
constexpr void put_escaped(char character, Put&& put) {
  constexpr char hexadecimal[] = "0123456789abcdef";
  constexpr std::string_view meant = "\"\\\b\f\n\r\t";
  constexpr std::string_view written = "\"\\bfnrt";
  if (static_cast<unsigned char>(character) >= ' ' && character != '"' && character != '\\') {
    put(character);
  } else if (const std::size_t index = meant.find(character); index != std::string_view::npos) {
    put('\\');
    put(written[index]);
  } else {
    for (const char part : {'\\', 'u', '0', '0', hexadecimal[character >> 4 & 15], hexadecimal[character & 15]}) put(part);
  }
}

/// Writes a text as a string of JSON.
template <class Put>
constexpr void put_string(Put& put, std::string_view text) {
  put('"');
  for (const char character : text) put_escaped(character, put);
  put('"');
}

/// The character that a backslash and this character mean, or NUL if that is not an escape of two characters.
[[nodiscard]] inline char meaning_of_escape(char character) {
  switch (character) {
    case '"':
    case '\\':
    case '/':
      return character;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

inline constexpr std::uint32_t no_code_unit = UINT32_MAX;

/// The UTF-16 code unit of an escape `\uXXXX` at `at`, or `no_code_unit`.
[[nodiscard, gnu::noinline]] inline std::uint32_t escaped_code_unit(const char* at, const char* end) {
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return no_code_unit;
  std::uint32_t unit = 0;
#pragma GCC unroll 1
  for (int i = 2; i != 6; ++i) {
    const auto digit = static_cast<unsigned char>(at[i] - '0');
    const auto letter = static_cast<unsigned char>((at[i] | 0x20) - 'a');
    if (digit > 9 && letter > 5) return no_code_unit;
    unit = unit << 4 | (digit <= 9 ? digit : letter + 10u);
  }
  return unit;
}

/// Writes the unescaped content of a string to `to`: at most as many characters as `raw` has. Half a surrogate pair becomes
/// U+FFFD.
/// @returns the first escape that JSON does not define, or nullptr; `to` is then the end of the written text
[[nodiscard, gnu::noinline]] inline const char* unescape(std::string_view raw, char*& to) {
  char* written = to;
  const char* at = raw.data();
  const char* const end = at + raw.size();
  while (at != end) {
    if (*at != '\\') {
      *written++ = *at++;
    } else if (const char meant = meaning_of_escape(at[1]); meant != '\0') {
      *written++ = meant;
      at += 2;
    } else {
      std::uint32_t unit = escaped_code_unit(at, end);
      if (unit == no_code_unit) return at;
      at += 6;
      if (unit >> 10 == 0xd800 >> 10) {
        if (const std::uint32_t low = escaped_code_unit(at, end); low >> 10 == 0xdc00 >> 10) {
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          at += 6;
        }
      }
      written = text::encode_utf8(unit, written);
    }
  }
  to = written;
  return nullptr;
}

}  // namespace lambda_wasm::json_text
