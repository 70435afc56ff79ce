#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::text {

/// Returns the concatenation of the parts, in `storage`. For texts that are written rarely, such as the message of a failure: it
/// costs the caller one call and no cleanup, where a string costs many instructions.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view join(Storage& storage,
                                                                    std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  char* const begin = storage.allocate(size);
  char* to = begin;
  for (const std::string_view part : parts) to += part.copy(to, part.size());
  return {begin, size};
}

}  // namespace lambda_wasm::text
