#pragma once
/// @file
/// The macros that make a callable a handler. They stand at namespace scope of a source file, in as many files and static
/// libraries of a function as one likes.

#ifdef __EMSCRIPTEN__
#include <lambda_wasm/edge/abi.hpp>
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

/// Exports the callable as `handler`: the deployment's handler string is then `index.handler`.
///
/// A callable is a function, a lambda or an object with one operator(). It takes an input, a `ResponseStream&` and a
/// `const Context&`, or any of them in this order, and returns a result, a `Result` of one, or nothing, or a `Task` of these. What
/// inputs and results may be is in kind.hpp, and `Request` and `Response` besides. One that takes a `ResponseStream&` streams its
/// reply.
#define LAMBDA_WASM_HANDLER(...) LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_HANDLER, "handler", __VA_ARGS__)

/// Exports the callable under another name: the handler string is `index.<name>`. `LAMBDA_WASM_EXPORT(name, callable, buffered)`
/// exports one that takes a ResponseStream for invocations that are answered in one piece.
#define LAMBDA_WASM_EXPORT(name, ...) LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_HANDLER, #name, __VA_ARGS__)

/// Runs a callable without parameters while the module loads, and again in each fresh instance that replaces a failed one.
/// What it throws is the function's init error. Natively it runs before main(), and what it throws ends the program.
///
/// It may give a `Task<>`: the module is then loaded when that has ended. Several of those run at the same time.
#define LAMBDA_WASM_INIT(...) LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_INIT, __VA_ARGS__)

/// Exports a function under its own name, for JavaScript to call: of any parameters and a result that cross. It is not async, but
/// gives a promise where the function gives a `Task`; and, of a module that takes time to load, while a fresh instance begins.
/// A C++ exception is thrown as an Error there. What an argument views is there while the call runs. Natively the function is
/// only checked.
#define LAMBDA_WASM_FUNCTION(name) \
  LAMBDA_WASM_DETAIL_COUNTED(LAMBDA_WASM_DETAIL_FUNCTION, #name, ::lambda_wasm::detail::function_adapter(&name))

// Each expansion has names of its own: two handlers of one name, in one file or in two, are an error of the build, in one sentence.
// From clang 22 on -Wpedantic warns of __COUNTER__ in the user's own line, even where the macro is of a system header.
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

// This expands among the user's own names, and must hide none of them: `buffered` is declared only where a second argument may be
// meant by it, so that a handler may have that name.
#define LAMBDA_WASM_DETAIL_CALLABLE(number, callable, ...) \
  static auto lambda_wasm_callable_##number = [] {         \
    __VA_OPT__(using ::lambda_wasm::buffered;)             \
    return callable __VA_OPT__(, ) __VA_ARGS__;            \
  }();

#ifdef __EMSCRIPTEN__
// Each has a descriptor of its own, so that the build sees two of one name even where their types are the same. embind's macro defines a
// struct. In the unnamed namespace it differs from that of another file; else the linker keeps one of two constructors that are not
// inlined.
#define LAMBDA_WASM_DETAIL_ENTRY(text_of, number, name, ...)                                                             \
  LAMBDA_WASM_DETAIL_CALLABLE(number, __VA_ARGS__)                                                                       \
  static constexpr auto lambda_wasm_text_##number = ::lambda_wasm::detail::text_of<lambda_wasm_callable_##number, name>; \
  namespace {                                                                                                            \
  EMSCRIPTEN_BINDINGS(lambda_wasm_##number) {                                                                            \
    ::lambda_wasm::edge::export_entry<lambda_wasm_callable_##number>(name, lambda_wasm_text_##number.data());            \
  }                                                                                                                      \
  }
#define LAMBDA_WASM_DETAIL_HANDLER(number, ...) LAMBDA_WASM_DETAIL_ENTRY(text_of_handler, number, __VA_ARGS__)
#define LAMBDA_WASM_DETAIL_FUNCTION(number, ...) LAMBDA_WASM_DETAIL_ENTRY(text_of_function, number, __VA_ARGS__)
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
