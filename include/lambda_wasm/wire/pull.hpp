#pragma once
/// @file
/// Pulls a described value of the invocation.

#include <string>
#include <utility>
#include <vector>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::wire {

/// The Error that a message is which does not fit.
[[LAMBDA_WASM_DETAIL_COLD]] inline Error read_mismatch(const host::Message& message) {
  Reader reader(message);
  // Every function carries this: so nothing is moved, and no vector grows.
  Error error(error_type::invalid_event, std::string(reader.text()));
  std::vector<Detail>(1).swap(error.details);
  error.count = 1;
  Detail& place = error.details[0];
  place.pointer = reader.text();
  place.expected = reader.text();
  place.found = reader.text();
  return error;
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_mismatch(const host::Message& message) {
#if LAMBDA_WASM_EXCEPTIONS
  throw read_mismatch(message);
#else
  detail::raise(error_type::invalid_event, Reader(message).text());  // nobody sees the details
#endif
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
