#pragma once
/// @file
/// C++ values as JavaScript values, for example as arguments of JavaScript functions.
///
///     client.call<val>("put", js::to_val(order));

#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
// `codec` is the address of a detail::value_text.
emscripten::EM_VAL lambda_wasm_to_val(const lambda_wasm::wire::Block* block, const char* codec);
}

namespace lambda_wasm::js {

/// Makes a JavaScript value from a T that crosses (kind.hpp). This is much faster than setting the properties of a val one by
/// one. The value is as in JSON, except for types that JSON lacks: `Bytes` become a Uint8Array, a time becomes a Date (with
/// millisecond precision), an integer beyond ±(2^53 - 1) becomes a BigInt, and an empty optional becomes undefined.
///
/// @throws Error if an enum has a value that its description does not name
template <Crossing T>
[[nodiscard]] emscripten::val to_val(const T& value) {
  // A block for this call only: a conversion may call to_val itself.
  wire::Block block;
  wire::write_message(block, value);
  return emscripten::val::take_ownership(lambda_wasm_to_val(&block, lambda_wasm::detail::value_text<T>.data()));
}

}  // namespace lambda_wasm::js
