#pragma once
/// @file
/// Base64 of RFC 4648 section 4, bit by bit, and as Node.js decodes it.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace oracle {

inline constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline std::string base64_encode(std::string_view bytes) {
  std::string bits;
  for (const char byte : bytes)
    for (int bit = 7; bit >= 0; --bit) bits += (byte >> bit & 1) != 0 ? '1' : '0';
  while (bits.size() % 6 != 0) bits += '0';
  std::string text;
  for (std::size_t at = 0; at != bits.size(); at += 6) text += base64_alphabet[std::stoul(bits.substr(at, 6), nullptr, 2)];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

/// The bytes of the text's characters up to the first `=`; other characters are passed over.
inline std::string base64_bytes(std::string_view text) {
  std::string bits;
  for (const char character : text.substr(0, text.find('='))) {
    const std::size_t value = base64_alphabet.find(character);
    for (int bit = 5; bit >= 0 && value != base64_alphabet.npos; --bit) bits += (value >> bit & 1) != 0 ? '1' : '0';
  }
  std::string bytes;
  for (std::size_t at = 0; at + 8 <= bits.size(); at += 8) bytes += static_cast<char>(std::stoul(bits.substr(at, 8), nullptr, 2));
  return bytes;
}

/// Returns nothing for text that `base64_encode` never writes.
inline std::optional<std::string> base64_decode(std::string_view text) {
  const std::string bytes = base64_bytes(text);
  if (base64_encode(bytes) != text) return std::nullopt;
  return bytes;
}

/// As Node.js decodes a string: the low byte of each unit of its UTF-16, in either alphabet. The text is valid UTF-8.
inline std::string base64_decode_leniently(std::string_view text) {
  std::string low;
  for (std::size_t at = 0; at < text.size();) {
    const unsigned first = static_cast<unsigned char>(text[at]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    unsigned point = size == 1 ? first : first & (0x7fU >> size);
    for (std::size_t i = 1; i != size; ++i) point = point << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3f);
    if (size == 4) low += static_cast<char>((point - 0x10000) >> 10);
    low += static_cast<char>(point);
    at += size;
  }
  std::ranges::replace(low, '-', '+');
  std::ranges::replace(low, '_', '/');
  return base64_bytes(low);
}

}  // namespace oracle
