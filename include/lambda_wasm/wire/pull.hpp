#pragma once
/// @file
/// Pulls a described value of the invocation.

#include <string>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::wire {

/// The error for a value that does not fit its type.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline Error mismatch(std::string_view pointer, std::string_view expected, std::string_view found) {
  std::string message("The value");
  if (!pointer.empty()) message.append(" at ").append(pointer);
  message.append(" does not fit: expected ").append(expected).append(", found ").append(found).append(".");
  Error error(error_type::invalid_event, std::move(message));
  error.add({std::string(pointer), std::string(expected), std::string(found)});
  return error;
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_mismatch(host::Message message) {
  Reader reader(message);
  const std::string_view pointer = reader.text();
  const std::string_view expected = reader.text();
  const std::string_view found = reader.text();
  detail::raise(mismatch(pointer, expected, found));
}

/// The message of an event's codec, to be read by hand.
[[nodiscard, gnu::noinline]] inline Reader fetch(const char* codec) {
  const host::Message message = host::pull(host::Part::event, codec);
  if (!message.fits) raise_mismatch(message);
  return Reader(message);
}

/// The part as a T. Its views stay until the invocation's result is delivered.
///
/// @throws Error `error_type::invalid_event` for the first value that does not fit
template <Crossing T>
[[nodiscard]] T pull(host::Part part) {
  const host::Message message = host::pull(part, detail::codec_text<T>.data());
  if (!message.fits) raise_mismatch(message);
  T value{};
  Reader(message).read_into(value);
  return value;
}

}  // namespace lambda_wasm::wire
