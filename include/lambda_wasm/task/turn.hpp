#pragma once
/// @file
/// How coroutines go on. Resuming one from within another would use the stack for each; so a coroutine that gives up control
/// says which one is next, and a loop resumes them one after the other.
///
/// Not by symmetric transfer: without `-mtail-call` that is a nested call in Wasm, and with it no faster.

#include <coroutine>
#include <cstdint>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/ring.hpp>

namespace lambda_wasm::detail {

/// A coroutine that can go on.
struct Ready : RingNode {
  std::coroutine_handle<> coroutine;
};

/// What runs now, up to where all tasks of the invocation wait.
struct Turn {
  /// Starts nested on their awaiting task's stack; deeper ones start from the loop.
  static constexpr std::uint32_t most_nested = 64;

  std::coroutine_handle<> next;  ///< goes on when the running coroutine has given up control
  Ring<Ready> ready;             ///< then these
  std::uint32_t nested = 0;

  /// Lets a coroutine go on when the running one has given up control. `node` waits for that where another one is to go on, too:
  /// an awaitable of the program may have resumed one within the running one.
  void go_on(std::coroutine_handle<> coroutine, Ready& node) noexcept {
    if (next) [[unlikely]]
      return go_on_later(coroutine, node);
    next = coroutine;
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void go_on_later(std::coroutine_handle<> coroutine, Ready& node) noexcept {
    node.coroutine = coroutine;
    ready.add(node);
  }

  /// Has `other`, which is one of nothing, keep all of it, and is one of nothing itself.
  void move_to(Turn& other) noexcept {
    other.next = std::exchange(next, nullptr);
    other.ready.add_all(ready);
    other.nested = std::exchange(nested, 0);
  }

  /// Forgets all of it. What was to go on never does.
  void reset() noexcept {
    next = nullptr;
    while (ready.take() != nullptr) {
    }
    nested = 0;
  }
};

#ifdef __wasm__
[[clang::no_destroy]] inline constinit Turn turn;
#else
inline thread_local constinit Turn turn;
#endif

/// Resumes `coroutine`, and then whatever can go on, until nothing can.
[[gnu::noinline]] inline void drive(std::coroutine_handle<> coroutine) {
  for (;;) {
    while (coroutine) {
      turn.next = nullptr;
      coroutine.resume();
      coroutine = turn.next;
    }
    const Ready* ready = turn.ready.take();
    if (ready == nullptr) return;
    coroutine = ready->coroutine;
  }
}

/// Starts a task within the running one. @returns whether it is done
inline bool start(std::coroutine_handle<> task) {
  ++turn.nested;
  task.resume();
  --turn.nested;
  return task.done();
}

}  // namespace lambda_wasm::detail
