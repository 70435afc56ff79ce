#pragma once
/// @file
/// Invokes a handler in a test.

#include <concepts>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::testing {

using edge::Outcome;

/// Invokes `handler`, any callable that LAMBDA_WASM_HANDLER takes, with an event as JSON text. The event is converted to the
/// input as on Lambda. The outcome has what the caller on Lambda gets: the result, or the error of an exception.
///
///     const auto outcome = testing::invoke(buy, R"({"sku": "pear", "count": 2})");
///     CHECK(outcome.reply == R"({"total":2.4})");
///
/// `context_json` has members of the Node.js runtime's context, by the same names: `{"awsRequestId": "…"}`.
/// `getRemainingTimeInMillis` is a number there, the milliseconds at the start of the invocation (3000 if absent).
/// An event that does not fit the input, or is not JSON, is a failure of the outcome. The function itself throws nothing.
template <class Callable>
  requires(!std::convertible_to<Callable, std::string_view>)
[[nodiscard]] Outcome invoke(Callable&& handler, std::string_view event_json, std::string_view context_json = "{}") {
  // A function decays to a pointer; an object is called as it is.
  using Given = std::remove_reference_t<Callable>;
  using Called = std::conditional_t<std::is_class_v<Given>, Given, std::decay_t<Given>>;
  using Handler = detail::HandlerOf<Called>;
  constexpr const char* descriptor =
      detail::handler_text<"handler", typename Handler::InputWire, typename Handler::ResultWire>.data();
  const auto call = [&handler](host::Message message, wire::Block& block) {
    if constexpr (std::is_class_v<Given>) {
      return Handler::invoke(handler, message, block);
    } else {
      Called pointer = handler;
      return Handler::invoke(pointer, message, block);
    }
  };
  return edge::detail::invoke(edge::detail::HandlerSchema(descriptor), call, event_json, context_json);
}

/// As above, for the handler that a macro of the program registers under `name`. If no handler or several have the name, the
/// outcome is a failure.
[[nodiscard]] inline Outcome invoke(std::string_view name, std::string_view event_json, std::string_view context_json = "{}") {
  const edge::detail::Found found = edge::detail::find_registered(name);
  if (found.handler == nullptr) return edge::detail::failure(error_type::error, found.problem);
  return edge::detail::invoke(*found.handler, event_json, context_json);
}

}  // namespace lambda_wasm::testing
