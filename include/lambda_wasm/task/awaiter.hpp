#pragma once
/// @file
/// Awaiters of what is not a task of ours.

#include <concepts>
#include <coroutine>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm::detail {

/// `value`, which is then no constant to the optimizer. What `await_ready` gives must not be one: LLVM's WebAssembly backend
/// makes of it an exception that passes by the catch clause of a try around the await, when that stands in a loop (llvm-project
/// issue 208409; clang 19 to 21).
inline bool opaque(bool value) noexcept {
  asm volatile("" : "+r"(value));
  return value;
}

/// The base of awaiters that wait for the host. A derived one's `await_suspend` calls `begin` and tells the host of the Wait; its
/// `await_resume` asks how it `ended` first.
class HostAwaiter {
 public:
  HostAwaiter() = default;
  HostAwaiter(HostAwaiter&& other) noexcept : wait_(std::exchange(other.wait_, nullptr)), stop_(other.stop_) {}
  HostAwaiter& operator=(HostAwaiter&&) = delete;
  ~HostAwaiter() {
    if (wait_ != nullptr) wait_->release();
  }

  /// Under whose stop it waits; the awaiting task says it.
  void bind(StopState* stop) noexcept { stop_ = stop; }

  [[nodiscard]] bool await_ready() const noexcept { return opaque(LAMBDA_WASM_EXCEPTIONS && is_stopped()); }

 protected:
  /// @returns the Wait to tell the host of; null when there is nothing to wait for, because the task may not go on
  Wait* begin(std::coroutine_handle<> waiting) noexcept {
    if (!LAMBDA_WASM_EXCEPTIONS && is_stopped()) return nullptr;
    wait_ = &Wait::take();
    wait_->ready.coroutine = waiting;
    if (stop_ != nullptr) stop_->add(*wait_);
    return wait_;
  }

  /// How the wait has ended. A stop before it began is one, too.
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

/// The awaiter of any awaitable of C++20.
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

/// An awaitable that the SDK does not know. It must resume the coroutine while a task of the same invocation runs.
template <class Awaitable>
class ForeignAwaiter {
 public:
  explicit ForeignAwaiter(Awaitable&& awaitable) : awaiter_(awaiter_of(std::forward<Awaitable>(awaitable))) {}

  bool await_ready() { return opaque(static_cast<bool>(awaiter_.await_ready())); }
  // What an exception leaves behind a suspension cannot be told from it: so none may leave here.
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
