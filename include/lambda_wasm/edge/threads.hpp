#pragma once
/// @file
/// Refuses waits for another thread. There is no other thread, so such a wait would never end. std::async also waits: with older
/// Emscripten versions it cannot start its thread and waits for it anyway.

#include <lambda_wasm/edge/runtime.hpp>

namespace lambda_wasm::edge {

[[noreturn]] inline void refuse_wait() {
  lambda_wasm_abort(
      "The program waits for another thread, but has only one: use lambda_wasm::Task, or std::launch::deferred with std::async.");
  __builtin_trap();
}

}  // namespace lambda_wasm::edge

// The link wraps these functions (`--wrap=…` in cmake/link_function.cmake): if nothing waits, they are not called and not linked.
extern "C" {
// std::condition_variable::wait calls it, and so std::future and std::call_once.
[[noreturn, gnu::weak]] int __wrap_pthread_cond_wait(void*, void*) { lambda_wasm::edge::refuse_wait(); }

// std::__libcpp_atomic_wait, for 64 bits and for other sizes: std::atomic::wait calls it, and so std::latch and
// std::counting_semaphore. A std::barrier polls instead.
[[noreturn, gnu::weak]] void __wrap__ZNSt3__220__libcpp_atomic_waitEPVKNS_17__cxx_atomic_implIxNS_22__cxx_atomic_base_implIxEEEEx(
    const volatile void*, long long) {
  lambda_wasm::edge::refuse_wait();
}
[[noreturn, gnu::weak]] void __wrap__ZNSt3__220__libcpp_atomic_waitEPVKvx(const volatile void*, long long) {
  lambda_wasm::edge::refuse_wait();
}
}
