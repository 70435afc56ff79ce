#pragma once
/// @file
/// The names of an enum's enumerators, from the compiler, so that no list of them has to be maintained by hand.

#include <cstddef>
#include <string_view>

namespace lambda_wasm::detail {

/// The name of the enumerator with this value, without its scope; empty if there is none.
///
/// GCC and Clang write an enumerator here as `Color::red`, and any other value as `(Color)7`.
template <auto Value>
consteval std::string_view name_of() {
  constexpr std::string_view mark = "Value = ";
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find(mark) + mark.size());
  if (text.front() == '(') return {};
  text = text.substr(0, text.find_first_of(";]"));
  return text.substr(text.rfind(':') + 1);  // npos + 1 is 0
}

/// The number of enumerators with the values 0, 1, … without a gap. The underlying type of the enum must be fixed.
template <class Enum, std::size_t From = 0>
consteval std::size_t enumerator_count() {
  if constexpr (name_of<static_cast<Enum>(From)>().empty()) {
    return From;
  } else {
    return enumerator_count<Enum, From + 1>();
  }
}

}  // namespace lambda_wasm::detail
