#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/text/pattern/automaton.hpp>
#include <lambda_wasm/text/pattern/classes.hpp>
#include <lambda_wasm/text/pattern/fault.hpp>
#include <lambda_wasm/text/pattern/match.hpp>
#include <lambda_wasm/text/pattern/parse.hpp>

namespace lambda_wasm::text::pattern {

/// The bytes of a PatternTable, or why there are none. Of a table that is larger than the room only the size is right.
template <std::size_t Room>
struct Compiled {
  Fault fault = Fault::none;
  std::size_t size = 0;
  std::uint8_t bytes[Room]{};

  constexpr void put(std::size_t value, std::size_t count) {
    for (; count != 0; --count, value >>= 8) {
      if (size < Room) bytes[size] = static_cast<std::uint8_t>(value);
      ++size;
    }
  }
};

template <std::size_t Room>
constexpr void put_classes(const Classes& classes, Compiled<Room>& table) {
  constexpr std::size_t cell = 2, span = 4;
  std::size_t last = 0;  // the last span with ASCII
  while (last + 1 != classes.span_count && classes.spans[last + 1].first < 0x80) ++last;
  table.put(PatternTable::beyond + (classes.span_count - last + 1) * span, 2);
  for (std::size_t i = 0; i <= last; ++i) {
    const char32_t end = i == last ? 0x80 : classes.spans[i + 1].first;
    for (char32_t character = classes.spans[i].first; character != end; ++character) table.put(classes.spans[i].number * cell, 1);
  }
  for (std::size_t i = last; i != classes.span_count; ++i) {
    table.put(classes.spans[i].number * cell, 1);
    table.put(classes.spans[i].first, span - 1);
  }
  table.put(0xffffffff, span);
}

template <std::size_t Room>
constexpr void put_rows(const Automaton& automaton, Compiled<Room>& table) {
  // The cell of class 0, those of the others, and one more if needed for rows at multiples of 4 bytes.
  const std::size_t columns = automaton.columns(), row = (columns + 2) / 2 * 4;
  const std::uint16_t* next = automaton.next;
  for (std::size_t state = 0; state != automaton.states; ++state) {
    table.put(0, 2);
    for (std::size_t i = 0; i != columns; ++i, ++next)
      table.put(*next == Automaton::none ? 0 : (*next - state) * row + (automaton.accepts[*next] ? 3 : 2), 2);
    if (columns % 2 == 0) table.put(0, 2);
  }
}

template <std::size_t Room>
constexpr Compiled<Room> compile(std::string_view text) {
  Compiled<Room> table;
  Parser parsed(text);
  const Part whole = parsed.parse();
  table.fault = parsed.fault;
  if (table.fault != Fault::none) return table;
  Automaton automaton;
  if (!find_classes(parsed, automaton.classes) || !find_states(parsed, whole, automaton)) {
    table.fault = Fault::too_many_states;
    return table;
  }
  merge_states(automaton);
  table.put(automaton.accepts[0] ? 1 : 0, 2);
  put_classes(automaton.classes, table);
  put_rows(automaton, table);
  return table;
}

}  // namespace lambda_wasm::text::pattern
