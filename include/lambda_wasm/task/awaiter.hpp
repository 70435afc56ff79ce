#pragma once
/// @file
/// Awaiters of everything that is not a `Task`.

#include <concepts>
#include <coroutine>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm::detail {

/// Returns `value` in a way that the optimizer cannot treat as a constant. The result of `await_ready` must not be a constant: if
/// the await is in a `try` inside a loop, LLVM's WebAssembly backend then makes exceptions miss the catch clause (llvm-project
/// issue 208409; clang 19 to 21).
inline bool opaque(bool value) noexcept {
  asm volatile("" : "+r"(value));
  return value;
}

/// The base of awaiters that wait for the host. The `await_suspend` of a derived class calls `begin` and passes the Wait to the
/// host; its `await_resume` checks `ended` first.
class HostAwaiter {
 public:
  HostAwaiter() = default;
  HostAwaiter(HostAwaiter&& other) noexcept : wait_(std::exchange(other.wait_, nullptr)), stop_(other.stop_) {}
  HostAwaiter& operator=(HostAwaiter&&) = delete;
  ~HostAwaiter() {
    if (wait_ != nullptr) wait_->release();
  }

  /// Sets the cancellation that ends this wait; the awaiting task calls it.
  void bind(StopState* stop) noexcept { stop_ = stop; }

  [[nodiscard]] bool await_ready() const noexcept { return opaque(LAMBDA_WASM_EXCEPTIONS && is_stopped()); }

 protected:
  /// @returns the Wait to pass to the host; null if the task is already cancelled, so that there is nothing to wait for
  Wait* begin(std::coroutine_handle<> waiting) noexcept {
    if (!LAMBDA_WASM_EXCEPTIONS && is_stopped()) return nullptr;
    wait_ = &Wait::take();
    wait_->ready.coroutine = waiting;
    if (stop_ != nullptr) stop_->add(*wait_);
    return wait_;
  }

  /// How the wait has ended. `stopped` also if it was cancelled before it began.
  [[nodiscard]] Wait::State ended() const noexcept { return wait_ != nullptr ? wait_->state : Wait::State::stopped; }
  [[nodiscard]] std::uintptr_t& host_value() const noexcept { return wait_->value; }
  [[nodiscard]] bool has_begun() const noexcept { return wait_ != nullptr; }
  /// @pre has_begun()
  [[nodiscard]] Wait& wait() const noexcept { return *wait_; }
  [[nodiscard]] bool is_stopped() const noexcept { return stop_ != nullptr && stop_->is_stopped(); }

 private:
  Wait* wait_ = nullptr;
  StopState* stop_ = nullptr;
};

/// Returns the awaiter of any C++20 awaitable.
template <class Awaitable>
decltype(auto) awaiter_of(Awaitable&& awaitable) {
  if constexpr (requires { std::forward<Awaitable>(awaitable).operator co_await(); }) {
    return std::forward<Awaitable>(awaitable).operator co_await();
  } else if constexpr (requires { operator co_await(std::forward<Awaitable>(awaitable)); }) {
    return operator co_await(std::forward<Awaitable>(awaitable));
  } else {
    return std::forward<Awaitable>(awaitable);
  }
}
template <class Awaitable>
concept is_awaitable = requires(std::coroutine_handle<> waiting) {
  awaiter_of(std::declval<Awaitable>()).await_ready();
  awaiter_of(std::declval<Awaitable>()).await_suspend(waiting);
  awaiter_of(std::declval<Awaitable>()).await_resume();
};

/// The awaiter of an awaitable that the SDK does not know. The awaitable must resume the coroutine while a task of the same
/// invocation runs.
template <class Awaitable>
class ForeignAwaiter {
 public:
  explicit ForeignAwaiter(Awaitable&& awaitable) : awaiter_(awaiter_of(std::forward<Awaitable>(awaitable))) {}

  bool await_ready() { return opaque(static_cast<bool>(awaiter_.await_ready())); }
  // An exception that passes through a suspended coroutine leaves it unusable, so none may leave this function.
  bool await_suspend(std::coroutine_handle<> waiting) noexcept {
    using Suspended = decltype(awaiter_.await_suspend(waiting));
    if constexpr (std::is_void_v<Suspended>) {
      awaiter_.await_suspend(waiting);
      return true;
    } else if constexpr (std::same_as<Suspended, bool>) {
      return awaiter_.await_suspend(waiting);
    } else {
      const std::coroutine_handle<> next = awaiter_.await_suspend(waiting);
      turn.go_on(next, ready_);
      return true;
    }
  }
  decltype(auto) await_resume() { return awaiter_.await_resume(); }

 private:
  using Awaiter = decltype(awaiter_of(std::declval<Awaitable>()));

  Awaiter awaiter_;
  Ready ready_;
};
template <class Awaitable>
ForeignAwaiter(Awaitable&&) -> ForeignAwaiter<Awaitable>;

}  // namespace lambda_wasm::detail
