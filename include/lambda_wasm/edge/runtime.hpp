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
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/fail.hpp>

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

namespace std {
// That of libc++abi stands in the same member of the archive, too, and would bring its own handlers with it.
[[gnu::weak]] terminate_handler set_terminate(terminate_handler handler) noexcept {
  const terminate_handler before = __cxa_terminate_handler;
  __cxa_terminate_handler = handler != nullptr ? handler : lambda_wasm::edge::terminate;
  return before;
}
}  // namespace std

namespace lambda_wasm::edge {

/// Memory that is given back where malloc has none left: for the std::bad_alloc that says so, for it to pass tasks, and for the
/// reply that tells of it.
inline void* spare = nullptr;
[[LAMBDA_WASM_DETAIL_COLD]] inline void keep_spare() {
  if (spare == nullptr) spare = std::malloc(2048);
}

}  // namespace lambda_wasm::edge

// libc++abi's memory for exceptions has an allocator of its own for when malloc has none left.
namespace __cxxabiv1 {
[[LAMBDA_WASM_DETAIL_COLD, gnu::weak]] void* __aligned_malloc_with_fallback(std::size_t size) {
  void* block = std::malloc(size);
  if (block != nullptr) return block;
  std::free(std::exchange(lambda_wasm::edge::spare, nullptr));
  return std::malloc(size);
}
[[LAMBDA_WASM_DETAIL_COLD, gnu::weak]] void __aligned_free_with_fallback(void* block) {
  std::free(block);
  lambda_wasm::edge::keep_spare();
}
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

// Where there is no memory it aborts without a word. The link wraps that function, std::__throw_bad_alloc(), which may stand in one
// member of the archive with what a program uses.
extern "C" [[noreturn, gnu::weak]] void __wrap__ZSt17__throw_bad_allocv() {
  lambda_wasm::host::fail("std::bad_alloc", "There is no memory left.");
}

// The type_info of every class and enum points at one of these tables, whose functions only catch clauses and dynamic_cast call. A
// program with a dynamic_cast links the member of the archive that it is in, and with it the tables themselves.
extern "C" {
[[gnu::weak]] void* lambda_wasm_no_class_type_info[16] asm("_ZTVN10__cxxabiv117__class_type_infoE") = {};
[[gnu::weak]] void* lambda_wasm_no_enum_type_info[16] asm("_ZTVN10__cxxabiv116__enum_type_infoE") = {};
[[gnu::weak]] void* lambda_wasm_no_si_class_type_info[16] asm("_ZTVN10__cxxabiv120__si_class_type_infoE") = {};
}
#endif
