#pragma once
/// @file
/// Tasks that several tests run.

#include <chrono>
#include <string>
#include <utility>

#include <lambda_wasm/edge/native/loop.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/sleep.hpp>

namespace tasks {

using lambda_wasm::Cancelled;
using lambda_wasm::sleep_for;
using lambda_wasm::Task;
using std::chrono_literals::operator""h;
using std::chrono_literals::operator""ms;

/// Returns the time of the running test's clock in milliseconds.
inline double now() { return lambda_wasm::edge::detail::running_loop().time().count(); }

/// Counts its living objects, and records which was destroyed last.
struct Alive {
  static inline int count = 0;
  static inline int last_ended = 0;
  int number;

  explicit Alive(int of = 0) : number(of) { ++count; }
  Alive(const Alive&) = delete;
  Alive& operator=(const Alive&) = delete;
  ~Alive() {
    --count;
    last_ended = number;
  }
};

inline Task<int> at_once(int value) { co_return value; }

inline Task<int> value_after(std::chrono::milliseconds time, int value) {
  const Alive alive(value);
  co_await sleep_for(time);
  co_return value;
}

template <class Exception>
Task<int> failing_after(std::chrono::milliseconds time, Exception exception) {
  const Alive alive;
  if (time > 0ms) co_await sleep_for(time);
  throw exception;
  co_return 0;
}

/// Appends its outcome to `log`.
inline Task<int> logging(std::string& log, std::string name, std::chrono::milliseconds time) {
  try {
    co_await sleep_for(time);
    log += name + " ";
  } catch (const Cancelled&) {
    log += "no " + name + " ";
    throw;
  }
  co_return static_cast<int>(time.count());
}

/// A chain of `depth` tasks around the last one, which waits if `waits` is set.
inline Task<int> chain(int length, bool waits) {
  if (length == 0) {
    if (waits) co_await sleep_for(1ms);
    co_return 0;
  }
  co_return 1 + co_await chain(length - 1, waits);
}

}  // namespace tasks
