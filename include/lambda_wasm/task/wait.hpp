#pragma once
/// @file
/// The record of one await of something outside C++: a promise or a timer.

#include <cstdint>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm::detail {

/// Counts the uses of a Wait. It is the first member in the Wait's memory.
struct WaitGeneration {
  std::uint32_t generation = 0;
};

/// An await that the host completes. The memory of a Wait is never freed, so that the host can always compare its generation with
/// the one at the start of the await. If they differ, that await is over, and the host discards the value.
struct Wait : WaitGeneration, StopNode {
  enum class State : std::uint32_t {
    pending,
    value,     ///< the value has arrived
    error,     ///< the operation has failed
    mismatch,  ///< the value has arrived and does not fit the requested type
    stopped,
  };

  State state = State::pending;
  std::uintptr_t value = 0;  ///< its meaning is the host's
  Ready ready;

  static Wait& take() {
    Wait* wait = first_unused();
    if (wait == nullptr) return make();
    first_unused() = wait->next_unused_;
    wait->state = State::pending;
    wait->value = 0;
    return *wait;
  }

  /// The host calls it when the awaited operation has ended.
  void complete(State how, std::uintptr_t its_value) noexcept {
    unlink();
    state = how;
    value = its_value;
  }

  /// Whether anything has been awaited yet. If not, the host has nothing to complete.
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
    // In builds without exceptions a cancelled coroutine never resumes: its frame is destroyed with its task.
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
