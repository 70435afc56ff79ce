#pragma once
/// @file
/// UTF-8 by the decoder of the WHATWG Encoding Standard (section 8.1.1), byte by byte.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace oracle {

/// The text with each error of the decoder replaced by U+FFFD. Keeps a byte order mark.
inline std::string utf8_decoded(std::string_view bytes) {
  std::string decoded;
  std::string sequence;
  unsigned needed = 0, lower = 0x80, upper = 0xbf;
  for (std::size_t at = 0; at != bytes.size();) {
    const unsigned byte = static_cast<unsigned char>(bytes[at]);
    if (needed == 0) {
      ++at;
      sequence.assign(1, static_cast<char>(byte));
      if (byte <= 0x7f) {
        decoded += sequence;
      } else if (byte >= 0xc2 && byte <= 0xf4) {
        needed = byte <= 0xdf ? 1 : byte <= 0xef ? 2 : 3;
        lower = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
        upper = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
      } else {
        decoded += "\xef\xbf\xbd";
      }
    } else if (byte < lower || byte > upper) {  // the byte is read again, as a first byte
      needed = 0;
      decoded += "\xef\xbf\xbd";
    } else {
      ++at;
      lower = 0x80;
      upper = 0xbf;
      sequence += static_cast<char>(byte);
      if (--needed == 0) decoded += sequence;
    }
  }
  return needed == 0 ? decoded : decoded + "\xef\xbf\xbd";
}

inline bool is_utf8(std::string_view bytes) { return utf8_decoded(bytes) == bytes; }

/// The bytes of a code point, by RFC 3629 section 3.
inline std::string utf8_encoded(std::uint32_t code_point) {
  if ((code_point >= 0xd800 && code_point < 0xe000) || code_point > 0x10ffff) code_point = 0xfffd;
  const auto byte = [](std::uint32_t value) { return std::string(1, static_cast<char>(value)); };
  if (code_point < 0x80) return byte(code_point);
  const std::string last = byte(0x80 + code_point % 64);
  if (code_point < 0x800) return byte(0xc0 + code_point / 64) + last;
  const std::string before = byte(0x80 + code_point / 64 % 64) + last;
  if (code_point < 0x10000) return byte(0xe0 + code_point / 4096) + before;
  return byte(0xf0 + code_point / 262144) + byte(0x80 + code_point / 4096 % 64) + before;
}

}  // namespace oracle
