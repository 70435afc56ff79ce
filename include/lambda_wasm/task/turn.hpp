#pragma once
/// @file
/// The order in which coroutines resume. If one coroutine resumed another directly, each would take more of the stack. Therefore
/// a coroutine that suspends names the next one, and a loop resumes them one after the other.
///
/// Symmetric transfer is not used: without `-mtail-call` it is a nested call in Wasm, and with it it is no faster.

#include <coroutine>
#include <cstdint>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/ring.hpp>

namespace lambda_wasm::detail {

/// A coroutine that is ready to resume.
struct Ready : RingNode {
  std::coroutine_handle<> coroutine;
};

/// The state of the current turn, which lasts until all tasks of the invocation wait.
struct Turn {
  /// The maximum depth of tasks that start on the stack of their awaiting task; deeper ones start from the loop.
  static constexpr std::uint32_t most_nested = 64;

  std::coroutine_handle<> next;  ///< resumes after the running coroutine has suspended or ended
  Ring<Ready> ready;             ///< resume after `next`
  std::uint32_t nested = 0;

  /// Resumes `coroutine` after the running one has suspended or ended. If `next` is taken, because an awaitable of the program
  /// has resumed a coroutine within the running one, `node` queues it in `ready`.
  void go_on(std::coroutine_handle<> coroutine, Ready& node) noexcept {
    if (next) [[unlikely]]
      return go_on_later(coroutine, node);
    next = coroutine;
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void go_on_later(std::coroutine_handle<> coroutine, Ready& node) noexcept {
    node.coroutine = coroutine;
    ready.add(node);
  }

  /// Moves everything to `other`, which must be empty, and becomes empty itself.
  void move_to(Turn& other) noexcept {
    other.next = std::exchange(next, nullptr);
    other.ready.add_all(ready);
    other.nested = std::exchange(nested, 0);
  }

  /// Forgets everything. Coroutines that were ready never resume.
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

/// Resumes `coroutine` and then every coroutine that becomes ready, until none is left.
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
