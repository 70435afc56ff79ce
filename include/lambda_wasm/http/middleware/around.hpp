#pragma once
/// @file
/// Middleware around the handlers of its list, which sees whole replies:
///
///     lw::Task<lw::Response> measure(const lw::Request& request, lw::Next next) {
///       const auto begin = std::chrono::steady_clock::now();
///       lw::Response response = co_await next();
///       lw::log::info("{} took {}", request.path, std::chrono::steady_clock::now() - begin);
///       co_return response;
///     }

#include <algorithm>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/reply.hpp>
#include <lambda_wasm/http/route/response_of.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/signature.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm {

namespace detail {

/// A call at the place of one `around`.
struct AroundPlace {
  RouteCall* call;
  const RouteScope* scope;
  std::size_t index;  ///< of the `around`
};

inline AroundPlace RouteCall::go_around(std::size_t index) {
  const AroundPlace place{this, scope_, index};
  scope_ = new (host::storage().allocate(sizeof(RouteScope))) RouteScope{scope_->steps, index};
  return place;
}

/// Runs what is within an `around`: the call gets the middleware within only, and its reply is kept. At the end, also by an exception, it
/// goes on with the middleware outside.
class AroundRun : public Response {
 public:
  explicit AroundRun(const AroundPlace& place)
      : call_(*place.call), outside_(call_.scope_), send_(call_.send), kept_(call_.response), pending_(call_.pending) {
    const std::size_t count = place.scope->count, own = place.index;
    auto* const steps = reinterpret_cast<RouteStep*>(host::storage().allocate(count * sizeof(RouteStep)));
    for (std::size_t i = 0; i != count; ++i) new (steps + i) RouteStep(i > own ? place.scope->steps[i] : RouteStep{});
    steps[own].on_error = &pass_on;
    call_.scope_ = new (host::storage().allocate(sizeof(RouteScope))) RouteScope{steps, count};
    call_.next_ = own + 1;
    call_.response = this;
    call_.send = &keep;
  }
  AroundRun(const AroundRun&) = delete;
  AroundRun& operator=(const AroundRun&) = delete;
  ~AroundRun() {
    call_.scope_ = outside_;
    call_.send = send_;
    call_.response = kept_;
    call_.pending = pending_;
    call_.is_over_ = false;
  }

  [[nodiscard]] RouteCall& call() const noexcept { return call_; }

  template <class Function>
  void run(Function function) {
    is_running_ = true;
#if LAMBDA_WASM_EXCEPTIONS
    call_.attempt<true>([&] {
      try {
        function();
      } catch (const Cancelled&) {
        if (call_.stop == nullptr || !call_.stop->is_stopped()) throw;
        call_.end_stopped();
      }
    });
#else
    function();
#endif
    is_running_ = false;
  }
  /// Where an Error has ended the call, which can be only without exceptions, the response is a 500 that is not sent.
  [[nodiscard]] Response take() {
    if (call_.status() != Status::result) status = 500;
    return std::move(static_cast<Response&>(*this));
  }

 private:
  static void keep(RouteCall& call, RoutedReply& reply) {
    auto& self = static_cast<AroundRun&>(*call.response);
    if (self.is_running_) {
      static_cast<Response&>(self) = response_of(reply);
      return;
    }
    // Nothing within will go on, and the call replies in its place.
    call.scope_ = self.outside_;
    call.apply_after(reply);
    call.response = self.kept_;
    self.send_(call, reply);
  }
  // What no middleware within answers leaves `next()`.
  static std::optional<HttpError> pass_on([[maybe_unused]] const std::exception& error) {
#if LAMBDA_WASM_EXCEPTIONS
    if (std::current_exception() != nullptr) throw;
    throw static_cast<const Error&>(error);  // of a Result
#else
    return std::nullopt;
#endif
  }

  RouteCall& call_;
  const RouteScope* outside_;
  void (*send_)(RouteCall& call, RoutedReply& reply);
  Response* kept_;
  RoutePending pending_;  ///< how the task that is around goes on
  bool is_running_ = false;
};

/// A task of unknown type, which is destroyed with this object. Awaited, it runs.
class AroundTask {
 public:
  explicit AroundTask(RoutePending& pending) noexcept
      : task_(std::exchange(pending.task, nullptr)), promise_(*pending.promise), take_(pending.take) {}
  AroundTask(const AroundTask&) = delete;
  AroundTask& operator=(const AroundTask&) = delete;
  ~AroundTask() { task_.destroy(); }

  void take(RouteCall& call) const { take_(call, task_); }

  class Awaiter {
   public:
    explicit Awaiter(const AroundTask& task) noexcept : task_(task) {}
    bool await_ready() {
      if (turn.nested >= Turn::most_nested) [[unlikely]]
        return false;
      is_started_ = true;
      return detail::start(task_.task_);
    }
    void await_suspend(std::coroutine_handle<> waiting) noexcept {
      task_.promise_.continuation = waiting;
      if (!is_started_) task_.promise_.start_later(task_.task_);
    }
    void await_resume() const noexcept {}

   private:
    const AroundTask& task_;
    bool is_started_ = false;
  };
  [[nodiscard]] Awaiter awaited_by(const PromiseBase& parent) const noexcept {
    promise_.stop = parent.stop;
    return Awaiter(*this);
  }

 private:
  std::coroutine_handle<> task_;
  PromiseBase& promise_;
  void (*take_)(RouteCall& call, std::coroutine_handle<> task);
};

inline Task<Response> run_within(AroundPlace place) {
  AroundRun within(place);
  RouteCall& call = within.call();
  while (!call.is_over()) {
    within.run([&call] { call.start_next(); });
    if (call.is_over() || !call.pending.task) continue;
    const AroundTask task(call.pending);
    co_await task;
    within.run([&call, &task] { task.take(call); });
  }
  co_return within.take();
}

}  // namespace detail

/// What is within an `around` whose function is a Task. `co_await next()` is its reply: of the handler, or of middleware that refuses, or
/// a problem. What no `on_error` within answers, it throws. May be called again, to try again, or not at all.
class Next {
 public:
  /// @internal
  explicit Next(const detail::AroundPlace& place) noexcept : place_(place) {}
  [[nodiscard]] Task<Response> operator()() const { return detail::run_within(place_); }

 private:
  detail::AroundPlace place_;
};

/// As `Next`, for a function that returns a Response itself, because nothing within waits: `next()` is the reply.
class SyncNext {
 public:
  /// @internal
  explicit SyncNext(const detail::AroundPlace& place) noexcept : place_(place) {}
  [[nodiscard]] Response operator()() const {
    detail::AroundRun within(place_);
    within.run([&within] {
      while (!within.call().is_over()) within.call().start_next();
    });
    return within.take();
  }

 private:
  detail::AroundPlace place_;
};

/// @see around
template <auto function>
struct Around : detail::Middleware {
 private:
  using Called = detail::SignatureOf<std::remove_cvref_t<decltype(function)>>;
  using Returned = std::remove_cvref_t<typename Called::result>;
  using Outcome = typename detail::Awaited<Returned>::type;
  using NextType = std::conditional_t<detail::Awaited<Returned>::is_task, Next, SyncNext>;
  static constexpr bool is_fine = std::is_same_v<typename detail::Unwrapped<Outcome>::type, Response> &&
                                  std::is_invocable_v<decltype(function), const Request&, NextType>;
  static_assert(is_fine,
                "The function of lw::around takes a const lambda_wasm::Request& and a lambda_wasm::Next, and returns a Task of a "
                "lambda_wasm::Response; or it takes a lambda_wasm::SyncNext, and returns a Response.");

 public:
  /// @internal
  static constexpr bool waits = detail::Awaited<Returned>::is_task;
  /// @internal
  static constexpr detail::AroundKind around = waits ? detail::AroundKind::task : detail::AroundKind::synchronous;

 private:
  static void start(detail::RouteCall& call, std::size_t index) {
    const detail::AroundPlace place = call.go_around(index);
    if constexpr (waits) {
      wait_for(call, function(std::as_const(call.request), NextType(place)), &take);
    } else {
      Returned result = function(std::as_const(call.request), NextType(place));
      put(call, result);
    }
  }
  static void take(detail::RouteCall& call, std::coroutine_handle<> task) { put(call, detail::promise_of<Outcome>(task).get()); }
  static void put(detail::RouteCall& call, Outcome& result) {
    if (call.status() != detail::Status::result) return call.end(call.status());
    detail::RouteResult::put(call, result);
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{&start, nullptr, nullptr};
};

/// Middleware around its list, for what needs the whole reply, or has to wait after it: a function of `const Request&` and `Next` that
/// returns a `Task<Response>`. Where nothing within waits, it may be a function of `const Request&` and `SyncNext` that returns a
/// `Response`, and needs no coroutine. A route that streams cannot be within.
template <auto function>
inline constexpr Around<function> around{};

}  // namespace lambda_wasm
