#pragma once
/// @file
/// std::rethrow_exception, without which no exception leaves a task. In libc++abi before Emscripten 4.0.3 it throws something else than
/// what it has allocated for it (emscripten issue 21124): neither that nor the exception itself is ever freed. There the link
/// wraps it (`--wrap=__cxa_rethrow_primary_exception` in cmake/link_function.cmake); elsewhere this is not reached and not
/// linked.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <typeinfo>

#include <lambda_wasm/config.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#include <cxxabi.h>

extern "C" {
// Of libc++abi; no header has them.
void* __cxa_get_globals() noexcept;
void* __cxa_allocate_dependent_exception() noexcept;
}

namespace lambda_wasm::edge {

/// What libc++abi knows of the exceptions under way: __cxa_eh_globals in its cxa_exception.h.
struct ExceptionGlobals {
  void* caught;
  unsigned int uncaught;

  static ExceptionGlobals& get() { return *static_cast<ExceptionGlobals*>(__cxa_get_globals()); }
};

/// What stands before a thrown object, and what alone is thrown in place of one that is thrown again: __cxa_exception and
/// __cxa_dependent_exception there.
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
};
static_assert(sizeof(ExceptionHeader) == 80 && offsetof(ExceptionHeader, unwind) == 48);

inline constexpr std::uint64_t dependent_exception_class = 0x434C4E47432B2B01;  // "CLNGC++" and 1

}  // namespace lambda_wasm::edge

extern "C" {
[[gnu::weak]] void __wrap___cxa_rethrow_primary_exception(void* thrown) {
  using namespace lambda_wasm::edge;
  if (thrown == nullptr) return;  // the caller terminates
  auto& dependent = *static_cast<ExceptionHeader*>(__cxa_allocate_dependent_exception());
  abi::__cxa_increment_exception_refcount(thrown);
  dependent.primary = thrown;
  dependent.type = static_cast<ExceptionHeader*>(thrown)[-1].type;
  dependent.terminate = std::get_terminate();
  dependent.unwind.exception_class = dependent_exception_class;
  ++ExceptionGlobals::get().uncaught;
  __builtin_wasm_throw(0, &dependent.unwind);
}
}
#endif
