#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

// Texts that the compiler makes. A function writes each with a `put`, which takes one character: once to count, once to collect.

namespace lambda_wasm::detail {

template <class Put>
constexpr void put_decimal(Put& put, std::size_t value) {
  if (value >= 10) put_decimal(put, value / 10);
  put(static_cast<char>('0' + value % 10));
}
template <class Put>
constexpr void put_text(Put& put, std::string_view text) {
  for (char character : text) put(character);
}
/// Writes each text that is not empty by `put_one`, with `separator` between two.
template <class Put>
constexpr void put_joined(Put& put, std::initializer_list<std::string_view> texts, std::string_view separator, auto&& put_one) {
  bool is_first = true;
  for (const std::string_view text : texts) {
    if (text.empty()) continue;
    if (!is_first) put_text(put, separator);
    put_one(text);
    is_first = false;
  }
}
/// Writes a name as schemas hold it: its length in bytes, a colon, the name.
template <class Put>
constexpr void put_name(Put& put, std::string_view name) {
  put_decimal(put, name.size());
  put(':');
  put_text(put, name);
}

template <class Write>
constexpr std::size_t count_characters(Write write) {
  std::size_t count = 0;
  auto put = [&](char) { ++count; };
  write(put);
  return count;
}

template <std::size_t Size, class Write>
constexpr std::array<char, Size> collect_characters(Write write) {
  std::array<char, Size> text{};
  std::size_t at = 0;
  auto put = [&](char character) { text[at++] = character; };
  write(put);
  return text;
}

template <class Write>
struct ConstantText {
  static constexpr auto characters = collect_characters<count_characters(Write{})>(Write{});
  static constexpr std::string_view view{characters.data(), characters.size()};
};
/// The text that a lambda without captures writes: `constant_text<decltype(write)>`.
template <class Write>
inline constexpr const std::string_view& constant_text = ConstantText<Write>::view;

}  // namespace lambda_wasm::detail
