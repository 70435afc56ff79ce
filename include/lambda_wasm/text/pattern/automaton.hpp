#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <lambda_wasm/text/pattern/classes.hpp>
#include <lambda_wasm/text/pattern/parse.hpp>
#include <lambda_wasm/text/pattern/set.hpp>

namespace lambda_wasm::text::pattern {

/// A deterministic automaton: a state for each set of positions that may come next. State 0 is the first one.
struct Automaton {
  static constexpr std::size_t most_states = 512, most_cells = 4096, most_steps = 32'768;
  static constexpr std::uint16_t none = 0xffff;

  Classes classes;
  std::uint16_t next[most_cells]{};  // of each state for each class but 0
  bool accepts[most_states + 1]{};
  std::size_t states = 0;

  [[nodiscard]] constexpr std::size_t columns() const { return classes.count - 1; }
};

/// Finds states by a hash in few steps, because clang limits the steps of a constant expression.
class States {
 public:
  constexpr void add(std::size_t state, std::uint64_t hash) {
    std::uint16_t& newest = newest_[hash % 128];
    before_[state] = newest;
    hash_[state] = hash;
    newest = static_cast<std::uint16_t>(state);
  }
  /// @returns the newest of the added states that has the hash and for which `is_same` returns true; otherwise `Automaton::none`
  template <class IsSame>
  [[nodiscard]] constexpr std::size_t find(std::uint64_t hash, IsSame is_same) const {
    std::size_t state = newest_[hash % 128];
    while (state != Automaton::none && !(hash_[state] == hash && is_same(state))) state = before_[state];
    return state;
  }

  constexpr States() { std::fill(newest_, newest_ + 128, Automaton::none); }

 private:
  std::uint16_t newest_[128]{};  // of the states whose hashes have the same remainder
  std::uint16_t before_[Automaton::most_states]{};
  std::uint64_t hash_[Automaton::most_states]{};
};

/// @returns false if there are too many, or clang could have too many steps
constexpr bool find_states(const Parser& parsed, const Part& whole, Automaton& automaton) {
  Set positions[Automaton::most_states + 1]{whole.first};  // that may come next
  States known;
  const auto hash = [&](std::size_t state) {
    const std::uint64_t* const words = positions[state].words;
    return ((words[0] * 31 + words[1]) * 31 + words[2]) * 31 + words[3];
  };
  automaton.accepts[0] = whole.is_nullable;
  known.add(0, hash(0));
  automaton.states = 1;
  std::size_t cell = 0, steps = 0;
  for (std::size_t state = 0; state != automaton.states; ++state) {
    if (cell + automaton.columns() > Automaton::most_cells) return false;
    for (std::size_t number = 1; number != automaton.classes.count; ++number, ++cell) {
      Set taken = positions[state] & automaton.classes.positions[number];
      automaton.next[cell] = Automaton::none;
      if (taken.is_empty()) continue;
      // The next state becomes a state if it is none yet.
      const std::size_t last = automaton.states;
      automaton.accepts[last] = !(taken & whole.last).is_empty();
      positions[last] = {};
      for (; !taken.is_empty(); ++steps) positions[last] = positions[last] | parsed.positions.follow(taken.take());
      if (steps > Automaton::most_steps) return false;
      std::size_t next = known.find(hash(last), [&](std::size_t other) {
        return positions[other] == positions[last] && automaton.accepts[other] == automaton.accepts[last];
      });
      if (next == Automaton::none) {
        if (last == Automaton::most_states) return false;
        next = last;
        known.add(last, hash(last));
        ++automaton.states;
      }
      automaton.next[cell] = static_cast<std::uint16_t>(next);
    }
  }
  return true;
}

/// Makes one state of those that accept alike and have the same next states, until there are none such, or there were eight passes.
constexpr void merge_states(Automaton& automaton) {
  const std::size_t columns = automaton.columns();
  std::uint16_t same[Automaton::most_states]{};  // a state before it that stands for it
  for (std::size_t state = 0; state != automaton.states; ++state) same[state] = static_cast<std::uint16_t>(state);
  bool is_changed = true;
  for (std::size_t pass = 0; is_changed && pass != 8; ++pass) {
    is_changed = false;
    States known;
    // Backwards, because most next states are later ones.
    for (std::size_t state = automaton.states; state-- != 0;) {
      if (same[state] != state) continue;
      std::uint16_t* const row = automaton.next + state * columns;
      std::uint64_t hash = 0;
      for (std::size_t i = 0; i != columns; ++i) {
        while (row[i] != Automaton::none && same[row[i]] != row[i]) row[i] = same[row[i]];
        hash = hash * 31 + row[i];
      }
      const std::size_t other = known.find(hash, [&](std::size_t later) {
        return automaton.accepts[later] == automaton.accepts[state] &&
               std::equal(row, row + columns, automaton.next + later * columns);
      });
      known.add(state, hash);
      if (other == Automaton::none) continue;
      same[other] = static_cast<std::uint16_t>(state);
      is_changed = true;
    }
  }
  std::uint16_t number[Automaton::most_states]{};
  std::size_t count = 0;
  for (std::size_t state = 0; state != automaton.states; ++state)
    number[state] = same[state] == state ? static_cast<std::uint16_t>(count++) : number[same[state]];
  for (std::size_t state = 0; state != automaton.states; ++state) {
    if (same[state] != state) continue;
    for (std::size_t i = 0; i != columns; ++i) {
      const std::uint16_t next = automaton.next[state * columns + i];
      automaton.next[number[state] * columns + i] = next == Automaton::none ? next : number[next];
    }
    automaton.accepts[number[state]] = automaton.accepts[state];
  }
  automaton.states = count;
}

}  // namespace lambda_wasm::text::pattern
