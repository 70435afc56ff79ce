#pragma once

#include <stdexcept>

#include <lambda_wasm/edge/native/loop.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm::testing {

/// Runs a task to its end, and gives what it gives. Timers do not take their time: the clock of `sleep_for` goes on at once to when
/// the next one is due.
///
///     CHECK(testing::run(price_of(Sku("pear"))) == Price(120));
///
/// @throws std::logic_error when the task waits for nothing that could come, and what the task itself throws
template <class T>
T run(Task<T> task) {
  edge::detail::Loop loop(edge::detail::Loop::Clock::skipping);
  const auto coroutine = task.coroutine();
  detail::drive(coroutine);
  while (!coroutine.done()) {
    detail::Wait* wait = loop.next(edge::detail::Loop::never);
    if (wait == nullptr) throw std::logic_error("The task waits for nothing that could come.");
    wait->complete(detail::Wait::State::value, 0);
    detail::drive(wait->ready.coroutine);
  }
  return coroutine.promise().take();
}

}  // namespace lambda_wasm::testing
