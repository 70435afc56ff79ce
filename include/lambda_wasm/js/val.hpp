#pragma once
/// @file
/// `emscripten::val` as a handler's input, its result, or a member of either: the JavaScript value itself, by its handle. A
/// promise as the result is awaited.
///
/// An exception that a call of a val throws passes unchanged to the caller of the handler. Objects on its way are destroyed, and
/// no catch clause of C++ catches it, not even `catch (...)`. With EXCEPTIONS none no objects are destroyed, and a fresh instance
/// takes the next event. JavaScript that C++ calls must not call an entry of the same module: such a call throws an Error.
///
/// A val can be used with void, bool, int, long, float, double, std::string and val itself. Any other type throws a BindingError
/// at run time, unless the function is built with EMBIND stock.

#if !__has_include(<emscripten/val.h>)
#error "lambda_wasm: JavaScript values, fetch and the AWS SDK exist only in Wasm: compile this file only with Emscripten."
#include <emscripten/emscripten.h>  // also missing: the compiler stops here, without further errors
#endif
#include <emscripten/val.h>

#include <cstdint>

#include <lambda_wasm/kind.hpp>

namespace lambda_wasm {

template <>
struct HandleCodec<emscripten::val> {
  static constexpr bool is_defined = true;
  static emscripten::val from_word(std::uint32_t word) {
    return emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(word));
  }
  // JavaScript releases the reference when it has taken the value; by then the val itself is destroyed.
  static std::uint32_t to_word(const emscripten::val& value) {
    return reinterpret_cast<std::uint32_t>(emscripten::val(value).release_ownership());
  }
};

}  // namespace lambda_wasm
