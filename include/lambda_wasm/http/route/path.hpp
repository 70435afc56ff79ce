#pragma once
/// @file
/// The paths of requests and of route keys: both are compared in normal form (RFC 3986 section 6.2.2), segment by segment and before
/// escapes are decoded.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/percent.hpp>

namespace lambda_wasm::detail {

/// A set of ASCII characters.
class Characters {
 public:
  constexpr explicit Characters(std::string_view characters) {
    for (const char character : characters) bits_[character >> 6 & 1] |= std::uint64_t{1} << (character & 63);
  }
  [[nodiscard]] constexpr bool has(char character) const noexcept {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 128 && (bits_[byte >> 6] >> (byte & 63) & 1) != 0;
  }

 private:
  std::uint64_t bits_[2]{};
};
/// RFC 3986 section 2.3: an escape of one of these means the character itself.
inline constexpr Characters unreserved("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
/// The characters that stay in a path as they are: RFC 3986's pchar, and the slash. A `%` that begins no escape stays too.
inline constexpr Characters of_paths("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%");

/// The byte of the escape at the beginning of `text`, or -1: a `%` that is none stays.
constexpr int escaped_byte(std::string_view text) noexcept {
  if (text.size() < 3 || text[0] != '%') return -1;
  const int high = text::detail::hexadecimal_value(text[1]), low = text::detail::hexadecimal_value(text[2]);
  return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/// Calls `put` with each character of the path in normal form: escapes of unreserved characters decoded, others in upper case, and
/// characters that a path cannot have escaped.
/// @param is_decoded  whether the sender has decoded the path already: what looks like an escape is text then
constexpr void put_normal_path(std::string_view path, bool is_decoded, auto&& put) {
  constexpr char digits[] = "0123456789ABCDEF";
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int byte = is_decoded ? -1 : escaped_byte(path.substr(i));
    const char character = byte < 0 ? path[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
    if ((byte < 0 ? of_paths : unreserved).has(character) && !(is_decoded && character == '%')) {
      put(character);
    } else {
      put('%');
      put(digits[static_cast<unsigned char>(character) >> 4]);
      put(digits[character & 15]);
    }
  }
}

/// Whether each of eight characters is a letter, a digit or one of `-./_`, as nearly all of paths are.
[[nodiscard]] inline bool are_usual(const char* at) noexcept {
  constexpr std::uint64_t each = 0x0101010101010101, highest = each * 0x80;
  std::uint64_t eight;
  std::memcpy(&eight, at, 8);
  // Without this bit, letters are upper case, digits are from 0x10 and -./ from 0x0d. Of ASCII no sum reaches the next byte.
  const std::uint64_t folded = eight & each * 0x5f;
  const auto from = [&](std::uint64_t least) { return folded + each * (0x80 - least); };
  const std::uint64_t usual = (from(0x0d) & ~from(0x1a)) | (from('A') & ~from('[')) | from('_');
  // Nor is one a control character, which folds like those above, DEL, or not ASCII.
  return ((usual & (eight + each * (0x80 - '!')) & ~(eight + each) & ~eight) & highest) == highest;
}

/// Whether `put_normal_path` changes none of these characters.
[[nodiscard, gnu::noinline]] inline bool has_normal_characters(std::string_view path) noexcept {
  for (const char character : path) {
    if (character == '%' || !of_paths.has(character)) return false;
  }
  return true;
}

/// Whether the path is in normal form already, as nearly all are.
[[nodiscard]] inline bool is_normal_path(std::string_view path) noexcept {
  if (path.size() < 8) return has_normal_characters(path);
  const char* const last = path.data() + path.size() - 8;
  for (const char* at = path.data(); at < last; at += 8) {
    if (!are_usual(at)) return has_normal_characters(path);
  }
  return are_usual(last) || has_normal_characters(path);
}

[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view make_normal_path(std::string_view path, bool is_decoded,
                                                                                Storage& storage) {
  char* const begin = storage.allocate(path.size() * 3);
  char* end = begin;
  put_normal_path(path, is_decoded, [&](char character) { *end++ = character; });
  storage.shrink_last(end);
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Returns the path in normal form: itself, or a copy in `storage`. @param is_decoded  whether the sender has decoded it already
[[nodiscard]] inline std::string_view normal_path(std::string_view path, bool is_decoded, Storage& storage) {
  return is_normal_path(path) ? path : make_normal_path(path, is_decoded, storage);
}

/// Decodes the escapes of a segment once. Returns the segment itself, or a copy in `storage`.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view decode_escapes(std::string_view segment, Storage& storage) {
  char* const begin = storage.allocate(segment.size());
  char* end = begin;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const int byte = escaped_byte(segment.substr(i));
    *end++ = byte < 0 ? segment[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
  }
  storage.shrink_last(end);
  return text::valid_utf8({begin, static_cast<std::size_t>(end - begin)}, storage);
}
[[nodiscard, gnu::noinline]] inline std::string_view decode_segment(std::string_view segment, Storage& storage) {
  for (const char character : segment) {
    if (character == '%') return decode_escapes(segment, storage);
  }
  return segment;
}

}  // namespace lambda_wasm::detail
