#pragma once
/// @file
/// Describes a thrown value that is not a std::exception.

#include <string>
#include <string_view>
#include <typeinfo>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/exception_header.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#include <cxxabi.h>

#ifdef __wasm__
extern "C" {
// The type_info of text types, by their linker names: null in a module that throws no such value, so that the code that reads it
// is removed. `typeid` would link them into every module.
[[gnu::weak]] extern const std::type_info lambda_wasm_type_of_string asm(
    "_ZTINSt3__212basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE");
[[gnu::weak]] extern const std::type_info lambda_wasm_type_of_view asm("_ZTINSt3__217basic_string_viewIcNS_11char_traitsIcEEEE");
}
#endif

namespace lambda_wasm::detail {

/// A thrown value that is not a std::exception: its type as in typeid(…).name(), and its text.
struct ThrownValue {
  std::string_view type = "v";
  std::string_view text = "An exception was thrown that is not a std::exception.";
};

/// Describes the exception that is being handled. If it is a text (a pointer to char, a `std::string` or a `std::string_view`),
/// `text` views it, and is valid as long as the exception.
[[LAMBDA_WASM_DETAIL_COLD]] inline ThrownValue thrown_value() {
  ThrownValue thrown;
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) return thrown;
  const char* name = type->name();
  thrown.type = name;
#ifdef __wasm__
  asm("" : "+r"(type));  // otherwise the optimizer assumes that the pointers below are not null, and all modules keep this code
  const void* object = ExceptionGlobals::get().caught->object();
  if (name[0] == 'P' && name[name[1] == 'K' ? 2 : 1] == 'c') {  // by name: the type_info would link much other code
    if (const char* text = *static_cast<const char* const*>(object)) thrown.text = text;
  } else if (&lambda_wasm_type_of_string != nullptr && type == &lambda_wasm_type_of_string) {
    thrown.text = *static_cast<const std::string*>(object);
  } else if (&lambda_wasm_type_of_view != nullptr && type == &lambda_wasm_type_of_view) {
    thrown.text = *static_cast<const std::string_view*>(object);
  }
#else
  try {
    throw;
  } catch (const char* text) {
    if (text != nullptr) thrown.text = text;
  } catch (const std::string& text) {
    thrown.text = text;
  } catch (const std::string_view& text) {
    thrown.text = text;
  } catch (...) {
  }
#endif
  return thrown;
}

}  // namespace lambda_wasm::detail
#endif
