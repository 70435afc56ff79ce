#pragma once
/// @file
/// `emscripten::val` as a handler's input, its result, or a member of either: the JavaScript value itself, by its handle. A
/// promise as the result is awaited.
///
/// What a call of a val throws goes to whoever invoked the handler, as it is: objects on its way are destroyed, and no catch
/// clause of C++ sees it, `catch (...)` neither. With EXCEPTIONS none nothing is destroyed, and a fresh instance takes the next
/// event. JavaScript that C++ calls must not call an entry of the same module: that is an Error there.
///
/// A val is used with void, bool, int, long, float, double, std::string and val itself; any other type is a BindingError when it
/// is used, unless the function is built with EMBIND stock.

#if !__has_include(<emscripten/val.h>)
#error "lambda_wasm: JavaScript values, fetch and the AWS SDK exist only in Wasm: compile this file with Emscripten alone."
#include <emscripten/emscripten.h>  // nor is this there: the compiler stops, and says no more
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
  // JavaScript gives the reference back when it has taken the value; the val itself is gone by then.
  static std::uint32_t to_word(const emscripten::val& value) {
    return reinterpret_cast<std::uint32_t>(emscripten::val(value).release_ownership());
  }
};

}  // namespace lambda_wasm
