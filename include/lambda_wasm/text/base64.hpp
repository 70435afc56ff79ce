#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Base64 of RFC 4648 section 4: the alphabet with + and /, always padded. Input may also be decoded leniently.

namespace lambda_wasm::text {

namespace detail {

inline constexpr char base64_alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline constexpr std::uint8_t not_base64 = 0xff;

/// The six bits of each character, or `not_base64`.
inline constexpr auto base64_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(not_base64);
  for (std::uint8_t i = 0; i < 64; ++i) values[static_cast<std::uint8_t>(base64_alphabet[i])] = i;
  return values;
}();

inline std::uint32_t base64_value(char character) noexcept { return base64_values[static_cast<std::uint8_t>(character)]; }

}  // namespace detail

/// The number of characters that encode `bytes` bytes.
constexpr std::size_t base64_encoded_size(std::size_t bytes) noexcept { return bytes / 3 * 4 + (bytes % 3 ? 4 : 0); }

/// An upper bound of the bytes that `characters` characters decode to; at most two bytes more than needed.
constexpr std::size_t base64_decoded_capacity(std::size_t characters) noexcept { return characters / 4 * 3; }

/// Writes `bytes` as base64: `base64_encoded_size(bytes.size())` characters at `to`, which must not overlap `bytes`.
/// @returns the end of the written text.
inline char* base64_encode(std::string_view bytes, char* to) noexcept {
  const auto* from = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto put = [&to](std::uint32_t bits, int characters) {
    for (int i = 0; i < characters; ++i) to[i] = detail::base64_alphabet[bits >> (18 - 6 * i) & 63];
    to += characters;
  };
  std::size_t left = bytes.size();
  for (; left >= 3; left -= 3, from += 3)
    put(static_cast<std::uint32_t>(from[0]) << 16 | static_cast<std::uint32_t>(from[1]) << 8 | from[2], 4);
  if (left == 2) put(static_cast<std::uint32_t>(from[0]) << 16 | static_cast<std::uint32_t>(from[1]) << 8, 3);
  if (left == 1) put(static_cast<std::uint32_t>(from[0]) << 16, 2);
  for (std::size_t i = left; left != 0 && i < 3; ++i) *to++ = '=';
  return to;
}

inline std::string base64_encode(std::string_view bytes) {
  std::string text(base64_encoded_size(bytes.size()), '\0');
  base64_encode(bytes, text.data());
  return text;
}

/// Decodes `text` to `to`, which has room for `base64_decoded_capacity(text.size())` bytes and may be the address of `text`
/// itself.
///
/// Strict: refuses a missing or misplaced `=`, white space, `-` and `_` of the URL alphabet, and bits that are set after the last
/// byte, so that each value has exactly one encoding.
/// @returns the number of bytes, or nullopt if `text` is refused; then the content of `to` is unspecified.
inline std::optional<std::size_t> base64_decode(std::string_view text, char* to) noexcept {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return 0;
  const char* at = text.data();
  const char* const last = at + text.size() - 4;
  char* const begin = to;
  for (; at != last; at += 4, to += 3) {
    const std::uint32_t a = detail::base64_value(at[0]), b = detail::base64_value(at[1]);
    const std::uint32_t c = detail::base64_value(at[2]), d = detail::base64_value(at[3]);
    if ((a | b | c | d) > 63) return std::nullopt;
    const std::uint32_t bits = a << 18 | b << 12 | c << 6 | d;
    to[0] = static_cast<char>(bits >> 16);
    to[1] = static_cast<char>(bits >> 8);
    to[2] = static_cast<char>(bits);
  }
  const int padding = last[3] != '=' ? 0 : last[2] != '=' ? 1 : 2;
  const std::uint32_t a = detail::base64_value(last[0]), b = detail::base64_value(last[1]);
  const std::uint32_t c = padding == 2 ? 0 : detail::base64_value(last[2]);
  const std::uint32_t d = padding != 0 ? 0 : detail::base64_value(last[3]);
  if ((a | b | c | d) > 63) return std::nullopt;
  const std::uint32_t bits = a << 18 | b << 12 | c << 6 | d;
  if ((padding == 2 && (bits & 0xffff) != 0) || (padding == 1 && (bits & 0xff) != 0)) return std::nullopt;
  *to++ = static_cast<char>(bits >> 16);
  if (padding < 2) *to++ = static_cast<char>(bits >> 8);
  if (padding < 1) *to++ = static_cast<char>(bits);
  return static_cast<std::size_t>(to - begin);
}

/// An upper bound of the bytes that `base64_decode_lenient` decodes `characters` characters to.
constexpr std::size_t base64_lenient_capacity(std::size_t characters) noexcept { return base64_decoded_capacity(characters) + 2; }

/// Decodes any text, as the decoder of Node.js does: in either alphabet of RFC 4648, up to the first `=`, without the characters
/// that are not base64. `to` has room for `base64_lenient_capacity(text.size())` bytes and may be the address of `text` itself.
/// @returns the number of bytes
inline std::size_t base64_decode_lenient(std::string_view text, char* to) noexcept {
  char* const begin = to;
  std::uint32_t bits = 0;
  int count = 0;                 // of the characters in `bits`
  std::uint32_t code_point = 0;  // so far
  bool has_ended = false;
  const auto put = [&](std::uint32_t unit) {
    const auto character = static_cast<std::uint8_t>(unit);  // Node.js takes the low byte of each unit of UTF-16
    has_ended = has_ended || character == '=';
    const std::uint32_t value = character == '-' ? 62 : character == '_' ? 63 : detail::base64_values[character];
    if (has_ended || value == detail::not_base64) return;
    bits = bits << 6 | value;
    if (++count != 4) return;
    *to++ = static_cast<char>(bits >> 16);
    *to++ = static_cast<char>(bits >> 8);
    *to++ = static_cast<char>(bits);
    count = 0;
  };
  for (std::size_t i = 0; i != text.size() && !has_ended; ++i) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    const bool continues = (byte & 0xc0) == 0x80;
    code_point = continues     ? code_point << 6 | (byte & 0x3f)
                 : byte < 0x80 ? byte
                               : byte & (byte < 0xe0   ? 0x1f
                                         : byte < 0xf0 ? 0xf
                                                       : 0x7);
    if (i + 1 != text.size() && (text[i + 1] & 0xc0) == 0x80) continue;
    if (code_point > 0xffff) put((code_point - 0x10000) >> 10);
    put(code_point);
  }
  if (count > 1) *to++ = static_cast<char>(bits >> (6 * count - 8));
  if (count > 2) *to++ = static_cast<char>(bits >> 2);
  return static_cast<std::size_t>(to - begin);
}

/// Returns the bytes that `text` encodes, or nullopt if it is refused, as above.
inline std::optional<std::string> base64_decode(std::string_view text) {
  std::string bytes(base64_decoded_capacity(text.size()), '\0');
  const std::optional<std::size_t> size = base64_decode(text, bytes.data());
  if (!size) return std::nullopt;
  bytes.resize(*size);
  return bytes;
}

inline std::string base64_decode_lenient(std::string_view text) {
  std::string bytes(base64_lenient_capacity(text.size()), '\0');
  bytes.resize(base64_decode_lenient(text, bytes.data()));
  return bytes;
}

}  // namespace lambda_wasm::text
