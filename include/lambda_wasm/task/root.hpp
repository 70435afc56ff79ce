#pragma once
/// @file
/// An invocation of an asynchronous handler, from its input to its reply.

#include <coroutine>
#include <cstdint>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm::detail {

/// The part of an invocation with a task that the edge knows. Each handler derives its own (suspendable.hpp).
class Root {
 public:
  /// Writes the reply and destroys the object. The reply is the result of the handler's task. If the task has not ended, it is the
  /// failure of a cancelled invocation.
  using Finish = Status (*)(Root& root);

  Root(Finish how, wire::Block& block) noexcept : block_(block), finish_(how) {}
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;

  /// Begins the invocation: runs its task until everything in it waits. @returns `Status::suspended`, or how the invocation ended
  Status begin() {
    host::root() = this;
    const Status status = advance(task_);
    return status == Status::suspended && !Wait::has_any() ? finish() : status;
  }

  // ---- Of the running invocation, which was suspended. Each returns `Status::suspended`, or how the invocation ended.

  /// Resumes the coroutine of a wait that has ended.
  static Status resume(Wait& wait, Wait::State state, std::uintptr_t value) {
    wait.complete(state, value);
    return current().advance(wait.ready.coroutine);
  }

  /// Cancels everything in it.
  static Status stop() {
    current().stop_.request_stop();
    return current().advance(nullptr);
  }

  /// Destroys it where it is suspended.
  static Status abandon() { return current().finish(); }

 protected:
  ~Root() = default;

  /// Takes ownership of the invocation's task. All objects to which the task refers must live until `end_task`.
  void own(std::coroutine_handle<> task) noexcept { task_ = task; }
  [[nodiscard]] std::coroutine_handle<> task() const noexcept { return task_; }
  void end_task() const noexcept {
    if (task_) task_.destroy();
  }

  [[nodiscard]] bool is_stopped() const noexcept { return stop_.is_stopped(); }
  /// True also before it has begun.
  [[nodiscard]] bool is_done() const noexcept { return !task_ || task_.done(); }
  [[nodiscard]] StopState& stop_state() noexcept { return stop_; }
  /// Cancels everything in it while it runs. Without exceptions nothing of it may resume then: it ends when it next suspends.
  void stop_itself() noexcept {
    stop_.request_stop();
#if !LAMBDA_WASM_EXCEPTIONS
    ends_ = true;
#endif
  }
  [[nodiscard]] wire::Block& block() const noexcept { return block_; }

 private:
  static Root& current() { return *static_cast<Root*>(host::root()); }

  Status finish() {
    host::root() = nullptr;
    return finish_(*this);
  }
  [[gnu::noinline]] Status advance(std::coroutine_handle<> coroutine) {
    drive(coroutine);
#if !LAMBDA_WASM_EXCEPTIONS
    if (ends_) return finish();
#endif
    return task_.done() ? finish() : Status::suspended;
  }

  std::coroutine_handle<> task_;
  wire::Block& block_;
  Finish finish_;
  StopState stop_;
#if !LAMBDA_WASM_EXCEPTIONS
  bool ends_ = false;
#endif
};

}  // namespace lambda_wasm::detail
