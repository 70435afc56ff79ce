#pragma once

#include <cstddef>
#include <string_view>

namespace lambda_wasm::detail {

/// A name as a template argument.
template <std::size_t Size>
struct FixedText {
  char text[Size]{};
  consteval FixedText(const char (&literal)[Size]) {  // NOLINT(google-explicit-constructor): a literal is the name
    for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, Size - 1}; }
};

}  // namespace lambda_wasm::detail
