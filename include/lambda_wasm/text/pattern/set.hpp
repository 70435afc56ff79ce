#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace lambda_wasm::text::pattern {

/// A set of numbers below 256: of positions in a pattern, or of its character sets.
///
/// Its operations are expressions without loops, because clang limits the statements that a constant expression may take.
struct Set {
  static constexpr std::size_t capacity = 256;
  std::uint64_t words[4]{};

  constexpr void add(std::size_t number) { words[number / 64] |= std::uint64_t{1} << number % 64; }
  [[nodiscard]] constexpr bool has(std::size_t number) const { return (words[number / 64] >> number % 64 & 1) != 0; }
  [[nodiscard]] constexpr bool is_empty() const { return (words[0] | words[1] | words[2] | words[3]) == 0; }

  /// Removes and returns the least number of a set that is not empty.
  constexpr std::size_t take() {
    const std::size_t word = words[0] != 0 ? 0 : words[1] != 0 ? 1 : words[2] != 0 ? 2 : 3;
    const auto bit = static_cast<std::size_t>(std::countr_zero(words[word]));
    words[word] &= words[word] - 1;
    return word * 64 + bit;
  }

  /// The set with `distance`, below the capacity, added to each number.
  [[nodiscard]] constexpr Set moved(std::size_t distance) const {
    Set result;
    const std::size_t whole = distance / 64, bits = distance % 64;
    for (std::size_t word = whole; word != 4; ++word) {
      result.words[word] = words[word - whole] << bits;
      if (bits != 0 && word != whole) result.words[word] |= words[word - whole - 1] >> (64 - bits);
    }
    return result;
  }

  friend constexpr Set operator|(const Set& a, const Set& b) {
    return {{a.words[0] | b.words[0], a.words[1] | b.words[1], a.words[2] | b.words[2], a.words[3] | b.words[3]}};
  }
  friend constexpr Set operator&(const Set& a, const Set& b) {
    return {{a.words[0] & b.words[0], a.words[1] & b.words[1], a.words[2] & b.words[2], a.words[3] & b.words[3]}};
  }
  friend constexpr bool operator==(const Set& a, const Set& b) {
    return a.words[0] == b.words[0] && a.words[1] == b.words[1] && a.words[2] == b.words[2] && a.words[3] == b.words[3];
  }
};

}  // namespace lambda_wasm::text::pattern
