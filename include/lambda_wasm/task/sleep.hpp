#pragma once

#include <algorithm>
#include <chrono>
#include <coroutine>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/cancelled.hpp>

namespace lambda_wasm {

/// Waits for a time when it is awaited: `co_await sleep_for(20ms)`. A time of zero or less still lets other tasks run.
///
/// @throws Cancelled if the task is cancelled meanwhile
class [[nodiscard]] sleep_for : public detail::HostAwaiter {  // NOLINT(readability-identifier-naming): it reads as a function
 public:
  /// Takes a duration of any unit. Timers count whole milliseconds, at least one.
  template <class Representation, class Period>
  explicit sleep_for(std::chrono::duration<Representation, Period> time)
      : milliseconds_(std::chrono::duration<double, std::milli>(time).count()) {}
  sleep_for(sleep_for&&) = default;
  ~sleep_for() {
    if (has_begun() && ended() != detail::Wait::State::value) host::cancel_timer(host_value());
  }

  void await_suspend(std::coroutine_handle<> waiting) noexcept {
    if (detail::Wait* wait = begin(waiting)) wait->value = host::start_timer((std::max)(milliseconds_, 0.0), *wait);
  }
  void await_resume() const { detail::check_cancelled(ended()); }

 private:
  double milliseconds_;
};

}  // namespace lambda_wasm
