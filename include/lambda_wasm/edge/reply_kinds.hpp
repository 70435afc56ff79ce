#pragma once
/// @file
/// The kinds of HTTP replies in Wasm, which JavaScript reads: http.hpp writes them.

#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::detail {

/// A reply that JavaScript converts to the form of the request's sender.
struct HttpReplyParts {};
/// As above, of a function with routes.
struct RoutedReplyParts {};
/// As above, of one with files too.
struct FiledReplyParts {};

}  // namespace lambda_wasm::detail

namespace lambda_wasm {

template <>
struct EdgeCodec<detail::HttpReplyParts> {
  static constexpr bool is_defined = true;
  using Parts = detail::TypeList<>;
  static constexpr void put_schema(auto& put) { put('r'); }
};

template <>
struct EdgeCodec<detail::RoutedReplyParts> {
  static constexpr bool is_defined = true;
  using Parts = detail::TypeList<>;
  static constexpr void put_schema(auto& put) { put('R'); }
};

template <>
struct EdgeCodec<detail::FiledReplyParts> {
  static constexpr bool is_defined = true;
  using Parts = detail::TypeList<>;
  static constexpr void put_schema(auto& put) { put('F'); }
};

}  // namespace lambda_wasm
