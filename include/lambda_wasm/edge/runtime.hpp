#pragma once
/// @file
/// Parts of the C++ runtime that would be the larger part of a small module, replaced: what they are for is done by the edge.
/// All are weak: the same in every file, and a strong definition of a program's own wins. Where a version of Emscripten names
/// them otherwise, they are unused, and the module is larger.

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <new>
#include <typeinfo>

#include <lambda_wasm/config.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#include <cxxabi.h>
#else
#include <__verbose_abort>
#endif

extern "C" {
void lambda_wasm_terminate(const char* type);
void lambda_wasm_abort(const char* message);
}

namespace lambda_wasm::edge {

/// What std::terminate calls: names the exception and traps.
[[noreturn]] inline void terminate() {
#if LAMBDA_WASM_EXCEPTIONS
  const std::type_info* type = abi::__cxa_current_exception_type();
#else
  const std::type_info* type = nullptr;
#endif
  lambda_wasm_terminate(type != nullptr ? type->name() : nullptr);
  __builtin_trap();
}

}  // namespace lambda_wasm::edge

// libc++abi's handlers print the exception by way of a demangler and of stdio.
extern "C" {
[[gnu::weak]] std::terminate_handler __cxa_terminate_handler = lambda_wasm::edge::terminate;
[[gnu::weak]] std::terminate_handler __cxa_unexpected_handler = lambda_wasm::edge::terminate;
[[gnu::weak]] std::new_handler __cxa_new_handler = nullptr;  // it stands in the same member of the archive

// Its last words are printed by way of stdio; the name is that of LLVM 19 and of LLVM 20.
[[noreturn, gnu::weak]] void abort_message(const char* format, ...) {
  lambda_wasm_abort(format);
  __builtin_trap();
}
[[noreturn, gnu::weak]] void __abort_message(const char* format, ...) {
  lambda_wasm_abort(format);
  __builtin_trap();
}
}

// Its memory for exceptions has a reserve for when malloc has none left. Memory here ends at the limit that the platform sets,
// where the process ends before malloc fails.
namespace __cxxabiv1 {
[[gnu::weak]] void* __aligned_malloc_with_fallback(std::size_t size) { return std::malloc(size); }
[[gnu::weak]] void __aligned_free_with_fallback(void* block) { std::free(block); }
[[gnu::weak]] void* __calloc_with_fallback(std::size_t count, std::size_t size) { return std::calloc(count, size); }
[[gnu::weak]] void __free_with_fallback(void* block) { std::free(block); }
}  // namespace __cxxabiv1

#if !LAMBDA_WASM_EXCEPTIONS
// Where libc++ would throw, it says so by way of stdio and aborts.
_LIBCPP_BEGIN_NAMESPACE_STD
#if _LIBCPP_VERSION < 200000
[[noreturn, gnu::weak]] void __libcpp_verbose_abort(const char* format, ...) {
#else
[[noreturn, gnu::weak]] void __libcpp_verbose_abort(const char* format, ...) noexcept {
#endif
  lambda_wasm_abort(format);
  __builtin_trap();
}
_LIBCPP_END_NAMESPACE_STD

// The type_info of every class and enum points at one of these tables, whose functions only catch clauses and dynamic_cast call. A
// program with a dynamic_cast links the member of the archive that it is in, and with it the tables themselves.
extern "C" {
[[gnu::weak]] void* lambda_wasm_no_class_type_info[16] asm("_ZTVN10__cxxabiv117__class_type_infoE") = {};
[[gnu::weak]] void* lambda_wasm_no_enum_type_info[16] asm("_ZTVN10__cxxabiv116__enum_type_infoE") = {};
[[gnu::weak]] void* lambda_wasm_no_si_class_type_info[16] asm("_ZTVN10__cxxabiv120__si_class_type_infoE") = {};
}
#endif
