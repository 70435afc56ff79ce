#pragma once
/// @file
/// The edge in Wasm: implements host/ by calls to JavaScript. Its imports are the functions of
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
#include <lambda_wasm/host/batch.hpp>
#include <lambda_wasm/host/fail.hpp>
#include <lambda_wasm/host/log.hpp>
#include <lambda_wasm/host/number.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/thrown.hpp>
#include <lambda_wasm/host/token.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
// Returns whether there was a mismatch, which is then the message.
std::uint32_t lambda_wasm_pull(std::uint32_t from, const char* codec);
double lambda_wasm_remaining_milliseconds();
[[noreturn]] void lambda_wasm_fail(std::uint32_t status, const char* type, std::uint32_t type_size, const char* message,
                                   std::uint32_t message_size);
double lambda_wasm_parse_double(const char* text, std::uint32_t size);
std::uint32_t lambda_wasm_print_double(double value, char* to);
std::uint32_t lambda_wasm_verify_token(const char* rules, std::uint32_t rules_size, const char* token, std::uint32_t token_size,
                                       const char* key, std::uint32_t key_size, const char* codec);
void lambda_wasm_fetch_keys(const char* rules, lambda_wasm::detail::Wait* wait);
double lambda_wasm_batch_begin(lambda_wasm::host::RecordState* states, std::uint32_t count, std::uint32_t key);
void lambda_wasm_batch_end(lambda_wasm::host::RecordState* states);
void lambda_wasm_batch_log(std::uint32_t fate, std::uint32_t is_type, const char* type, std::uint32_t type_size,
                           const char* message, std::uint32_t message_size, const char* identifier, std::uint32_t identifier_size,
                           const char* receive_count, std::uint32_t receive_count_size);
std::int32_t lambda_wasm_log_level();
void lambda_wasm_log(std::uint32_t level, const char* message, std::uint32_t message_size, const char* fields,
                     std::uint32_t fields_size);
/// js/error.hpp defines it. Null in a module without that header.
[[gnu::weak]] std::uint32_t lambda_wasm_thrown_handle() noexcept;
}

namespace lambda_wasm::edge {

/// The block to which results are written.
inline wire::Block& reply() {
  [[clang::no_destroy]] static constinit wire::Block block;
  return block;
}

/// Ends the running invocation, also if a JavaScript exception passes through: frees its memory, and flushes stdio.
struct InvocationEnd {
  ~InvocationEnd() {
    current().end();
    if (flush_stdio != nullptr) flush_stdio();
  }
};

}  // namespace lambda_wasm::edge

extern "C" {
// Weak, as in embind.hpp: every file has the same definition.

// Called by JavaScript only. @returns 0 if there is no memory for it
[[gnu::weak]] EMSCRIPTEN_KEEPALIVE std::uint32_t lambda_wasm_reserve(void*, std::uint32_t used_words, std::uint32_t words,
                                                                     std::uint32_t kept, std::uint32_t bytes) {
  return lambda_wasm::edge::current().reserve(used_words, words, kept, bytes);
}
/// The stack pointer; after a trap, its value at the trap.
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

inline TokenOutcome verify_token(const Token& token, Message& claims) {
  const auto outcome = static_cast<TokenOutcome>(
      lambda_wasm_verify_token(token.rules.data(), static_cast<std::uint32_t>(token.rules.size()), token.text.data(),
                               static_cast<std::uint32_t>(token.text.size()), token.key.data(),
                               static_cast<std::uint32_t>(token.key.size()), token.codec));
  if (outcome == TokenOutcome::valid) claims = edge::current().message();
  return outcome;
}
inline void fetch_keys(const char* rules, detail::Wait& wait) { lambda_wasm_fetch_keys(rules, &wait); }

inline double begin_batch(RecordState* states, std::size_t count, std::uint32_t key) {
  return lambda_wasm_batch_begin(states, static_cast<std::uint32_t>(count), key);
}
inline void end_batch(RecordState* states) { lambda_wasm_batch_end(states); }
inline void log_record(const FailedRecord& record) {
  const auto size = [](std::string_view text) { return static_cast<std::uint32_t>(text.size()); };
  lambda_wasm_batch_log(static_cast<std::uint32_t>(record.fate), record.is_type ? 1 : 0, record.type.data(), size(record.type),
                        record.message.data(), size(record.message), record.identifier.data(), size(record.identifier),
                        record.receive_count.data(), size(record.receive_count));
}

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

/// Makes the linker find the functions above for files that only declare them, such as a file that includes only json/json.hpp.
/// An inline function that a file does not call need not be in its object file. Here its address is in a weak variable, so every
/// file has it. Nothing reads this variable, so the linker removes it.
[[gnu::weak]] extern constinit const std::tuple definitions{
    pull, remaining_milliseconds, storage, fail, thrown_handle, parse_double, print_double, verify_token, fetch_keys, is_logged,
    log};

}  // namespace lambda_wasm::host
