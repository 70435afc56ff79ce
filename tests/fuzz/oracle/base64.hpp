#pragma once
/// @file
/// Base64 of RFC 4648 section 4, bit by bit.

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

/// Returns nothing for text that `base64_encode` never writes.
inline std::optional<std::string> base64_decode(std::string_view text) {
  std::string bits;
  for (const char character : text.substr(0, text.find('='))) {
    const std::size_t value = base64_alphabet.find(character);
    if (value == base64_alphabet.npos) return std::nullopt;
    for (int bit = 5; bit >= 0; --bit) bits += (value >> bit & 1) != 0 ? '1' : '0';
  }
  std::string bytes;
  for (std::size_t at = 0; at + 8 <= bits.size(); at += 8) bytes += static_cast<char>(std::stoul(bits.substr(at, 8), nullptr, 2));
  if (base64_encode(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace oracle
