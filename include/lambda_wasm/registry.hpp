#pragma once
/// @file
/// The handlers of a native program. The macros of entry.hpp register them before main() runs.

#include <lambda_wasm/handler_entry.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// Reads the input from the message, calls the handler, and writes its result or its failure to the block.
using Invoke = Status (*)(host::Message message, wire::Block& block, Pass pass);

/// A registered handler: a static object, appended to the list by its constructor.
struct Registered {
  const char* descriptor;  ///< a `handler_text`
  Invoke invoke;
  Registered* next = nullptr;

  Registered(const char* handler_descriptor, Invoke invoke_handler) : descriptor(handler_descriptor), invoke(invoke_handler) {
    Registered** last = &first();
    while (*last != nullptr) last = &(*last)->next;
    *last = this;
  }

  static Registered*& first() {
    static Registered* list = nullptr;
    return list;
  }
};

/// The callable of a static variable, registered under a name.
template <auto& callable, FixedText name>
struct RegisteredHandler : Registered {
  RegisteredHandler() : Registered(text_of_handler<callable, name>.data(), &invoke_known<callable>) {}
};

}  // namespace lambda_wasm::detail
