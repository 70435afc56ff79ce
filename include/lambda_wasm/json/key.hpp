#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <lambda_wasm/json/escape.hpp>

namespace lambda_wasm::json_text {

/// The JSON text of a field's key, between the comma before it and its value: `,"sku":`.
template <class Field>
struct Key {
  static constexpr std::size_t count() {
    std::size_t characters = 4;
    for (const char character : Field::name) put_escaped(character, [&](char) { ++characters; });
    return characters;
  }
  static constexpr auto with_comma = [] {
    std::array<char, count()> text{};
    std::size_t at = 0;
    const auto put = [&](char character) { text[at++] = character; };
    put(',');
    put('"');
    for (const char character : Field::name) put_escaped(character, put);
    put('"');
    put(':');
    return text;
  }();
  /// The size without the comma.
  static constexpr std::size_t size = with_comma.size() - 1;
  static constexpr const char* text = with_comma.data() + 1;

  /// Whether the text at `at` is this key. At least `size` characters must be there.
  [[nodiscard, gnu::always_inline]] static bool is_at(const char* at) {
    // As few loads as possible; the last one overlaps the one before. The text of the key is known at compile time.
    if constexpr (size >= 8) {
      std::uint64_t difference = (loaded<std::uint64_t>(at + size - 8) ^ loaded<std::uint64_t>(text + size - 8));
      for (std::size_t i = 0; i + 8 < size; i += 8) difference |= loaded<std::uint64_t>(at + i) ^ loaded<std::uint64_t>(text + i);
      return difference == 0;
    } else if constexpr (size >= 4) {
      return ((loaded<std::uint32_t>(at) ^ loaded<std::uint32_t>(text)) |
              (loaded<std::uint32_t>(at + size - 4) ^ loaded<std::uint32_t>(text + size - 4))) == 0;
    } else {
      int difference = 0;
      for (std::size_t i = 0; i < size; ++i) difference |= at[i] ^ text[i];
      return difference == 0;
    }
  }

 private:
  template <class Word>
  [[gnu::always_inline]] static Word loaded(const char* at) {
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
};

}  // namespace lambda_wasm::json_text
