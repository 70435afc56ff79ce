#pragma once

#include <cstdint>

namespace lambda_wasm::detail {
struct Wait;
}

namespace lambda_wasm::host {

/// Called before the first of all waits begins. An edge defines it.
void prepare_to_wait();

/// Completes the wait when so many milliseconds have passed, unless `cancel_timer` is called first. An edge defines it.
///
/// @returns what names the timer; never 0
std::uintptr_t start_timer(double milliseconds, detail::Wait& wait);
void cancel_timer(std::uintptr_t timer);

/// Where the running invocation keeps the coroutine that it is, as an address; null where it is none. An edge defines it.
void*& root();

}  // namespace lambda_wasm::host
