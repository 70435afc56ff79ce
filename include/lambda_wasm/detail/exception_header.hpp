#pragma once
/// @file
/// What libc++abi keeps of the exceptions under way in Wasm: its cxa_exception.h, from Emscripten 3.1.69 to 6.0.5.

#include <lambda_wasm/config.hpp>

#if LAMBDA_WASM_EXCEPTIONS && defined(__wasm__)
#include <cstddef>
#include <cstdint>
#include <exception>
#include <typeinfo>

extern "C" void* __cxa_get_globals() noexcept;  // of libc++abi; no header has it

namespace lambda_wasm::detail {

/// What stands before a thrown object, and what alone is thrown in place of one that is thrown again: __cxa_exception and
/// __cxa_dependent_exception.
struct ExceptionHeader {
  const std::type_info* type;
  void* destructor;
  std::terminate_handler unexpected;
  std::terminate_handler terminate;
  void* next;
  int handler_count;
  int for_catch_clauses[5];
  void* primary;  ///< of a dependent one: the thrown object
  struct alignas(16) Unwind {
    std::uint64_t exception_class;
    void* own[6];
  } unwind;

  /// The thrown object. A dependent one has an odd class.
  [[nodiscard]] const void* object() const { return (unwind.exception_class & 1) != 0 ? primary : this + 1; }
};
static_assert(sizeof(ExceptionHeader) == 80 && offsetof(ExceptionHeader, unwind) == 48);

/// __cxa_eh_globals.
struct ExceptionGlobals {
  ExceptionHeader* caught;
  unsigned int uncaught;

  static ExceptionGlobals& get() { return *static_cast<ExceptionGlobals*>(__cxa_get_globals()); }
};

}  // namespace lambda_wasm::detail
#endif
