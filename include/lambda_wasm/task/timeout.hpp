#pragma once

#include <chrono>
#include <exception>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/when_any.hpp>

namespace lambda_wasm {

/// Thrown by `timeout` if the time is over first.
class TimedOut : public std::exception {
 public:
  const char* what() const noexcept override { return "The task timed out."; }
};

namespace detail {

template <class T>
Task<T> run_with_timeout(Task<T> task, sleep_for time) {
  static_assert(
      LAMBDA_WASM_EXCEPTIONS || !std::is_same_v<T, T>,
      "lambda_wasm: timeout(…) throws, but this function is built with EXCEPTIONS none: use when_any(task, sleep_for(…))");
  auto either = co_await lambda_wasm::when_any(std::move(task), std::move(time));
#if LAMBDA_WASM_EXCEPTIONS
  if (either.index() == 1) throw TimedOut();
#endif
  if constexpr (!std::is_void_v<T>) co_return std::get<0>(std::move(either));
}

}  // namespace detail

/// Awaits a task or another awaitable and returns its value, if it ends within `time`. Otherwise the awaitable is cancelled and
/// awaited.
///
/// @throws TimedOut if the time is over first; any exception of the task itself
template <class Awaitable, class Representation, class Period>
auto timeout(Awaitable awaitable, std::chrono::duration<Representation, Period> time) {
  return detail::run_with_timeout(detail::to_task(std::move(awaitable)), sleep_for(time));
}

}  // namespace lambda_wasm
