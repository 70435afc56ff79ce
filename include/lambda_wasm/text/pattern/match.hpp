#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::text {

/// A compiled pattern: an automaton with a row of cells for each state, and a cell for each class of characters that no part of the
/// pattern tells apart. All numbers are little-endian:
///
/// - 2 bytes: 1 if the empty text matches, otherwise 0
/// - 2 bytes: where the rows begin; the first is that of the first state
/// - 128 bytes: for each ASCII character the place of its class's cell in a row, in bytes
/// - 4 bytes for each span of other characters of one class, in order: the place of the cell, and above its 8 bits the first
///   character; the first span begins before the other characters, and one after all characters ends the list
/// - the rows, in cells of 2 bytes: 0 if no text that begins like this matches; otherwise bit 0 says whether the text may end here,
///   bit 1 is set, and the others are the signed distance to the next state's row in bytes, a multiple of 4. Distances repeat where
///   places would not, so that the table compresses well.
struct PatternTable {
  const std::uint8_t* bytes;

  static constexpr std::size_t ascii = 4, beyond = ascii + 128;
};

namespace pattern {

template <class Number>
[[gnu::always_inline]] inline Number load(const std::uint8_t* at) noexcept {
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

}  // namespace pattern

/// Whether the whole text matches the pattern: a step for each character, whatever the text. A text that is not UTF-8 does not
/// match.
[[gnu::noinline]] inline bool matches(PatternTable table, std::string_view text) noexcept {
  const char* at = text.data();
  const char* const end = at + text.size();
  const std::uint8_t* row = table.bytes + pattern::load<std::uint16_t>(table.bytes + 2);
  int cell = pattern::load<std::int16_t>(table.bytes);
  while (at != end) {
    std::size_t place = static_cast<std::uint8_t>(*at);
    if (place < 0x80) {
      place = table.bytes[PatternTable::ascii + place];
      ++at;
    } else {
      const char32_t character = take_code_point(at, end);
      if (character == no_code_point) return false;
      const std::uint8_t* span = table.bytes + PatternTable::beyond;
      while (pattern::load<std::uint32_t>(span + 4) >> 8 <= character) span += 4;
      place = *span;
    }
    cell = pattern::load<std::int16_t>(row + place);
    if (cell == 0) return false;
    row += cell & ~3;
  }
  return (cell & 1) != 0;
}

}  // namespace lambda_wasm::text
