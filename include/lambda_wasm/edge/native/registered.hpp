#pragma once
/// @file
/// Finds the handlers of a native program by their names.

#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/edge/native/invoke.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/registry.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::edge::detail {

/// A registered handler, or the message that says why there is none.
struct Found {
  const lambda_wasm::detail::Registered* handler = nullptr;
  std::string problem;
  bool has_others = false;  ///< No handler has that name, but there are others: the message lists them.
};

inline Found find_registered(std::string_view name) {
  Found found;
  std::string names;
  for (const auto* each = lambda_wasm::detail::Registered::first(); each != nullptr; each = each->next) {
    const std::string its_name = HandlerSchema(each->descriptor).name;
    names.append(names.empty() ? "" : ", ").append(its_name);
    if (its_name != name) continue;
    if (found.handler != nullptr) {
      return {nullptr, "Two handlers are named \"" + its_name +
                           "\": give one of them another name with LAMBDA_WASM_EXPORT(name, callable)."};
    }
    found.handler = each;
  }
  if (found.handler != nullptr) return found;
  if (names.empty()) return {nullptr, "The program has no handler: put LAMBDA_WASM_HANDLER(callable) into one of its sources."};
  return {nullptr, "The program has no handler named \"" + std::string(name) + "\": it has " + names + ".", true};
}

inline Outcome invoke(const lambda_wasm::detail::Registered& registered, std::string_view event_json,
                      std::string_view context_json, Loop::Clock clock = Loop::Clock::skipping) {
  const auto call = [&registered](host::Message message, wire::Block& block) {
    return registered.invoke(message, block, lambda_wasm::detail::Pass::call);
  };
  return invoke(HandlerSchema(registered.descriptor), call, event_json, context_json, clock);
}

}  // namespace lambda_wasm::edge::detail
