#pragma once
/// @file
/// The macros that make a callable a handler. Write them at namespace scope of a source file. A function may have any number of
/// such files and static libraries.

#ifdef __EMSCRIPTEN__
#include <lambda_wasm/edge/abi.hpp>
#include <lambda_wasm/edge/document.hpp>
#include <lambda_wasm/edge/export.hpp>
#include <lambda_wasm/edge/http.hpp>
#include <lambda_wasm/js/val.hpp>
#else
#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/http/adapter.hpp>
#endif
#include <lambda_wasm/buffered.hpp>
#include <lambda_wasm/function.hpp>
#include <lambda_wasm/handler_entry.hpp>
#include <lambda_wasm/registry.hpp>

/// Exports the callable as `handler`: the handler string of the deployment is then `index.handler`.
///
/// A callable is a function, a lambda or an object with one operator(). Its parameters are an input, a `ResponseStream&` and a
/// `const Context&`, or some of these in this order. It returns a result, a `Result` of one, nothing, or a `Task` of these.
/// kind.hpp lists the types of inputs and results; `Request` and `Response` are allowed too. A callable that takes a
/// `ResponseStream&` streams its reply.
#define LAMBDA_WASM_HANDLER(...) LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_HANDLER, "handler", __VA_ARGS__)

/// Exports the callable under another name: the handler string is `index.<name>`. `LAMBDA_WASM_EXPORT(name, callable, buffered)`
/// exports a callable that takes a ResponseStream for invocations with a buffered reply.
#define LAMBDA_WASM_EXPORT(name, ...) LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_HANDLER, #name, __VA_ARGS__)

/// Runs a callable without parameters while the module loads, and again in each fresh instance that replaces a failed one. An
/// exception is the function's init error. In a native build the callable runs before main(), and an exception ends the program.
///
/// If it returns a `Task<>`, the module is loaded when the task has ended. Several such tasks run concurrently.
#define LAMBDA_WASM_INIT(...) LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_INIT, __VA_ARGS__)

/// Exports a function under its own name, for JavaScript to call. Its parameters and its result must be types that cross. The
/// JavaScript function is synchronous, with two exceptions: it returns a promise if the C++ function returns a `Task`, and, in a
/// module that takes time to load, while a fresh instance starts. A C++ exception is thrown as an Error there. Views in arguments
/// are valid during the call. A native build only checks the types.
#define LAMBDA_WASM_FUNCTION(name) \
  LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_FUNCTION, #name, ::lambda_wasm::detail::function_adapter(&name))

// Each expansion has unique names: two handlers of one name, in one file or in two, are a build error of one sentence. In clang
// 22 and later -Wpedantic warns of __COUNTER__ in the user's own line, even if the macro is from a system header.
#define LAMBDA_WASM_DETAIL_COUNTED(MACRO, ...)                 \
  LAMBDA_WASM_DETAIL_BEGIN_COUNT                               \
  LAMBDA_WASM_DETAIL_NUMBERED(MACRO, __COUNTER__, __VA_ARGS__) \
  LAMBDA_WASM_DETAIL_END_COUNT
#define LAMBDA_WASM_DETAIL_NUMBERED(MACRO, number, ...) MACRO(number, __VA_ARGS__)
#ifdef __clang__
#if __has_warning("-Wc2y-extensions")
#define LAMBDA_WASM_DETAIL_BEGIN_COUNT _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wc2y-extensions\"")
#define LAMBDA_WASM_DETAIL_END_COUNT _Pragma("clang diagnostic pop")
#endif
#endif
#ifndef LAMBDA_WASM_DETAIL_BEGIN_COUNT
#define LAMBDA_WASM_DETAIL_BEGIN_COUNT
#define LAMBDA_WASM_DETAIL_END_COUNT
#endif

// This expands in the user's scope, and must hide none of the user's names: `buffered` is declared only if there is a second
// argument, so that a handler may have that name.
#define LAMBDA_WASM_DETAIL_CALLABLE(number, callable, ...) \
  static auto lambda_wasm_callable_##number = [] {         \
    __VA_OPT__(using ::lambda_wasm::buffered;)             \
    return callable __VA_OPT__(, ) __VA_ARGS__;            \
  }();

#ifdef __EMSCRIPTEN__
// The documents of entries have a section of their own: the linker keeps a section as a whole, as the first symbol in it demands, and
// those of types come first if they are of one file only.
//
// Each entry has a descriptor of its own, so that the build detects two with the same name, even if their types are the same.
// embind's macro defines a struct. It is in the unnamed namespace to differ from that of another file: otherwise the linker would
// keep only one of the two constructors if they are not inlined.
#define LAMBDA_WASM_DETAIL_ENTRY(kind, number, name, ...)                                                                \
  LAMBDA_WASM_DETAIL_CALLABLE(number, __VA_ARGS__)                                                                       \
  static constexpr auto lambda_wasm_text_##number =                                                                      \
      ::lambda_wasm::detail::text_of_entry<lambda_wasm_callable_##number, name, ::lambda_wasm::detail::Entry::kind>;     \
  [[gnu::used, gnu::retain, gnu::section("lambda_wasm_entries")]] static constexpr auto lambda_wasm_document_##number =  \
      ::lambda_wasm::edge::document_of_entry<lambda_wasm_callable_##number, name, ::lambda_wasm::detail::Entry::kind>(); \
  namespace {                                                                                                            \
  EMSCRIPTEN_BINDINGS(lambda_wasm_##number) {                                                                            \
    ::lambda_wasm::edge::export_entry<lambda_wasm_callable_##number>(name, lambda_wasm_text_##number.data());            \
  }                                                                                                                      \
  }
#define LAMBDA_WASM_DETAIL_HANDLER(number, ...) LAMBDA_WASM_DETAIL_ENTRY(handler, number, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_FUNCTION(number, ...) LAMBDA_WASM_DETAIL_ENTRY(function, number, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_INIT(number, ...)                                                                                 \
  static auto lambda_wasm_init_callable_##number = __VA_ARGS__;                                                              \
  namespace {                                                                                                                \
  EMSCRIPTEN_BINDINGS(lambda_wasm_init_##number) {                                                                           \
    ::lambda_wasm::edge::initialize_by<decltype(lambda_wasm_init_callable_##number), &lambda_wasm_init_callable_##number>(); \
  }                                                                                                                          \
  }
#else
#define LAMBDA_WASM_DETAIL_HANDLER(number, name, ...) \
  LAMBDA_WASM_DETAIL_CALLABLE(number, __VA_ARGS__)    \
  static const ::lambda_wasm::detail::RegisteredHandler<lambda_wasm_callable_##number, name> lambda_wasm_registered_##number;
#define LAMBDA_WASM_DETAIL_FUNCTION(number, name, ...)              \
  LAMBDA_WASM_DETAIL_CALLABLE(number, __VA_ARGS__)                  \
  [[maybe_unused]] static const auto lambda_wasm_checked_##number = \
      &::lambda_wasm::detail::invoke_known<lambda_wasm_callable_##number>;
#define LAMBDA_WASM_DETAIL_INIT(number, ...) \
  [[maybe_unused]] static const bool lambda_wasm_init_##number = ::lambda_wasm::edge::detail::initialize(__VA_ARGS__);
#endif
