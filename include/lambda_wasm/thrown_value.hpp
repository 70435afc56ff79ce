#pragma once
/// @file
/// What is known of a thrown value that is no std::exception.

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
// The types of texts, by the names that the linker knows them by: null in a module that throws none, which then has nothing of what
// reads them. `typeid` would bring them in.
[[gnu::weak]] extern const std::type_info lambda_wasm_type_of_string asm(
    "_ZTINSt3__212basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE");
[[gnu::weak]] extern const std::type_info lambda_wasm_type_of_view asm("_ZTINSt3__217basic_string_viewIcNS_11char_traitsIcEEEE");
}
#endif

namespace lambda_wasm::detail {

/// A thrown value that is no std::exception: its type as typeid(…).name() has it, and what it says.
struct ThrownValue {
  std::string_view type = "v";
  std::string_view text = "An exception was thrown that is not a std::exception.";
};

/// That of the exception which is being handled. A text that was thrown (a pointer to char, a `std::string` or a `std::string_view`) is
/// what it says, and lives as long as the exception.
[[LAMBDA_WASM_DETAIL_COLD]] inline ThrownValue thrown_value() {
  ThrownValue thrown;
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) return thrown;
  const char* name = type->name();
  thrown.type = name;
#ifdef __wasm__
  asm("" : "+r"(type));  // else the optimizer asks no more whether the others are null, and what follows stays in every module
  const void* object = ExceptionGlobals::get().caught->object();
  if (name[0] == 'P' && name[name[1] == 'K' ? 2 : 1] == 'c') {  // by name: the type_info would bring in much else
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
