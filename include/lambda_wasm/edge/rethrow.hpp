#pragma once
/// @file
/// std::rethrow_exception, without which no exception leaves a task. In libc++abi before Emscripten 4.0.3 it throws something else than
/// what it has allocated for it (emscripten issue 21124): neither that nor the exception itself is ever freed. There the link
/// wraps it (`--wrap=__cxa_rethrow_primary_exception` in cmake/link_function.cmake); elsewhere this is not reached and not
/// linked.

#include <cstdint>
#include <exception>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/exception_header.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#include <cxxabi.h>

extern "C" void* __cxa_allocate_dependent_exception() noexcept;  // of libc++abi; no header has it

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
