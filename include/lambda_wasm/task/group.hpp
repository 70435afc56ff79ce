#pragma once
/// @file
/// Concurrent tasks: the common parts of `when_all` and `when_any`.

#include <coroutine>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm::detail {

/// The element type for a T in a tuple, variant or vector: `std::monostate` for `void`.
template <class T>
using ValueOrNothing = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

template <class T>
ValueOrNothing<T> take_value(Task<T>& task) {
  if constexpr (std::is_void_v<T>) {
    task.coroutine().promise().take();
    return {};
  } else {
    return task.coroutine().promise().take();
  }
}

/// Makes a Task of any awaitable; a Task stays as it is.
template <class T>
Task<T> to_task(Task<T> task) {
  return task;
}
template <class Awaitable>
using AwaitedType = decltype(std::declval<PromiseBase&>().await_transform(std::declval<Awaitable>()).await_resume());
template <class Awaitable>
  requires(!is_task<Awaitable>)
Task<AwaitedType<Awaitable>> to_task(Awaitable awaitable) {
  co_return co_await std::move(awaitable);
}

/// Destroys a task where it is suspended. In builds without exceptions cancelled tasks stay suspended, and must not be resumed
/// after their group has ended.
template <class T>
void abandon(Task<T>& task) noexcept {
  [[maybe_unused]] const Task<T> abandoned = std::move(task);
}

/// Runs tasks until all have ended. The first task that decides the outcome cancels the others, which then end with `Cancelled`.
/// In builds without exceptions the others stay suspended instead.
class RunningGroup : Group {
 public:
  enum class Decides { first, first_failure };

  explicit RunningGroup(Decides decides) noexcept : Group{&task_ended}, decides_(decides) {}

  /// Starts a task, unless the group is decided already. Every task is started before the group is awaited.
  template <class T>
  void start(Task<T>& task, const PromiseBase& parent) {
    if (decided_ != nullptr) return;
    if (stop_.next == nullptr && parent.stop != nullptr) join(*parent.stop);
    PromiseBase& promise = task.coroutine().promise();
    promise.group = this;
    promise.stop = &stop_;
    ++running_;
    if (turn.nested < Turn::most_nested) {
      detail::start(task.coroutine());
    } else {
      promise.start_later(task.coroutine());
    }
  }

  class Awaiter {
   public:
    explicit Awaiter(RunningGroup& group) noexcept : group_(group) {}
    [[nodiscard]] bool await_ready() const noexcept { return opaque(group_.running_ == 0); }
    void await_suspend(std::coroutine_handle<> waiting) const noexcept { group_.waiting_ = waiting; }
    void await_resume() const noexcept {}

   private:
    RunningGroup& group_;
  };
  Awaiter awaited_by(const PromiseBase&) noexcept { return Awaiter(*this); }

  /// The task that decided the outcome: the first that ended, or that failed. Null if none has yet.
  [[nodiscard]] PromiseBase* decided() const noexcept { return decided_; }

 private:
  void join(StopState& parent) noexcept {
    if (parent.is_stopped()) {
      stop_.request_stop();
    } else {
      parent.add(stop_);
    }
  }

  static void task_ended(Group& group, PromiseBase& task) noexcept { static_cast<RunningGroup&>(group).ended(task); }
  void ended(PromiseBase& task) noexcept {
    if (running_ == 0) return;
    --running_;
    if (decided_ == nullptr && (decides_ == Decides::first || task.has_failed())) {
      decided_ = &task;
      if constexpr (LAMBDA_WASM_EXCEPTIONS) {
        stop_.request_stop();
      } else {
        running_ = 0;
      }
    }
    if (running_ == 0 && waiting_) task.let_go_on(std::exchange(waiting_, nullptr));
  }

  Decides decides_;
  std::size_t running_ = 0;
  PromiseBase* decided_ = nullptr;
  NestedStopState stop_;
  std::coroutine_handle<> waiting_;
};

}  // namespace lambda_wasm::detail
