#pragma once
/// @file
/// What JavaScript throws, in C++.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm::js {

/// What a promise was rejected with: its `type` is the error's name, as in `TypeError`, and its `message` the error's. Of a value that
/// is no Error they are its type in JavaScript and its text.
///
/// One that leaves a handler fails the invocation with the JavaScript value itself.
class Error : public lambda_wasm::Error {
 public:
  /// @param name, error_message  become `type` and `message`
  /// @param thrown  becomes `value`: the caller gets it if this error leaves a handler
  Error(std::string_view name, std::string error_message, emscripten::val thrown)
      : lambda_wasm::Error(name, std::move(error_message)), value(std::move(thrown)) {}

  /// Its stack as text; empty where it has none.
  [[nodiscard]] std::string stack() const {
    const emscripten::val text = member("stack");
    return text.isString() ? text.as<std::string>() : std::string();
  }
  /// What it was caused by (ECMA-262 section 20.5.8.1); undefined where it does not say.
  [[nodiscard]] emscripten::val cause() const { return member("cause"); }

  emscripten::val value;  ///< what was thrown

 private:
  [[nodiscard]] emscripten::val member(const char* name) const {
    return value.isNull() || value.isUndefined() ? emscripten::val::undefined() : value[name];
  }
};

}  // namespace lambda_wasm::js

#if LAMBDA_WASM_EXCEPTIONS
// Linked where a js::Error can be thrown (edge/emscripten.hpp). Before anything has waited JavaScript takes no handle.
extern "C" [[LAMBDA_WASM_DETAIL_COLD, gnu::weak, gnu::used]] std::uint32_t lambda_wasm_thrown_handle() noexcept {
  if (!lambda_wasm::detail::Wait::has_any()) return 0;
  try {
    throw;
  } catch (const lambda_wasm::js::Error& error) {
    return lambda_wasm::HandleCodec<emscripten::val>::to_word(error.value);
  } catch (...) {
    return 0;
  }
}
#endif
