#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>

namespace lambda_wasm::text {

/// The parts one behind the other. A sentence costs its caller one call, where `append` after `append` is many.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string join(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string text;
  text.reserve(size);
  for (const std::string_view part : parts) text.append(part.data(), part.size());
  return text;
}

}  // namespace lambda_wasm::text
