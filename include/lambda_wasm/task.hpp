#pragma once
/// @file
/// Coroutines: functions that wait without blocking, in Wasm and in native builds.

#include <concepts>
#include <coroutine>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/frame.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm {

template <class T = void>
class Task;

namespace detail {

template <class>
inline constexpr bool is_task = false;
template <class T>
inline constexpr bool is_task<Task<T>> = true;

template <class T>
inline constexpr bool is_awaited_once = is_task<T> || std::derived_from<T, HostAwaiter>;

class PromiseBase;

/// Tasks that run concurrently and are awaited together (task/group.hpp).
struct Group {
  void (*task_ended)(Group& group, PromiseBase& task) noexcept;
};

/// The base of the promise of every coroutine of the SDK.
class PromiseBase : public Framed {
 public:
  struct Final {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> ended) const noexcept {
      ended.promise().let_others_go_on();
    }
    void await_resume() const noexcept {}
  };
  std::suspend_always initial_suspend() const noexcept { return {}; }
  Final final_suspend() const noexcept { return {}; }

#if LAMBDA_WASM_EXCEPTIONS
  [[LAMBDA_WASM_DETAIL_COLD]] void unhandled_exception() noexcept { exception = std::current_exception(); }
  [[nodiscard]] bool has_failed() const noexcept { return exception != nullptr; }
  void rethrow_failure() {
    if (has_failed()) [[unlikely]]
      std::rethrow_exception(std::move(exception));
  }
  std::exception_ptr exception;
#else
  void unhandled_exception() const noexcept {}
  [[nodiscard]] bool has_failed() const noexcept { return false; }
  void rethrow_failure() const noexcept {}
#endif

  /// Makes the awaiter of an awaitable, and binds it to this promise.
  template <class Awaited>
  decltype(auto) await_transform(Awaited&& awaited) {
    static_assert(
        !std::is_lvalue_reference_v<Awaited> || !is_awaited_once<std::remove_cvref_t<Awaited>>,
        "A task, a sleep or a promise can be awaited only once, so co_await takes it by value: write co_await std::move(task).");
    if constexpr (std::derived_from<std::remove_reference_t<Awaited>, HostAwaiter>) {
      awaited.bind(stop);
      return static_cast<std::remove_reference_t<Awaited>&&>(awaited);
    } else if constexpr (is_task<std::remove_cvref_t<Awaited>>) {
      return std::move(awaited).awaited_by(*this);
    } else if constexpr (requires { std::forward<Awaited>(awaited).awaited_by(*this); }) {
      return std::forward<Awaited>(awaited).awaited_by(*this);
    } else {
      static_assert(is_awaitable<Awaited>,
                    "co_await takes a lambda_wasm::Task, another awaitable of the SDK, or an awaitable of C++20.");
      if constexpr (is_awaitable<Awaited>) {
        return ForeignAwaiter(std::forward<Awaited>(awaited));
      } else {
        return std::suspend_never();
      }
    }
  }

  /// Starts the coroutine after the running coroutine has suspended or ended.
  void start_later(std::coroutine_handle<> self) noexcept { turn.go_on_later(self, ready_); }

  /// Out of line, because every coroutine calls it at its end.
  [[gnu::noinline]] void let_others_go_on() noexcept {
    if (group != nullptr) [[unlikely]] {
      group->task_ended(*group, *this);
    } else if (continuation) {
      let_go_on(continuation);
    }
  }

  /// Resumes `coroutine` after the running coroutine has suspended or ended.
  void let_go_on(std::coroutine_handle<> coroutine) noexcept { turn.go_on(coroutine, ready_); }

  std::coroutine_handle<> continuation;  ///< the coroutine that awaits this one,
  Group* group = nullptr;                ///< or the group that this one is part of
  StopState* stop = nullptr;             ///< the cancellation that this one obeys

 private:
  Ready ready_;
};

template <class T>
class Promise : public PromiseBase {
 public:
  Task<T> get_return_object() noexcept;

  Promise() noexcept {}
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;
  ~Promise() {
    if (has_value_) held_.~Held();
  }

  template <class U = T>
    requires std::constructible_from<T, U>
  void return_value(U&& value) {
    if (LAMBDA_WASM_EXCEPTIONS && has_value_) held_.~Held();  // set by an earlier co_return, after which a destructor threw
    has_value_ = false;
    new (&held_) Held<T>{T(std::forward<U>(value))};
    has_value_ = true;
  }
  T take() { return std::move(get()); }
  T& get() {
    rethrow_failure();
    return held_.value;
  }

 private:
  // Not an optional: its destructor would be inlined into every coroutine.
  union {
    Held<T> held_;
  };
  bool has_value_ = false;
};
template <>
class Promise<void> : public PromiseBase {
 public:
  Task<void> get_return_object() noexcept;
  void return_void() const noexcept {}
  void take() { rethrow_failure(); }
};

}  // namespace detail

/// A coroutine that returns a T or throws. It starts when it is awaited, and can be awaited once:
///
///     Task<Price> price_of(Sku sku);
///     Task<Receipt> buy(Order order) { co_return Receipt(co_await price_of(order.sku)); }
///
/// Destroying a task that has not ended destroys its frame where it is suspended. The result of its pending operation is
/// discarded.
///
/// Arguments that a task takes by reference must outlive it. In `co_await price_of(Sku("pear"))` the temporary lives long enough;
/// if the parameter were a reference, it would not in `auto task = price_of(Sku("pear")); co_await std::move(task);`. The same
/// holds for the captures of a lambda.
template <class T>
class [[nodiscard]] Task {
 public:
  using promise_type = detail::Promise<T>;
  using value_type = T;

  Task(Task&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    if (this != &other) {
      if (coroutine_) coroutine_.destroy();
      coroutine_ = std::exchange(other.coroutine_, nullptr);
    }
    return *this;
  }
  ~Task() {
    if (coroutine_) coroutine_.destroy();
  }

  /// @internal The type by which the SDK's own code refers to the coroutine.
  using Coroutine = std::coroutine_handle<promise_type>;
  /// @internal
  [[nodiscard]] Coroutine coroutine() const noexcept { return coroutine_; }
  /// @internal
  [[nodiscard]] Coroutine release() noexcept { return std::exchange(coroutine_, nullptr); }

  /// @internal Runs the task and returns `resume(promise)`.
  template <class Resume>
  class Awaiter {
   public:
    explicit Awaiter(Coroutine task) noexcept : task_(task) {}

    bool await_ready() {
      if (detail::turn.nested >= detail::Turn::most_nested) [[unlikely]]
        return false;
      is_started_ = true;
      return detail::start(task_);
    }
    void await_suspend(std::coroutine_handle<> waiting) noexcept {
      task_.promise().continuation = waiting;
      if (!is_started_) task_.promise().start_later(task_);
    }
    decltype(auto) await_resume() { return Resume()(task_.promise()); }

   private:
    Coroutine task_;
    bool is_started_ = false;
  };

  /// @internal
  struct Take {
    T operator()(promise_type& promise) const { return promise.take(); }
  };
  /// @internal
  Awaiter<Take> awaited_by(const detail::PromiseBase& parent) && noexcept {
    coroutine_.promise().stop = parent.stop;
    return Awaiter<Take>(coroutine_);
  }

 private:
  friend promise_type;
  explicit Task(Coroutine coroutine) noexcept : coroutine_(coroutine) {}

  Coroutine coroutine_;
};

namespace detail {

template <class T>
Task<T> Promise<T>::get_return_object() noexcept {
  return Task<T>(std::coroutine_handle<Promise>::from_promise(*this));
}
inline Task<void> Promise<void>::get_return_object() noexcept {
  return Task<void>(std::coroutine_handle<Promise>::from_promise(*this));
}

/// Awaited, it returns the running task's own promise.
struct OwnPromise {
  class Awaiter {
   public:
    explicit Awaiter(PromiseBase& promise) noexcept : promise_(promise) {}
    [[nodiscard]] bool await_ready() const noexcept { return opaque(true); }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    [[nodiscard]] PromiseBase& await_resume() const noexcept { return promise_; }

   private:
    PromiseBase& promise_;
  };
  Awaiter awaited_by(PromiseBase& promise) const noexcept { return Awaiter(promise); }
};

}  // namespace detail

}  // namespace lambda_wasm
