#pragma once

#include <utility>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/edge/native/loop.hpp>
#include <lambda_wasm/task.hpp>

namespace lambda_wasm::testing {

/// Runs a task to its end, and gives what it gives. Timers do not take their time: the clock of `sleep_for` goes on at once to when
/// the next one is due.
///
///     CHECK(testing::run(price_of(Sku("pear"))) == Price(120));
///
/// @throws std::logic_error when the task waits for nothing that could come, and what the task itself throws
template <class T>
T run(Task<T> task) {
  return edge::detail::run(std::move(task), edge::detail::Loop::Clock::skipping);
}

}  // namespace lambda_wasm::testing
