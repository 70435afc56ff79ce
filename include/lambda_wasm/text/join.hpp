#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::text {

/// The parts one behind the other, in `storage`. For what is written rarely, a sentence that tells of a failure above all: costs
/// its caller one call and nothing to clean up, where a string costs many.
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
