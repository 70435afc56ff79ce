#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <lambda_wasm/json/escape.hpp>

namespace lambda_wasm::json_text {

/// The JSON text of a field's key, between the comma before it and its value: `,"sku":`. It is padded with zeros to a multiple of
/// sixteen bytes: readers and writers take that many at once.
template <class Field>
struct Key {
  static constexpr std::size_t count() {
    std::size_t characters = 4;
    for (const char character : Field::name) put_escaped(character, [&](char) { ++characters; });
    return characters;
  }
  static constexpr auto with_comma = [] {
    std::array<char, (count() + 15) / 16 * 16> text{};
    std::size_t at = 0;
    const auto put = [&](char character) { text[at++] = character; };
    put(',');
    put_string(put, Field::name);
    put(':');
    return text;
  }();
  /// The size without the comma.
  static constexpr std::size_t size = count() - 1;
  static constexpr const char* text = with_comma.data() + 1;
  /// The key without escapes, in the same text if there are none.
  static constexpr std::string_view name =
      size == Field::name.size() + 3 ? std::string_view(text + 1, Field::name.size()) : Field::name;
};

}  // namespace lambda_wasm::json_text
