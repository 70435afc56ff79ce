#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>

namespace lambda_wasm::text {

/// A hash of 64 bits, eight bytes a step. Each step is one to one, and so mixed that a change reaches all later ones. Not for secrets.
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline std::uint64_t hash_of(std::string_view bytes) noexcept {
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;  // 2^64 divided by the golden ratio, odd
  std::uint64_t hash = bytes.size() * factor;
  const char* at = bytes.data();
  for (std::size_t left = bytes.size(); left != 0;) {
    std::uint64_t word = 0;
    if (left >= sizeof word) {
      std::memcpy(&word, at, sizeof word);
      at += sizeof word;
      left -= sizeof word;
    } else {
      while (left != 0) word = word << 8 | static_cast<unsigned char>(at[--left]);
    }
    hash = (hash ^ word) * factor;
    hash ^= hash >> 32;
  }
  hash *= factor;
  return hash ^ hash >> 29;
}

}  // namespace lambda_wasm::text
