#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <lambda_wasm/text/pattern/set.hpp>

namespace lambda_wasm::text::pattern {

inline constexpr char32_t last_code_point = 0x10ffff;

/// From `first` to `last`, both included.
struct Range {
  char32_t first, last;
  friend constexpr bool operator==(const Range&, const Range&) = default;
};

// The named sets of ECMA-262, section 22.2.2.9 (CharacterClassEscape) and 12.2 and 12.3 for \s.
inline constexpr Range digit_characters[] = {{'0', '9'}};
inline constexpr Range word_characters[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
inline constexpr Range space_characters[] = {{0x9, 0xd},       {0x20, 0x20},     {0xa0, 0xa0},     {0x1680, 0x1680},
                                             {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f},
                                             {0x3000, 0x3000}, {0xfeff, 0xfeff}};
inline constexpr Range line_terminators[] = {{0xa, 0xa}, {0xd, 0xd}, {0x2028, 0x2029}};

/// The sets of characters of a pattern. Each is numbered, and equal ones have one number.
class Characters {
 public:
  static constexpr std::size_t most_ranges = 256;

  /// A set is begun, gets its ranges, and is ended; then the next one is begun.
  constexpr void begin() { end_ = begin_[count_]; }
  constexpr void add(Range range) {
    if (end_ == most_ranges) {
      is_full_ = true;
    } else {
      ranges_[end_++] = range;
    }
  }
  constexpr void add(std::span<const Range> named) {
    for (const Range& range : named) add(range);
  }
  /// @param named  its ranges are sorted
  constexpr void add_all_but(std::span<const Range> named) {
    char32_t first = 0;
    for (const Range& range : named) {
      if (range.first != first) add({first, range.first - 1});
      first = range.last + 1;
    }
    add({first, last_code_point});
  }
  /// @returns the number of the set
  constexpr std::size_t end(bool is_inverted) {
    std::size_t number = 0;
    while (number != count_ && !is_same(number, is_inverted)) ++number;
    if (number == Set::capacity) {
      is_full_ = true;
      return 0;
    }
    if (number == count_) {
      is_inverted_[count_++] = is_inverted;
      begin_[count_] = static_cast<std::uint16_t>(end_);
    }
    return number;
  }

  [[nodiscard]] constexpr std::size_t count() const { return count_; }
  [[nodiscard]] constexpr bool is_full() const { return is_full_; }

  /// Whether the set has the character; reduces `next` to the next character for which that may be different.
  [[nodiscard]] constexpr bool has(std::size_t number, char32_t character, char32_t& next) const {
    bool is_within = false;
    for (std::size_t i = begin_[number]; i != begin_[number + 1]; ++i) {
      const Range& range = ranges_[i];
      const char32_t border = character < range.first ? range.first : range.last + 1;
      if (border > character && border < next) next = border;
      if (character >= range.first && character <= range.last) is_within = true;
    }
    return is_within != is_inverted_[number];
  }

 private:
  // Whether the set that is being made is that one.
  [[nodiscard]] constexpr bool is_same(std::size_t number, bool is_inverted) const {
    const std::size_t begin = begin_[number], size = end_ - begin_[count_];
    if (is_inverted != is_inverted_[number] || begin_[number + 1] - begin != size) return false;
    for (std::size_t i = 0; i != size; ++i) {
      if (!(ranges_[begin + i] == ranges_[begin_[count_] + i])) return false;
    }
    return true;
  }

  Range ranges_[most_ranges]{};
  std::uint16_t begin_[Set::capacity + 1]{};  // in ranges_; the last is the end of the last set
  bool is_inverted_[Set::capacity]{};
  std::size_t count_ = 0, end_ = 0;
  bool is_full_ = false;
};

}  // namespace lambda_wasm::text::pattern
