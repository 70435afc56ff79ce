#pragma once

#include <type_traits>

namespace lambda_wasm::detail {

/// A value whose destructor is one function for all its users. Inlined into each of them, it would be the largest part of a small
/// handler.
template <class T>
struct Held {
  T value;

  [[gnu::noinline]] ~Held() {}  // NOLINT(modernize-use-equals-default): a defaulted one is inlined
  ~Held()
    requires std::is_trivially_destructible_v<T>
  = default;
};

}  // namespace lambda_wasm::detail
