#pragma once
/// @file
/// Reading and changing the cancellation of a task.

#include <coroutine>
#include <type_traits>
#include <utility>

#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/group.hpp>
#include <lambda_wasm/task/stop.hpp>

namespace lambda_wasm {

namespace detail {

struct CurrentStopToken {
  class Awaiter {
   public:
    explicit Awaiter(StopState* stop) noexcept : stop_(stop) {}
    [[nodiscard]] bool await_ready() const noexcept { return opaque(true); }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    [[nodiscard]] StopToken await_resume() const noexcept { return StopAccess::token(stop_); }

   private:
    StopState* stop_;
  };
  Awaiter awaited_by(const PromiseBase& promise) const noexcept { return Awaiter(promise.stop); }
};

template <class T>
Task<T> run_with_stop(Task<T> task, StopState* also) {
  PromiseBase& self = co_await OwnPromise();
  NestedStopState either;
  for (StopState* each : {self.stop, also}) {
    if (each != nullptr && each->is_stopped()) either.request_stop();
  }
  if (self.stop != nullptr) self.stop->add(either);
  struct Forward : StopNode {
    StopState& to;
    explicit Forward(StopState& target)
        : StopNode([](StopNode& node, StopState& by) noexcept { static_cast<Forward&>(node).to.stop_with(by); }), to(target) {}
  } forward(either);
  if (also != nullptr) also->add(forward);
  self.stop = &either;
  co_return co_await std::move(task);
}

template <class T>
Task<T> run_unstoppable(Task<T> task) {
  PromiseBase& self = co_await OwnPromise();
  self.stop = nullptr;
  co_return co_await std::move(task);
}

}  // namespace detail

/// Returns the token of the running task when it is awaited: `StopToken token = co_await stop_token();`
[[nodiscard]] inline detail::CurrentStopToken stop_token() { return {}; }

/// Makes a task, or another awaitable, that `token` can cancel too.
template <class Awaitable>
auto with_stop(StopToken token, Awaitable awaitable) {
  return detail::run_with_stop(detail::to_task(std::move(awaitable)), detail::StopAccess::state(token));
}

/// Makes a task, or another awaitable, that is not cancelled with the task that awaits it: for cleanup after a cancellation. The
/// platform still ends the invocation at its deadline.
template <class Awaitable>
auto unstoppable(Awaitable awaitable) {
  return detail::run_unstoppable(detail::to_task(std::move(awaitable)));
}

}  // namespace lambda_wasm
