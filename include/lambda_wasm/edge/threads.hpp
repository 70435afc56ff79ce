#pragma once
/// @file
/// Waits for another thread. There is no other, so none of them would end: std::async's is one, for it cannot start its thread and waits
/// for it all the same.

#include <lambda_wasm/edge/runtime.hpp>

// What std::condition_variable::wait calls. The link wraps it (`--wrap=pthread_cond_wait` in cmake/link_function.cmake): where
// nothing waits, this is not reached and not linked.
extern "C" {
[[noreturn, gnu::weak]] int __wrap_pthread_cond_wait(void*, void*) {
  lambda_wasm_abort(
      "The program waits for another thread, and has one only: use lambda_wasm::Task, or std::launch::deferred with std::async.");
  __builtin_trap();
}
}
