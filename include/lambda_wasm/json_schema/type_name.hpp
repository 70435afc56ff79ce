#pragma once

#include <cstddef>
#include <string_view>

namespace lambda_wasm::detail {

// A class, because GCC explains the alias of a function's result type in the text.
template <class T>
struct TypeName {
  static constexpr const char* text() { return __PRETTY_FUNCTION__; }
};

/// The name of a type as the compiler writes it: `shop::Page<shop::Order>`. Compilers differ in details.
template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view mark = "T = ";
  std::string_view text = TypeName<T>::text();
  text.remove_prefix(text.find(mark) + mark.size());
  text.remove_suffix(1);  // the bracket
  return text;
}

}  // namespace lambda_wasm::detail
