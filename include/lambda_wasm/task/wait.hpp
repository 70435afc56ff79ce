#pragma once
/// @file
/// A record of waiting for what happens outside of C++: for a promise, or for a timer.

#include <cstdint>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm::detail {

/// Which of a Wait's uses it is in: the first thing in its memory.
struct WaitGeneration {
  std::uint32_t generation = 0;
};

/// What the host completes. Its memory stays a Wait for ever, so that the host may always compare the generation with the one that
/// it has found at first: with another one the wait is over, and what the host waited for is nobody's.
struct Wait : WaitGeneration, StopNode {
  enum class State : std::uint32_t {
    pending,
    value,     ///< what was waited for is there
    error,     ///< it has failed
    mismatch,  ///< it is there and does not fit the type that was asked for
    stopped,
  };

  State state = State::pending;
  std::uintptr_t value = 0;  ///< the host's
  Ready ready;

  static Wait& take() {
    Wait* wait = first_unused();
    if (wait == nullptr) return make();
    first_unused() = wait->next_unused_;
    wait->state = State::pending;
    wait->value = 0;
    return *wait;
  }

  /// The host says how it has ended.
  void complete(State how, std::uintptr_t its_value) noexcept {
    unlink();
    state = how;
    value = its_value;
  }

  /// Whether anything has waited yet. While nothing has, nothing can come.
  static bool& has_any() noexcept {
    thread_local constinit bool has_any = false;
    return has_any;
  }

  void release() noexcept {
    ++generation;
    unlink();
    ready.unlink();
    next_unused_ = std::exchange(first_unused(), this);
  }

 private:
  Wait() : StopNode([](StopNode& node, StopState&) noexcept { static_cast<Wait&>(node).end_by_stop(); }) {}

  void end_by_stop() noexcept {
    ++generation;
    state = State::stopped;
    // Where nothing can be thrown, nothing can leave the code behind the await: it never goes on, and ends with its task's frame.
    if (!LAMBDA_WASM_EXCEPTIONS) return;
    turn.ready.add(ready);
  }

  static Wait*& first_unused() noexcept {
    thread_local constinit Wait* first = nullptr;
    return first;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] static Wait& make() {
    if (!std::exchange(has_any(), true)) host::prepare_to_wait();
    return *new Wait;
  }

  Wait* next_unused_ = nullptr;
};

}  // namespace lambda_wasm::detail
