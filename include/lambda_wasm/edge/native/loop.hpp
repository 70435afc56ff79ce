#pragma once
/// @file
/// The event loop for tasks in native builds: timers, and the functions of host/wait.hpp.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm::edge::detail {

/// The timers of one invocation, or of a task that a test runs.
class Loop {
 public:
  /// A program waits in real time. A test does not: its clock stands still while code runs, and jumps to the next timer that is
  /// due. So the order in which its timers end does not depend on how busy the machine is.
  enum class Clock { real, skipping };

  explicit Loop(Clock clock) : clock_(clock), outer_(current()) {
    current() = this;
    lambda_wasm::detail::turn.move_to(outer_turn_);
  }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop() {
    lambda_wasm::detail::turn.reset();
    outer_turn_.move_to(lambda_wasm::detail::turn);
    current() = outer_;
  }

  /// The innermost loop of this thread, or nullptr.
  static Loop*& current() {
    thread_local Loop* innermost = nullptr;
    return innermost;
  }

  using Milliseconds = std::chrono::duration<double, std::milli>;
  static constexpr Milliseconds never{std::numeric_limits<double>::infinity()};

  /// The time since it began, by its clock.
  [[nodiscard]] Milliseconds time() const { return clock_ == Clock::real ? passed() : skipped_; }
  /// The time since it began, as the remaining time of an invocation counts it: the real time, and that which was skipped.
  [[nodiscard]] Milliseconds elapsed() const { return passed() + skipped_; }

  std::uintptr_t start(double milliseconds, lambda_wasm::detail::Wait& wait) {
    timers_.push_back({time() + Milliseconds((std::max)(1.0, std::trunc(milliseconds))), ++last_, &wait, wait.generation});
    return last_;
  }
  void cancel(std::uintptr_t timer) {
    std::erase_if(timers_, [timer](const Timer& each) { return each.number == timer; });
  }

  /// Waits for the next timer, but not beyond `end`. @returns the Wait that the timer completes, or null at `end`
  lambda_wasm::detail::Wait* next(Milliseconds end) {
    std::erase_if(timers_, [](const Timer& each) { return each.wait->generation != each.generation; });
    const auto first = std::min_element(timers_.begin(), timers_.end());
    if (first == timers_.end() || end < first->due) {
      if (end < never) wait_until(end);
      return nullptr;
    }
    const Timer timer = *first;
    timers_.erase(first);
    wait_until(timer.due);
    return timer.wait;
  }

  void*& root() { return root_; }

 private:
  struct Timer {
    Milliseconds due;
    std::uintptr_t number;
    lambda_wasm::detail::Wait* wait;
    std::uint32_t generation;
    // Timers that are due at the same time complete in the order of their start.
    friend bool operator<(const Timer& left, const Timer& right) {
      return left.due != right.due ? left.due < right.due : left.number < right.number;
    }
  };

  [[nodiscard]] Milliseconds passed() const { return std::chrono::steady_clock::now() - begin_; }

  void wait_until(Milliseconds due) {
    const Milliseconds left = due - time();
    if (left.count() <= 0) return;
    if (clock_ == Clock::real) {
      std::this_thread::sleep_for(left);
    } else {
      skipped_ += left;
    }
  }

  Clock clock_;
  Loop* outer_;
  lambda_wasm::detail::Turn outer_turn_;  // of the task that runs this loop
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  Milliseconds skipped_{0};
  std::vector<Timer> timers_;
  std::uintptr_t last_ = 0;
  void* root_ = nullptr;
};

/// Returns the loop in which a host function is called. Outside of a loop such a call is a mistake of the program, and aborts it.
inline Loop& running_loop() {
  if (Loop* loop = Loop::current()) return *loop;
  std::fputs("lambda_wasm: a task waits outside of an invocation: use testing::invoke, or testing::run(task).\n", stderr);
  std::abort();
}

[[noreturn]] inline void wait_for_nothing() {
  constexpr const char* reason = "The task waits, and nothing can resume it.";
#if LAMBDA_WASM_EXCEPTIONS
  throw std::logic_error(reason);
#else
  std::fprintf(stderr, "lambda_wasm: %s\n", reason);
  std::abort();
#endif
}

/// Runs a task to its end and returns its value.
template <class T>
T run(Task<T> task, Loop::Clock clock) {
  Loop loop(clock);
  const auto coroutine = task.coroutine();
  lambda_wasm::detail::drive(coroutine);
  while (!coroutine.done()) {
    lambda_wasm::detail::Wait* wait = loop.next(Loop::never);
    if (wait == nullptr) wait_for_nothing();
    wait->complete(lambda_wasm::detail::Wait::State::value, 0);
    lambda_wasm::detail::drive(wait->ready.coroutine);
  }
  return coroutine.promise().take();
}

/// Runs the callable of LAMBDA_WASM_INIT. Its name must stay in the object file: cmake/link.sh searches for it.
template <class Callable>
[[gnu::noinline]] bool initialize(Callable&& callable) {
  if constexpr (lambda_wasm::detail::is_task<decltype(callable())>) {
    run(callable(), Loop::Clock::real);
  } else {
    callable();
  }
  return true;
}

}  // namespace lambda_wasm::edge::detail

namespace lambda_wasm::host {

[[gnu::used]] inline void prepare_to_wait() {}
[[gnu::used]] inline std::uintptr_t start_timer(double milliseconds, detail::Wait& wait) {
  return edge::detail::running_loop().start(milliseconds, wait);
}
[[gnu::used]] inline void cancel_timer(std::uintptr_t timer) { edge::detail::running_loop().cancel(timer); }
[[gnu::used]] inline void*& root() { return edge::detail::running_loop().root(); }

}  // namespace lambda_wasm::host
