#pragma once
/// @file
/// The records that libc++abi keeps of exceptions in Wasm: its cxa_exception.h, from Emscripten 3.1.69 to 6.0.5.

#include <lambda_wasm/config.hpp>

#if LAMBDA_WASM_EXCEPTIONS && defined(__wasm__)
#include <cstddef>
#include <cstdint>
#include <exception>
#include <typeinfo>

extern "C" void* __cxa_get_globals() noexcept;  // in libc++abi; no header declares it

namespace lambda_wasm::detail {

/// Precedes a thrown object (__cxa_exception). If the object is thrown again, a header without an object refers to it
/// (__cxa_dependent_exception).
struct ExceptionHeader {
  const std::type_info* type;
  void* destructor;
  std::terminate_handler unexpected;
  std::terminate_handler terminate;
  void* next;
  int handler_count;
  int for_catch_clauses[5];
  void* primary;  ///< in a dependent exception: the thrown object
  struct alignas(16) Unwind {
    std::uint64_t exception_class;
    void* own[6];
  } unwind;

  /// The thrown object. A dependent exception has an odd class.
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
