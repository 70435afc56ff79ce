#pragma once
/// @file
/// Waits for another thread. There is no other, so none of them would end: std::async's is one, which with older Emscriptens cannot start
/// its thread and waits for it all the same.

#include <lambda_wasm/edge/runtime.hpp>

namespace lambda_wasm::edge {

[[noreturn]] inline void refuse_wait() {
  lambda_wasm_abort(
      "The program waits for another thread, but has only one: use lambda_wasm::Task, or std::launch::deferred with std::async.");
  __builtin_trap();
}

}  // namespace lambda_wasm::edge

// The link wraps these functions (`--wrap=…` in cmake/link_function.cmake): where nothing waits, they are not reached and not linked.
extern "C" {
// What std::condition_variable::wait calls, and with it std::future and std::call_once.
[[noreturn, gnu::weak]] int __wrap_pthread_cond_wait(void*, void*) { lambda_wasm::edge::refuse_wait(); }

// std::__libcpp_atomic_wait, of 64 bits and of any other size: what std::atomic::wait calls, and with it std::latch and
// std::counting_semaphore. A std::barrier polls by itself.
[[noreturn, gnu::weak]] void __wrap__ZNSt3__220__libcpp_atomic_waitEPVKNS_17__cxx_atomic_implIxNS_22__cxx_atomic_base_implIxEEEEx(
    const volatile void*, long long) {
  lambda_wasm::edge::refuse_wait();
}
[[noreturn, gnu::weak]] void __wrap__ZNSt3__220__libcpp_atomic_waitEPVKvx(const volatile void*, long long) {
  lambda_wasm::edge::refuse_wait();
}
}
