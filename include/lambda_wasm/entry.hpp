#pragma once
/// @file
/// The macros that make a callable a handler. They stand at namespace scope of a source file, in as many files and static
/// libraries of a function as one likes.

#ifdef __EMSCRIPTEN__
#include <lambda_wasm/edge/asynchronous.hpp>
#include <lambda_wasm/edge/emscripten.hpp>
#include <lambda_wasm/edge/http.hpp>
#include <lambda_wasm/js/val.hpp>
#else
#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/http/adapter.hpp>
#endif
#include <lambda_wasm/buffered.hpp>
#include <lambda_wasm/function.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/registry.hpp>

/// Exports the callable as `handler`: the deployment's handler string is then `index.handler`.
///
/// A callable is a function, a lambda or an object with one operator(). It takes an input, a `ResponseStream&` and a
/// `const Context&`, or any of them in this order, and returns a result, a `Result` of one, or nothing, or a `Task` of these. What
/// inputs and results may be is in kind.hpp, and `Request` and `Response` besides. One that takes a `ResponseStream&` streams its
/// reply.
#define LAMBDA_WASM_HANDLER(...) LAMBDA_WASM_EXPORT(handler, __VA_ARGS__)

/// Exports the callable under another name: the handler string is `index.<name>`. `LAMBDA_WASM_EXPORT(name, callable, buffered)`
/// exports one that takes a ResponseStream for invocations that are answered in one piece.
#define LAMBDA_WASM_EXPORT(name, ...) LAMBDA_WASM_DETAIL_EXPORT(name, __COUNTER__, __VA_ARGS__)

/// Runs a callable without parameters while the module loads, and again in each fresh instance that replaces a failed one.
/// What it throws is the function's init error. Natively it runs before main(), and what it throws ends the program.
///
/// It may give a `Task<>`: the module is then loaded when that has ended. Several of those run at the same time.
#define LAMBDA_WASM_INIT(...) LAMBDA_WASM_DETAIL_INIT(__COUNTER__, __VA_ARGS__)

/// Exports a function under its own name, for JavaScript to call: of any parameters and a result that cross. It is not async, but
/// gives a promise where the function gives a `Task`; and, of a module that takes time to load, while a fresh instance begins.
/// A C++ exception is thrown as an Error there. What an argument views is there while the call runs. Natively the function is
/// only checked.
#define LAMBDA_WASM_FUNCTION(name) LAMBDA_WASM_DETAIL_FUNCTION(name, __COUNTER__)

// Each expansion has names of its own: two handlers of one name, in one file or in two, are told by the build in one sentence.
#define LAMBDA_WASM_DETAIL_EXPORT(name, number, ...) LAMBDA_WASM_DETAIL_ENTRY(handler, name, number, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_FUNCTION(name, number) LAMBDA_WASM_DETAIL_FUNCTION_AS(name, number)
#define LAMBDA_WASM_DETAIL_FUNCTION_AS(name, number) \
  LAMBDA_WASM_DETAIL_ENTRY(function, name, number, ::lambda_wasm::detail::function_adapter(&name))
#define LAMBDA_WASM_DETAIL_ENTRY(kind, name, number, ...)                                                                \
  static auto lambda_wasm_callable_##number = [] {                                                                       \
    using ::lambda_wasm::buffered;                                                                                       \
    return __VA_ARGS__;                                                                                                  \
  }();                                                                                                                   \
  using lambda_wasm_known_##number = ::lambda_wasm::detail::Known<lambda_wasm_callable_##number>;                        \
  static ::lambda_wasm::detail::Status lambda_wasm_invoke_##number(::lambda_wasm::host::Message message,                 \
                                                                   ::lambda_wasm::wire::Block& block) {                  \
    return ::lambda_wasm::detail::HandlerOf<lambda_wasm_known_##number::type>::invoke(lambda_wasm_known_##number::value, \
                                                                                      message, block);                   \
  }                                                                                                                      \
  LAMBDA_WASM_DETAIL_REGISTER(kind, name, number, ::lambda_wasm::detail::HandlerOf<lambda_wasm_known_##number::type>)

#define LAMBDA_WASM_DETAIL_INIT(number, ...) LAMBDA_WASM_DETAIL_INIT_AS(number, __VA_ARGS__)

#define LAMBDA_WASM_DETAIL_TEXT(kind, name, ...)                                                                             \
  ::lambda_wasm::detail::entry_text<::lambda_wasm::detail::entry_of<__VA_ARGS__>(::lambda_wasm::detail::Entry::kind), #name, \
                                    __VA_ARGS__::InputWire, __VA_ARGS__::ResultWire>

#ifdef __EMSCRIPTEN__
// The text is one of its own, so that the build sees two of one name even where their types are the same.
#define LAMBDA_WASM_DETAIL_REGISTER(kind, name, number, ...)                                                               \
  static constexpr auto lambda_wasm_text_##number = LAMBDA_WASM_DETAIL_TEXT(kind, name, __VA_ARGS__);                      \
  EMSCRIPTEN_BINDINGS(lambda_wasm_##number) {                                                                              \
    ::lambda_wasm::edge::export_entry<__VA_ARGS__, &lambda_wasm_invoke_##number>(#name, lambda_wasm_text_##number.data()); \
  }
#define LAMBDA_WASM_DETAIL_INIT_AS(number, ...)                                                                              \
  static auto lambda_wasm_init_callable_##number = __VA_ARGS__;                                                              \
  EMSCRIPTEN_BINDINGS(lambda_wasm_init_##number) {                                                                           \
    ::lambda_wasm::edge::initialize_by<decltype(lambda_wasm_init_callable_##number), &lambda_wasm_init_callable_##number>(); \
  }
#else
#define LAMBDA_WASM_DETAIL_REGISTER(kind, name, number, ...) LAMBDA_WASM_DETAIL_REGISTER_##kind(name, number, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_REGISTER_handler(name, number, ...)                    \
  static const ::lambda_wasm::detail::Registered lambda_wasm_registered_##number( \
      LAMBDA_WASM_DETAIL_TEXT(handler, name, __VA_ARGS__).data(), &lambda_wasm_invoke_##number);
#define LAMBDA_WASM_DETAIL_REGISTER_function(name, number, ...) \
  [[maybe_unused]] static const auto lambda_wasm_registered_##number = &lambda_wasm_invoke_##number;
#define LAMBDA_WASM_DETAIL_INIT_AS(number, ...) \
  [[maybe_unused]] static const bool lambda_wasm_init_##number = ::lambda_wasm::edge::detail::initialize(__VA_ARGS__);
#endif
