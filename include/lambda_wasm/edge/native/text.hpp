#pragma once
/// @file
/// JavaScript strings, for the native edge. A JavaScript string may hold an unpaired surrogate. Here such a string is WTF-8
/// (https://simonsapin.github.io/wtf-8): UTF-8 in which an unpaired surrogate is encoded as three bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::edge::detail {

constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xd800 && unit <= 0xdbff; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

/// Whether the three bytes of a surrogate begin at `at`. In WTF-8 no other sequence begins like that.
constexpr bool is_surrogate_at(std::string_view wtf8, std::size_t at) {
  return wtf8[at] == '\xed' && static_cast<unsigned char>(wtf8[at + 1]) >= 0xa0;
}

/// Appends a code point or a surrogate.
inline void append_wtf8(std::string& to, char32_t code_point) {
  if (is_high_surrogate(code_point) || is_low_surrogate(code_point)) {
    to.push_back('\xed');
    to.push_back(static_cast<char>(0x80 | (code_point >> 6 & 0x3f)));
    to.push_back(static_cast<char>(0x80 | (code_point & 0x3f)));
  } else {
    char bytes[4];
    to.append(bytes, text::encode_utf8(code_point, bytes));
  }
}

/// Returns the text as it crosses into Wasm: each surrogate becomes U+FFFD.
inline std::string replace_surrogates(std::string wtf8) {
  for (std::size_t at = 0; at < wtf8.size(); ++at) {
    if (is_surrogate_at(wtf8, at)) wtf8.replace(at, 3, text::replacement_character);
  }
  return wtf8;
}

/// Returns the first `units` UTF-16 code units, as `slice(0, units)` does: it may cut a surrogate pair.
inline std::string first_units(std::string_view wtf8, std::size_t units) {
  std::size_t at = 0;
  for (; at < wtf8.size() && units > 0; --units) {
    const auto lead = static_cast<unsigned char>(wtf8[at]);
    if (lead >= 0xf0) {
      if (units == 1) {
        std::string cut(wtf8.substr(0, at));
        const auto bits = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(wtf8[at + i]) & 0x3f); };
        const char32_t code_point = static_cast<char32_t>(lead & 7) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
        append_wtf8(cut, 0xd800 + ((code_point - 0x10000) >> 10));
        return cut;
      }
      --units;
    }
    at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }
  return std::string(wtf8.substr(0, at));
}

/// Returns the text as `JSON.stringify` writes it, with its quotes.
inline std::string json_string(std::string_view wtf8) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string json = "\"";
  for (std::size_t at = 0; at < wtf8.size(); ++at) {
    const char next = wtf8[at];
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    if (const std::size_t letter = escaped.find(next); letter != std::string_view::npos) {
      json.append({'\\', letters[letter]});
    } else if (static_cast<unsigned char>(next) < 0x20) {
      json.append("\\u00").append({hexadecimal[static_cast<unsigned char>(next) >> 4], hexadecimal[next & 15]});
    } else if (is_surrogate_at(wtf8, at)) {
      const std::size_t bits = static_cast<std::size_t>(wtf8[at + 1] & 0x3f) << 6 | static_cast<std::size_t>(wtf8[at + 2] & 0x3f);
      json.append("\\ud").append({hexadecimal[bits >> 8], hexadecimal[bits >> 4 & 15], hexadecimal[bits & 15]});
      at += 2;
    } else {
      json.push_back(next);
    }
  }
  return json.append("\"");
}

}  // namespace lambda_wasm::edge::detail
