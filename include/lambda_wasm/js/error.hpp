#pragma once
/// @file
/// What JavaScript throws, in C++.

#include <emscripten/val.h>

#include <exception>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::js {

/// What a promise was rejected with: its `type` is the error's name, as in `TypeError`, and its `message` the error's. Of a value that
/// is no Error they are its type in JavaScript and its text.
///
/// One that leaves a handler fails the invocation with the JavaScript value itself.
class Error : public lambda_wasm::Error {
 public:
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

namespace detail {

#if LAMBDA_WASM_EXCEPTIONS
/// A class of errors of which one has been made: Error, or one that derives from it.
struct ErrorClass {
  const std::type_info* type = nullptr;
  const ErrorClass* next = nullptr;
};
inline constinit const ErrorClass* error_classes = nullptr;
template <class Thrown>
inline constinit ErrorClass error_class{};

[[LAMBDA_WASM_DETAIL_COLD]] inline bool put_rejection(wire::Block& block, const std::exception& exception) {
  const std::type_info& type = typeid(exception);
  const ErrorClass* known = error_classes;
  while (known != nullptr && *known->type != type) known = known->next;
  if (known == nullptr) return false;
  wire::Writer writer(block);
  writer.word(HandleCodec<emscripten::val>::to_word(static_cast<const Error&>(exception).value));
  writer.finish();
  return true;
}
#endif

/// An Error that is thrown is known where exceptions are put from then on.
template <class Thrown>
[[LAMBDA_WASM_DETAIL_COLD]] Thrown make_error(std::string_view name, std::string_view message, emscripten::val thrown) {
#if LAMBDA_WASM_EXCEPTIONS
  lambda_wasm::detail::put_rejection = &put_rejection;
  if (error_class<Thrown>.type == nullptr) {
    error_class<Thrown> = {&typeid(Thrown), error_classes};
    error_classes = &error_class<Thrown>;
  }
#endif
  return Thrown(name, std::string(message), std::move(thrown));
}

}  // namespace detail

}  // namespace lambda_wasm::js
