#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include <lambda_wasm/text/pattern/set.hpp>

namespace lambda_wasm::text::pattern {

/// A part of a pattern: the positions at which it may begin and end, and whether it takes the empty text.
struct Part {
  Set first{}, last{};
  bool is_nullable = true;
};

/// The positions of a pattern: each is a place for one character, and knows which positions may follow it (Glushkov's automaton).
/// A part that is repeated up to n times is there n times.
class Positions {
 public:
  static constexpr std::size_t endless = (std::numeric_limits<std::size_t>::max)();

  [[nodiscard]] constexpr std::size_t count() const { return count_; }
  [[nodiscard]] constexpr bool is_full() const { return is_full_; }
  [[nodiscard]] constexpr std::size_t character_set(std::size_t position) const { return character_set_[position]; }
  [[nodiscard]] constexpr const Set& follow(std::size_t position) const { return follow_[position]; }

  constexpr Part add(std::size_t character_set) {
    if (count_ == Set::capacity) {
      is_full_ = true;
      return {};
    }
    character_set_[count_] = static_cast<std::uint8_t>(character_set);
    Part part{.is_nullable = false};
    part.first.add(count_);
    part.last.add(count_);
    follow_[count_++] = {};
    return part;
  }

  static constexpr Part either(const Part& a, const Part& b) {
    return {a.first | b.first, a.last | b.last, a.is_nullable || b.is_nullable};
  }

  constexpr Part join(const Part& a, const Part& b) {
    connect(a.last, b.first);
    return {a.is_nullable ? a.first | b.first : a.first, b.is_nullable ? a.last | b.last : b.last,
            a.is_nullable && b.is_nullable};
  }

  /// Repeats the part, which has the positions from `begin` to the last one, `least` to `most` times.
  constexpr Part repeat(const Part& part, std::size_t begin, std::size_t least, std::size_t most) {
    const std::size_t size = count_ - begin, pieces = most != endless ? most : least == 0 ? 1 : least;
    if (size == 0 || pieces == 0) {
      count_ = begin;
      return {};
    }
    if (pieces > (Set::capacity - begin) / size) {
      is_full_ = true;
      return {};
    }
    count_ = begin + pieces * size;
    for (std::size_t i = begin + size; i != count_; ++i) {
      character_set_[i] = character_set_[i - size];
      follow_[i] = follow_[i - size].moved(size);
    }
    // Pieces that take the empty text may as well be the last ones.
    Part all{part.first, {}, part.is_nullable || least == 0}, piece = part;
    for (std::size_t i = 1;; ++i) {
      if (i >= least || part.is_nullable) all.last = all.last | piece.last;
      if (i == pieces) break;
      const Part next{piece.first.moved(size), piece.last.moved(size)};
      connect(piece.last, next.first);
      piece = next;
    }
    if (most == endless) connect(piece.last, piece.first);
    return all;
  }

 private:
  constexpr void connect(Set from, const Set& to) {
    while (!from.is_empty()) {
      Set& follow = follow_[from.take()];
      follow = follow | to;
    }
  }

  std::uint8_t character_set_[Set::capacity]{};
  Set follow_[Set::capacity]{};
  std::size_t count_ = 0;
  bool is_full_ = false;
};

}  // namespace lambda_wasm::text::pattern
