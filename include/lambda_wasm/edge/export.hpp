#pragma once
/// @file
/// How the macros of entry.hpp export handlers and functions to JavaScript, through embind, and run the callables of
/// LAMBDA_WASM_INIT.

#include <cstdint>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/edge/asynchronous.hpp>
#include <lambda_wasm/edge/embind.hpp>
#include <lambda_wasm/edge/emscripten.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/edge/runtime.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/handler_entry.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/registry.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
using lambda_wasm_invoke_function = std::uint32_t (*)(lambda_wasm::detail::Pass pass);
// An enum: the type_info of an integer is in an archive member with much other code.
enum lambda_wasm_exported : std::uint32_t {};
lambda_wasm_exported lambda_wasm_export(lambda_wasm_invoke_function invoke, const char* descriptor, const void* invocation,
                                        const void* reply);
/// Runs the task of LAMBDA_WASM_INIT: the module is loaded when the task has ended.
void lambda_wasm_initialize(lambda_wasm_invoke_function invoke, const void* invocation, const void* reply);
}

namespace lambda_wasm::edge {

/// Invokes one handler with the message that JavaScript has written, or warms it up. @returns a detail::Status
template <detail::Invoke Handler>
std::uint32_t invoke(detail::Pass pass) {
  const InvocationEnd end;
  return static_cast<std::uint32_t>(Handler(current().message(), reply(), pass));
}

/// Passes a handler to embind, which exports the function that JavaScript has built around it. embind treats that function as a
/// constant of type val. embind.js identifies the type by its number, so that a module without val links nothing for it.
inline void export_handler(const char* name, const char* descriptor, lambda_wasm_invoke_function invoke) {
#if LAMBDA_WASM_EXCEPTIONS
  keep_spare();
#endif
  const lambda_wasm_exported exported = lambda_wasm_export(invoke, descriptor, &current(), &reply());
#ifdef LAMBDA_WASM_EMBIND_STOCK
  emscripten::constant(name, emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(exported)));
#else
  emscripten::constant(name, exported);
#endif
}

/// Exports the callable of a static variable as the descriptor says.
template <auto& callable>
void export_entry(const char* name, const char* descriptor) {
  using Handler = detail::KnownHandler<callable>;
  if constexpr (Handler::is_asynchronous) {
    if constexpr (Handler::is_streamed) enable_waiting();  // even if the handler never waits: the end of its reply is awaited
    export_handler(name, descriptor, &invoke_suspendable<detail::invoke_known<callable>>);
  } else {
    export_handler(name, descriptor, &invoke<detail::invoke_known<callable>>);
  }
}

/// Runs a callable of LAMBDA_WASM_INIT. A failure ends the loading of the module with its name and message.
template <class Callable>
void initialize(Callable&& callable) {
  const detail::Status status = detail::guarded(reply(), [&] {
    callable();
    return detail::Status::result;
  });
  if (status == detail::Status::result) return;
  const wire::Block& failure = reply();
  lambda_wasm_fail(static_cast<std::uint32_t>(status), failure.text, failure.words[0], failure.text + failure.words[0],
                   failure.words[1]);
}

/// As `initialize`, for the callable of a static variable, which may return a task.
template <class Callable, Callable* callable>
void initialize_by() {
  if constexpr (detail::is_task<decltype((*callable)())>) {
    static constexpr detail::Invoke invoke_callable = [](host::Message message, wire::Block& block, detail::Pass pass) {
      return detail::HandlerOf<Callable>::invoke(*callable, message, block, pass);
    };
    enable_waiting();
    lambda_wasm_initialize(&invoke_suspendable<invoke_callable>, &current(), &reply());
  } else {
    initialize(*callable);
  }
}

}  // namespace lambda_wasm::edge
