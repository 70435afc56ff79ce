#pragma once
/// @file
/// Errors of JavaScript, in C++.

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

/// The reason for which a promise was rejected. `type` is the name of the JavaScript error, such as `TypeError`, and `message` is
/// its message. If the reason is not an Error, they are its JavaScript type and its text.
///
/// If it leaves a handler, the invocation fails with the original JavaScript value.
class Error : public lambda_wasm::Error {
 public:
  /// @param name, error_message  become `type` and `message`
  /// @param thrown  becomes `value`: the caller gets it if this error leaves a handler
  Error(std::string_view name, std::string error_message, emscripten::val thrown)
      : lambda_wasm::Error(name, std::move(error_message)), value(std::move(thrown)) {}

  /// The stack trace as text; empty if it has none.
  [[nodiscard]] std::string stack() const {
    const emscripten::val text = member("stack");
    return text.isString() ? text.as<std::string>() : std::string();
  }
  /// The error's `cause` (ECMA-262 section 20.5.8.1); undefined if it has none.
  [[nodiscard]] emscripten::val cause() const { return member("cause"); }

  emscripten::val value;  ///< the value that JavaScript threw

 private:
  [[nodiscard]] emscripten::val member(const char* name) const {
    return value.isNull() || value.isUndefined() ? emscripten::val::undefined() : value[name];
  }
};

}  // namespace lambda_wasm::js

#if LAMBDA_WASM_EXCEPTIONS
// Linked if a js::Error can be thrown (edge/emscripten.hpp). Before the first await, JavaScript takes no handle.
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
