#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>

// UTF-8 of RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.

namespace lambda_wasm::text {

/// U+FFFD, which replaces bytes that cannot be decoded.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// Returns a UTF-8 text without its byte order mark, if it begins with one: the first step of decoding (WHATWG Encoding Standard,
/// "UTF-8 decode").
[[nodiscard]] constexpr std::string_view without_byte_order_mark(std::string_view text) noexcept {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

/// A sequence of bytes in a text: a code point, or invalid bytes.
struct Utf8Sequence {
  std::size_t size;  ///< In bytes, at least 1. For invalid bytes: the maximal subpart (Unicode section 3.9).
  bool valid;
};

namespace detail {

[[gnu::always_inline]] inline Utf8Sequence read_utf8(const char* at, const char* end) noexcept {
  const auto lead = static_cast<std::uint8_t>(*at);
  if (lead < 0x80) return {1, true};
  std::uint8_t least = 0x80, most = 0xbf;  // the range of the second byte
  std::size_t size;
  if (lead >= 0xc2 && lead <= 0xdf) {
    size = 2;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    size = 3;
    if (lead == 0xe0) least = 0xa0;  // smaller ones are overlong
    if (lead == 0xed) most = 0x9f;   // larger ones are surrogates
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    size = 4;
    if (lead == 0xf0) least = 0x90;  // smaller ones are overlong
    if (lead == 0xf4) most = 0x8f;   // larger ones are above U+10FFFF
  } else {
    return {1, false};
  }
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i == end) return {i, false};
    const auto byte = static_cast<std::uint8_t>(at[i]);
    if (byte < least || byte > most) return {i, false};
    least = 0x80;
    most = 0xbf;
  }
  return {size, true};
}

}  // namespace detail

/// What `take_code_point` returns for bytes that are not UTF-8.
inline constexpr char32_t no_code_point = 0xffffffff;

/// Takes a code point from the text that begins at `at`, before `end`, and advances `at` past it: smaller code than
/// `utf8_sequence`, which knows where invalid bytes end.
/// @returns `no_code_point` if there is none; `at` is then anywhere in the text
[[gnu::always_inline]] constexpr char32_t take_code_point(const char*& at, const char* end) noexcept {
  char32_t code_point = static_cast<std::uint8_t>(*at++);
  if (code_point < 0x80) return code_point;
  if (code_point > 0xf4) return no_code_point;
  char32_t more = 0x40;  // the bit that says whether another byte follows; it moves with the bits of the first byte
  for (; (code_point & more) != 0; more <<= 5) {
    if (at == end || (static_cast<std::uint8_t>(*at) & 0xc0) != 0x80) return no_code_point;
    code_point = code_point << 6 | (static_cast<std::uint8_t>(*at++) & 0x3fu);
  }
  code_point &= more - 1;
  const bool is_overlong = code_point < 0x80 || code_point < more >> 5, is_surrogate = code_point >> 11 == 0xd800 >> 11;
  return is_overlong || is_surrogate || code_point > 0x10ffff ? no_code_point : code_point;
}

/// Reads the sequence at `at`, which must be before `end`; reads nothing at or after `end`.
[[gnu::noinline]] inline Utf8Sequence utf8_sequence(const char* at, const char* end) noexcept {
  return detail::read_utf8(at, end);
}

/// The first byte at or after `at` that is not ASCII, or `end`.
inline const char* skip_ascii(const char* at, const char* end) noexcept {
  for (std::uint64_t eight; end - at >= 8; at += 8) {
    std::memcpy(&eight, at, 8);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  while (at != end && static_cast<std::uint8_t>(*at) < 0x80) ++at;
  return at;
}

[[gnu::noinline]] inline bool is_valid_utf8(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  for (const char* at = skip_ascii(text.data(), end); at != end;) {
    const Utf8Sequence sequence = detail::read_utf8(at, end);
    if (!sequence.valid) return false;
    at += sequence.size;
    if (at != end && static_cast<std::uint8_t>(*at) < 0x80) at = skip_ascii(at, end);
  }
  return true;
}

/// The number of code points of a text, which must be UTF-8.
[[gnu::noinline]] inline std::size_t count_characters(std::string_view text) noexcept {
  std::size_t count = text.size();
  const char* at = text.data();
  const char* const end = at + text.size();
  // All bytes of a sequence but the first begin with the bits 10.
  for (std::uint64_t eight; end - at >= 8; at += 8) {
    std::memcpy(&eight, at, 8);
    count -= static_cast<std::size_t>(std::popcount(eight & ~(eight << 1) & 0x8080808080808080u));
  }
  for (; at != end; ++at) count -= (static_cast<std::uint8_t>(*at) & 0xc0) == 0x80 ? 1 : 0;
  return count;
}

/// Whether a text, which must be UTF-8, has `least` to `most` code points. Counts them only if the number of bytes does not tell.
inline bool has_length(std::string_view text, std::size_t least, std::size_t most) noexcept {
  const std::size_t fewest = text.size() / 4 + (text.size() % 4 != 0 ? 1 : 0);  // a code point has at most 4 bytes
  if (text.size() < least || fewest > most) return false;
  if (fewest >= least && text.size() <= most) return true;
  const std::size_t count = count_characters(text);
  return count >= least && count <= most;
}

/// Writes `text` to `to`, with each maximal subpart that is not UTF-8 replaced by one U+FFFD, as the WHATWG decoder does. A byte
/// order mark stays. `to` may be nullptr to compute only the size, which is at most three times that of `text`.
/// @returns the number of bytes of the result.
[[LAMBDA_WASM_DETAIL_COLD]] inline std::size_t replace_invalid_utf8(std::string_view text, char* to) noexcept {
  std::size_t size = 0;
  const auto put = [&](std::string_view bytes) {
    if (to != nullptr && !bytes.empty()) std::memcpy(to + size, bytes.data(), bytes.size());
    size += bytes.size();
  };
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    const Utf8Sequence sequence = utf8_sequence(at, end);
    put(sequence.valid ? std::string_view(at, sequence.size) : replacement_character);
    at += sequence.size;
  }
  return size;
}

/// As above, returned as a string.
inline std::string replace_invalid_utf8(std::string_view text) {
  std::string replaced(replace_invalid_utf8(text, nullptr), '\0');
  replace_invalid_utf8(text, replaced.data());
  return replaced;
}

/// Writes `code_point` to `to`, as 1 to 4 bytes; U+FFFD for a surrogate and for values above U+10FFFF.
/// @returns the end of the written text.
inline char* encode_utf8(char32_t code_point, char* to) noexcept {
  if ((code_point >= 0xd800 && code_point <= 0xdfff) || code_point > 0x10ffff) code_point = 0xfffd;
  const auto put = [&to](char32_t byte) { *to++ = static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else {
    if (code_point < 0x800) {
      put(0xc0 | code_point >> 6);
    } else {
      if (code_point < 0x10000) {
        put(0xe0 | code_point >> 12);
      } else {
        put(0xf0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3f));
      }
      put(0x80 | (code_point >> 6 & 0x3f));
    }
    put(0x80 | (code_point & 0x3f));
  }
  return to;
}

}  // namespace lambda_wasm::text
