#pragma once
/// @file
/// std::rethrow_exception, by which exceptions leave a task. libc++abi before Emscripten 4.0.3 throws a different pointer than
/// the one that it allocated (emscripten issue 21124), so that neither that memory nor the exception is ever freed. For these
/// versions the link wraps the function (`--wrap=__cxa_rethrow_primary_exception` in cmake/link_function.cmake). For others this
/// function is not called and not linked.

#include <cstdint>
#include <exception>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/exception_header.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#include <cxxabi.h>

extern "C" void* __cxa_allocate_dependent_exception() noexcept;  // in libc++abi; no header declares it

namespace lambda_wasm::edge {

inline constexpr std::uint64_t dependent_exception_class = 0x434C4E47432B2B01;  // "CLNGC++" and 1

}  // namespace lambda_wasm::edge

extern "C" {
[[gnu::weak]] void __wrap___cxa_rethrow_primary_exception(void* thrown) {
  using namespace lambda_wasm::detail;
  if (thrown == nullptr) return;  // the caller terminates
  auto& dependent = *static_cast<ExceptionHeader*>(__cxa_allocate_dependent_exception());
  abi::__cxa_increment_exception_refcount(thrown);
  dependent.primary = thrown;
  dependent.type = static_cast<ExceptionHeader*>(thrown)[-1].type;
  dependent.terminate = std::get_terminate();
  dependent.unwind.exception_class = lambda_wasm::edge::dependent_exception_class;
  ++ExceptionGlobals::get().uncaught;
  __builtin_wasm_throw(0, &dependent.unwind);
}
}
#endif
