#pragma once
/// @file
/// Exports a streaming handler for invocations with a buffered reply.

#include <type_traits>
#include <utility>

namespace lambda_wasm {

namespace detail {

struct BufferedTag {};

/// A handler whose reply is buffered and sent in one piece.
template <class Callable>
struct Buffered {
  Callable callable;
};

}  // namespace detail

/// Write it after a callable in LAMBDA_WASM_EXPORT or LAMBDA_WASM_HANDLER: everything that the handler writes to its
/// ResponseStream is then buffered and sent in one piece. If the handler itself is named `buffered`, qualify it:
/// `LAMBDA_WASM_EXPORT(name, shop::buffered, buffered)`.
[[maybe_unused]] inline constexpr detail::BufferedTag buffered{};

namespace detail {

// The macros return their arguments from a lambda. If there are two, this is the comma between them. A callable alone is therefore
// constructed in place, and need be neither copied nor moved.
template <class Callable>
Buffered<std::decay_t<Callable>> operator,(Callable&& callable, BufferedTag) {
  return {std::forward<Callable>(callable)};
}

}  // namespace detail

}  // namespace lambda_wasm
