#pragma once
/// @file
/// Pulls a described value of the invocation.

#include <new>
#include <string>
#include <vector>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/checked.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::wire {

/// Copies the texts of a message to an Error that has none yet: its type, its message and, for a mismatch, the place.
[[LAMBDA_WASM_DETAIL_COLD]] inline void read_error(const host::Message& message, bool has_place, Error& error) {
  Reader reader(message);
  const auto put = [&](std::string& text) { new (&text) std::string(reader.read<std::string>()); };
  put(error.type);
  put(error.message);
  if (!has_place) return;
  std::vector<Mismatch>(1).swap(error.mismatches);
  Mismatch& place = error.mismatches[0];
  put(place.pointer);
  put(place.expected);
  put(place.found);
  error.count = 1;
}

/// The Error of a message that is a mismatch.
[[LAMBDA_WASM_DETAIL_COLD]] inline Error read_mismatch(const host::Message& message) {
  Error error = detail::ErrorAccess::blank();
  read_error(message, true, error);
  return error;
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_mismatch(const host::Message& message) {
#if LAMBDA_WASM_EXCEPTIONS
  throw read_mismatch(message);
#else
  Reader reader(message);  // without exceptions the place is not visible to anyone
  const std::string_view type = reader.text();
  detail::raise(type, reader.text());
#endif
}

/// Returns a reader of the event's values that the codec describes, for code that reads them by hand.
[[nodiscard, gnu::noinline]] inline Reader fetch(const char* codec) {
  const host::Message message = host::pull(host::From::event, codec);
  if (!message.fits) raise_mismatch(message);
  return Reader(message);
}

/// Pulls the event or the context as a T. Its views are valid until the invocation's result is delivered.
///
/// @throws Error `error_type::invalid_event` for the first value that does not fit or breaks a constraint
template <Crossing T>
[[nodiscard]] T pull(host::From from) {
  const host::Message message = host::pull(from, detail::codec_text<T>.data());
  if (!message.fits) raise_mismatch(message);
  T value{};
  if constexpr (detail::has_constraints<T>()) {
    const constraints::Breach breach = read_checked(message, value);
    if (breach.is_found()) detail::raise(breach.error(error_type::invalid_event));
  } else {
    Reader(message).read_into(value);
  }
  return value;
}

}  // namespace lambda_wasm::wire
