#pragma once
/// @file
/// An invocation of an asynchronous handler, from its input to its reply.

#include <coroutine>
#include <cstdint>

#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm::detail {

/// What a suspended invocation is to the edge. Each handler's own has the rest (handler.hpp).
class Root {
 public:
  /// Puts the reply and destroys the object: what the handler's task gave or, where that has not ended, that it was stopped.
  using Finish = Status (*)(Root& root);

  Root(Finish how, wire::Block& block) noexcept : block_(block), finish_(how) {}
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;

  /// Begins the invocation: runs its task up to where all that it started waits. @returns `Status::suspended`, or how it ended
  Status begin() {
    host::root() = this;
    const Status status = advance(task_);
    return status == Status::suspended && !Wait::has_any() ? finish() : status;
  }

  // ---- of the running invocation, which was suspended

  /// Goes on with what waited for this, which is there now.
  static Status resume(Wait& wait, Wait::State state, std::uintptr_t value) {
    wait.complete(state, value);
    return current().advance(wait.ready.coroutine);
  }

  /// Tells everything in it to stop.
  static Status stop() {
    current().stop_.request_stop();
    return current().advance(nullptr);
  }

  /// Ends it where it waits.
  static Status abandon() { return current().finish(); }

 protected:
  ~Root() = default;

  /// Takes the invocation's task over. What the task refers to must stay until `end_task`.
  void own(std::coroutine_handle<> task) noexcept { task_ = task; }
  [[nodiscard]] std::coroutine_handle<> task() const noexcept { return task_; }
  void end_task() const noexcept {
    if (task_) task_.destroy();
  }

  [[nodiscard]] bool is_stopped() const noexcept { return stop_.is_stopped(); }
  /// Also before it has begun.
  [[nodiscard]] bool is_done() const noexcept { return !task_ || task_.done(); }
  [[nodiscard]] StopState& stop_state() noexcept { return stop_; }
  [[nodiscard]] wire::Block& block() const noexcept { return block_; }

 private:
  static Root& current() { return *static_cast<Root*>(host::root()); }

  Status finish() {
    host::root() = nullptr;
    return finish_(*this);
  }
  [[gnu::noinline]] Status advance(std::coroutine_handle<> coroutine) {
    drive(coroutine);
    return task_.done() ? finish() : Status::suspended;
  }

  std::coroutine_handle<> task_;
  wire::Block& block_;
  Finish finish_;
  StopState stop_;
};

}  // namespace lambda_wasm::detail
