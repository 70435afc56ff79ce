#pragma once
/// @file
/// Replacements for parts of the C++ runtime that would be the larger part of a small module; the edge does their work. All are
/// weak: every file has the same definition, and a strong definition of the program replaces it. If a version of Emscripten uses
/// other names for them, they are unused, and the module is larger.

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

/// The function that std::terminate calls: names the exception and traps.
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

// libc++abi's handlers print the exception by a demangler and stdio.
extern "C" {
[[gnu::weak]] std::terminate_handler __cxa_terminate_handler = lambda_wasm::edge::terminate;
[[gnu::weak]] std::terminate_handler __cxa_unexpected_handler = lambda_wasm::edge::terminate;
[[gnu::weak]] std::new_handler __cxa_new_handler = nullptr;  // it is in the same archive member

// The original prints its message by stdio; it has this name in LLVM 19 and LLVM 20.
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
// libc++abi's definition is in the same archive member, and would link its own handlers.
[[gnu::weak]] terminate_handler set_terminate(terminate_handler handler) noexcept {
  const terminate_handler before = __cxa_terminate_handler;
  __cxa_terminate_handler = handler != nullptr ? handler : lambda_wasm::edge::terminate;
  return before;
}
}  // namespace std

namespace lambda_wasm::edge {

/// Memory that is freed when malloc has no more: enough to throw std::bad_alloc, to pass it through tasks, and to write the
/// reply.
inline void* spare = nullptr;
[[LAMBDA_WASM_DETAIL_COLD]] inline void keep_spare() {
  if (spare == nullptr) spare = std::malloc(2048);
}

}  // namespace lambda_wasm::edge

// libc++abi allocates exceptions by a second allocator if malloc has no memory left.
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
// Called by libc++ in place of a throw in builds without exceptions: the original prints a message by stdio and aborts.
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

// The original aborts without a message if there is no memory. The link wraps this function, std::__throw_bad_alloc(), because it
// may be in one archive member with functions that a program uses.
extern "C" [[noreturn, gnu::weak]] void __wrap__ZSt17__throw_bad_allocv() {
  lambda_wasm::host::fail("std::bad_alloc", "There is no memory left.");
}

// The type_info of every class and enum points to one of these tables, whose functions only catch clauses and dynamic_cast call.
// A program with a dynamic_cast links the archive member of dynamic_cast, and with it the original tables.
extern "C" {
[[gnu::weak]] void* lambda_wasm_no_class_type_info[16] asm("_ZTVN10__cxxabiv117__class_type_infoE") = {};
[[gnu::weak]] void* lambda_wasm_no_enum_type_info[16] asm("_ZTVN10__cxxabiv116__enum_type_infoE") = {};
[[gnu::weak]] void* lambda_wasm_no_si_class_type_info[16] asm("_ZTVN10__cxxabiv120__si_class_type_infoE") = {};
}
#endif
