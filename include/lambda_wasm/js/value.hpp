#pragma once
/// @file
/// C++ values as values of JavaScript: what its functions are called with.
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

/// Makes the JavaScript value of a T that crosses (kind.hpp), at once, which is faster by far than setting properties of a val one
/// by one. It is as the T would be in JSON, but for what JSON lacks: `Bytes` are a Uint8Array, a time is a Date (to its milliseconds),
/// an integer beyond ±(2^53 - 1) is a BigInt, and an optional that is empty is undefined.
///
/// @throws Error an enum's value that its description does not name
template <Crossing T>
[[nodiscard]] emscripten::val to_val(const T& value) {
  // One of its own: what converts the value may come here itself.
  wire::Block block;
  wire::write_message(block, value);
  return emscripten::val::take_ownership(lambda_wasm_to_val(&block, lambda_wasm::detail::value_text<T>.data()));
}

}  // namespace lambda_wasm::js
