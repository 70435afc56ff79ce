#pragma once

#include <cstdint>

namespace lambda_wasm::detail {
struct Wait;
}

namespace lambda_wasm::host {

/// Called once, before the first wait begins. Each edge defines it.
void prepare_to_wait();

/// Completes `wait` after this number of milliseconds, unless `cancel_timer` is called first. Each edge defines it.
///
/// @returns the identifier of the timer; never 0
std::uintptr_t start_timer(double milliseconds, detail::Wait& wait);
void cancel_timer(std::uintptr_t timer);

/// Where the running invocation keeps the address of its root; null if it has none. Each edge defines it.
void*& root();

}  // namespace lambda_wasm::host
