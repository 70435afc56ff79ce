#pragma once

#include <cstdint>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::kinds {

/// Throws the error of a value that nests too deep to be written.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_too_deep() {
  detail::raise(error_type::invalid_result, "The value nests deeper than 256 levels.");
}

/// A level of nesting while a value is written: an object in the function that writes it.
class Level {
 public:
  /// @throws Error if the value nests too deep
  explicit Level(std::uint32_t& depth) : depth_(depth) {
    if (depth == max_depth) raise_too_deep();
    ++depth;
  }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  ~Level() { --depth_; }

 private:
  std::uint32_t& depth_;
};

/// Of a type that does not contain itself no levels are counted.
struct NoLevel {
  ~NoLevel() {}  // NOLINT(modernize-use-equals-default): not trivial, so that an unused one is no warning
};

}  // namespace lambda_wasm::kinds
