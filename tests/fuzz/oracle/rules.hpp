#pragma once
/// @file
/// The constraints of fuzz::Checked and the values that fuzz::Percent refuses, by code of their own.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "../types.hpp"
#include "json.hpp"
#include "number.hpp"

namespace oracle {

inline std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return (byte & 0xc0) != 0x80; }));
}
inline bool is_code(std::string_view text) {
  constexpr std::string_view shape = "AAA-0000";
  return text.size() == 8 && std::ranges::equal(text, shape, [](char character, char kind) {
           return kind == 'A'   ? character >= 'A' && character <= 'Z'
                  : kind == '0' ? character >= '0' && character <= '9'
                                : character == kind;
         });
}
inline bool is_tag(std::string_view text) {
  while (text.starts_with('a')) text.remove_prefix(text.starts_with("ab") ? 2 : 1);
  return text.empty() || (code_points(text) == 1 && (text[0] < 'a' || text[0] > 'z'));
}

template <class T>
inline constexpr bool has_rules = std::is_same_v<T, fuzz::Checked>;

/// Whether a member of fuzz::Checked, whose type fits, has a value that fits its constraints; its elements aside.
inline bool keeps_rules(std::string_view key, const Value& value) {
  if (key == "code") return is_code(value.text);
  if (key == "name") return code_points(value.text) >= 2 && code_points(value.text) <= 4;
  if (key == "stars")
    return *integer_value(value.text) >= "1" && *integer_value(value.text) <= "5" && integer_value(value.text)->size() == 1;
  if (value.members.size() > 3) return false;
  for (std::size_t i = 0; i != value.members.size(); ++i) {
    for (std::size_t j = 0; j != i; ++j)
      if (value.members[i].second.text == value.members[j].second.text) return false;
  }
  return true;
}

/// Whether the constructor of a type refuses what crosses, which fits.
template <class T>
bool is_refused(const Value& value) {
  if constexpr (!std::is_same_v<T, fuzz::Percent>) return false;
  const std::string integer = *integer_value(value.text);
  return integer.starts_with('-') || integer.size() > 3 || (integer.size() == 3 && integer != "100");
}

}  // namespace oracle
