#pragma once

#include <cstddef>
#include <cstdint>

#include <lambda_wasm/text/pattern/parse.hpp>
#include <lambda_wasm/text/pattern/set.hpp>

namespace lambda_wasm::text::pattern {

/// The characters in classes: those of a class are taken by the same positions. Class 0 has the characters that no position takes,
/// and may have none.
struct Classes {
  static constexpr std::size_t most = 64, most_spans = 2 * Characters::most_ranges + 1;

  /// Characters of one class from `first` to the next span's.
  struct Span {
    char32_t first;
    std::uint8_t number;
  };
  Span spans[most_spans]{};
  Set positions[most]{};  // those that take a character of the class
  std::size_t span_count = 0, count = 1;
};

/// @returns false if there are too many
constexpr bool find_classes(const Parser& parsed, Classes& classes) {
  const Positions& positions = parsed.positions;
  Set used;  // sets; those of a part that is repeated 0 times are not
  for (std::size_t i = 0; i != positions.count(); ++i) used.add(positions.character_set(i));
  Set sets_of_class[Classes::most]{};
  for (char32_t first = 0, next; first <= last_code_point; first = next) {
    next = last_code_point + 1;
    Set sets;
    for (Set rest = used; !rest.is_empty();) {
      const std::size_t number = rest.take();
      if (parsed.characters.has(number, first, next)) sets.add(number);
    }
    std::size_t number = 0;
    while (number != classes.count && !(sets_of_class[number] == sets)) ++number;
    if (number == Classes::most) return false;
    if (number == classes.count) {
      sets_of_class[classes.count++] = sets;
      for (std::size_t i = 0; i != positions.count(); ++i) {
        if (sets.has(positions.character_set(i))) classes.positions[number].add(i);
      }
    }
    if (classes.span_count != 0 && classes.spans[classes.span_count - 1].number == number) continue;
    classes.spans[classes.span_count++] = {first, static_cast<std::uint8_t>(number)};
  }
  return true;
}

}  // namespace lambda_wasm::text::pattern
