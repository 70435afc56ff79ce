#pragma once

#include <utility>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/edge/native/loop.hpp>
#include <lambda_wasm/task.hpp>

namespace lambda_wasm::testing {

/// Runs a task to its end and returns its value. Timers take no real time: the clock of `sleep_for` jumps to the next timer that
/// is due.
///
///     CHECK(testing::run(price_of(Sku("pear"))) == Price(120));
///
/// @throws std::logic_error if the task waits forever, because nothing that it awaits is pending; any exception of the task
///         itself
template <class T>
T run(Task<T> task) {
  return edge::detail::run(std::move(task), edge::detail::Loop::Clock::skipping);
}

}  // namespace lambda_wasm::testing
