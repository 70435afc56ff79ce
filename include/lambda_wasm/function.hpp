#pragma once
/// @file
/// A plain function that JavaScript calls: its arguments are fields of one input.

#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/handler.hpp>

namespace lambda_wasm::detail {

/// Adapts a callable with any parameters that cross to a handler whose input is its arguments.
template <class Callable, class... Parameters>
struct FunctionAdapter {
  Callable callable;

  decltype(auto) operator()(Arguments<std::remove_cvref_t<Parameters>...>& arguments) {
    return std::apply([this](auto&... argument) -> decltype(auto) { return callable(std::forward<Parameters>(argument)...); },
                      arguments.values);
  }
};

template <class Callable, class... Parameters>
auto function_adapter(Callable callable, TypeList<Parameters...>) {
  constexpr bool do_cross = (Crossing<std::remove_cvref_t<Parameters>> && ...);
  static_assert(do_cross,
                "A parameter of a function that JavaScript calls must have a type that a field of a struct with "
                "LAMBDA_WASM_DESCRIBE can have.");
  if constexpr (do_cross) {
    return FunctionAdapter<Callable, Parameters...>{callable};
  } else {
    return [] {};  // so that no further errors follow
  }
}
template <class Callable>
auto function_adapter(Callable callable) {
  return function_adapter(callable, typename SignatureOf<Callable>::parameters{});
}

}  // namespace lambda_wasm::detail
