#pragma once
/// @file
/// Exporting a handler for invocations that are answered in one piece.

#include <type_traits>
#include <utility>

namespace lambda_wasm {

namespace detail {

struct BufferedTag {};

/// A handler whose reply goes out in one piece.
template <class Callable>
struct Buffered {
  Callable callable;
};

}  // namespace detail

/// Behind a callable in LAMBDA_WASM_EXPORT or LAMBDA_WASM_HANDLER: what it writes to its ResponseStream is answered in one piece.
/// Before it a handler that is called `buffered` itself is qualified: `LAMBDA_WASM_EXPORT(name, shop::buffered, buffered)`.
[[maybe_unused]] inline constexpr detail::BufferedTag buffered{};

namespace detail {

// The macros return their arguments from a lambda: of several, this is what the comma between the last two does. So a callable
// alone is made in place, and need be neither copied nor moved.
template <class Callable>
Buffered<std::decay_t<Callable>> operator,(Callable&& callable, BufferedTag) {
  return {std::forward<Callable>(callable)};
}

}  // namespace detail

}  // namespace lambda_wasm
