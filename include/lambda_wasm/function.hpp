#pragma once
/// @file
/// A plain function that JavaScript calls: its arguments are one input.

#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/handler.hpp>

namespace lambda_wasm::detail {

/// A callable of any parameters that cross, as a handler of its arguments.
template <class Callable, class Parameters = typename SignatureOf<Callable>::parameters>
struct FunctionAdapter;
template <class Callable, class... Parameters>
struct FunctionAdapter<Callable, TypeList<Parameters...>> {
  static_assert((Crossing<std::remove_cvref_t<Parameters>> && ...),
                "A function that JavaScript calls takes only types that cross: see LAMBDA_WASM_FUNCTION.");
  Callable callable;

  decltype(auto) operator()(Arguments<std::remove_cvref_t<Parameters>...>& arguments) {
    return std::apply([this](auto&... argument) -> decltype(auto) { return callable(static_cast<Parameters>(argument)...); }, arguments.values);
  }
};

template <class Callable>
FunctionAdapter<Callable> function_adapter(Callable callable) {
  return {callable};
}

}  // namespace lambda_wasm::detail
