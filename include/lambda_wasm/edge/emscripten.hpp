#pragma once
/// @file
/// The edge in Wasm: what host/ declares, answered by JavaScript. Its imports are the functions of
/// cmake/javascript/runtime/library.js.

#include <emscripten/em_macros.h>
#include <emscripten/stack.h>

#include <cstdint>
#include <exception>
#include <string_view>
#include <tuple>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/edge/memory.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/edge/rethrow.hpp>
#include <lambda_wasm/edge/runtime.hpp>
#include <lambda_wasm/edge/stdio.hpp>
#include <lambda_wasm/edge/threads.hpp>
#include <lambda_wasm/host/fail.hpp>
#include <lambda_wasm/host/log.hpp>
#include <lambda_wasm/host/number.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/thrown.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
// Whether there was a mismatch, which is then the message.
std::uint32_t lambda_wasm_pull(std::uint32_t from, const char* codec);
double lambda_wasm_remaining_milliseconds();
[[noreturn]] void lambda_wasm_fail(std::uint32_t status, const char* type, std::uint32_t type_size, const char* message,
                                   std::uint32_t message_size);
double lambda_wasm_parse_double(const char* text, std::uint32_t size);
std::uint32_t lambda_wasm_print_double(double value, char* to);
std::int32_t lambda_wasm_log_level();
void lambda_wasm_log(std::uint32_t level, const char* message, std::uint32_t message_size, const char* fields,
                     std::uint32_t fields_size);
/// js/error.hpp defines it. It is null in a module without that header.
[[gnu::weak]] std::uint32_t lambda_wasm_thrown_handle() noexcept;
}

namespace lambda_wasm::edge {

/// The block that results are written to.
inline wire::Block& reply() {
  [[clang::no_destroy]] static constinit wire::Block block;
  return block;
}

/// Ends the running invocation, also when a JavaScript exception passes through: frees what it held, and flushes stdio.
struct InvocationEnd {
  ~InvocationEnd() {
    current().end();
    if (flush_stdio != nullptr) flush_stdio();
  }
};

}  // namespace lambda_wasm::edge

extern "C" {
// Weak, as in embind.hpp: the same in every file.

// Called from JavaScript, never from C++. @returns 0 where there was no memory for it
[[gnu::weak]] EMSCRIPTEN_KEEPALIVE std::uint32_t lambda_wasm_reserve(void*, std::uint32_t used_words, std::uint32_t words,
                                                                     std::uint32_t kept, std::uint32_t bytes) {
  return lambda_wasm::edge::current().reserve(used_words, words, kept, bytes);
}
/// How far the stack has grown down; after a trap, where it stood.
[[gnu::weak]] EMSCRIPTEN_KEEPALIVE std::uint32_t lambda_wasm_stack() {
  return static_cast<std::uint32_t>(emscripten_stack_get_current());
}
}

namespace lambda_wasm::host {

inline Message pull(From from, const char* codec) {
  const bool fits = lambda_wasm_pull(static_cast<std::uint32_t>(from), codec) == 0;
  return edge::current().message(fits);
}

inline double remaining_milliseconds() { return lambda_wasm_remaining_milliseconds(); }

inline Storage& storage() { return edge::current().storage(); }

[[noreturn]] inline void fail(std::string_view type, std::string_view message) {
  lambda_wasm_fail(static_cast<std::uint32_t>(detail::Status::error), type.data(), static_cast<std::uint32_t>(type.size()),
                   message.data(), static_cast<std::uint32_t>(message.size()));
}

inline std::uint32_t thrown_handle() noexcept { return lambda_wasm_thrown_handle != nullptr ? lambda_wasm_thrown_handle() : 0; }

inline double parse_double(const char* text, std::size_t size) {
  return lambda_wasm_parse_double(text, static_cast<std::uint32_t>(size));
}
inline std::size_t print_double(double value, char* to) { return lambda_wasm_print_double(value, to); }

// The platform sets the level before the function is loaded, so JavaScript is asked once.
inline bool is_logged(LogLevel level) {
  constexpr std::int32_t unknown = -2;
  static constinit std::int32_t lowest = unknown;
  if (lowest == unknown) lowest = lambda_wasm_log_level();
  return static_cast<std::int32_t>(level) >= lowest;
}

inline void log(LogLevel level, std::string_view message, std::string_view fields) {
  if (edge::flush_stdio != nullptr) edge::flush_stdio();
  lambda_wasm_log(static_cast<std::uint32_t>(level), message.data(), static_cast<std::uint32_t>(message.size()), fields.data(),
                  static_cast<std::uint32_t>(fields.size()));
}

/// What the functions above are, for files that only declare them: one that includes no more than json/json.hpp. Where nothing
/// calls an inline function its file need not hold it; where its address stands in what is weak, and so is in every file, it
/// does. Nothing reads this, so the link drops it.
[[gnu::weak]] extern constinit const std::tuple definitions{pull,         remaining_milliseconds, storage,   fail, thrown_handle,
                                                            parse_double, print_double,           is_logged, log};

}  // namespace lambda_wasm::host
