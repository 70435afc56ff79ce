#pragma once
/// @file
/// A limit of the time that a reply may take.

#include <chrono>
#include <cstddef>
#include <string_view>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/route/run.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/turn.hpp>

namespace lambda_wasm {

namespace detail {

/// What `RouteCall::stop` points to after the time of a TimeoutAfter is over. Always stopped.
[[nodiscard]] inline StopState& timed_out() noexcept {
  LAMBDA_WASM_DETAIL_NO_DESTROY static StopState state;
  return state;
}

/// Cancels the call after a time, unless it is destroyed first.
inline Task<> cancel_after(RouteCall& call, std::chrono::milliseconds time) {
  co_await sleep_for(time);
  timed_out().request_stop();
  call.stop = &timed_out();
  RouteRun::current().request_stop();
}

}  // namespace detail

/// Cancels tasks that take too long. @see timeout_after
template <std::size_t milliseconds>
struct TimeoutAfter : detail::Middleware {
  static_assert(LAMBDA_WASM_EXCEPTIONS || milliseconds == 0,
                "lw::timeout_after cancels by exceptions, but this function is built with EXCEPTIONS none: use "
                "lw::when_any(task, lw::sleep_for(…)) in the handler.");
  /// @internal
  using Notes = detail::NoteList<fails(504)>;

 private:
  [[LAMBDA_WASM_DETAIL_SMALL]] static void start(detail::RouteCall& call, std::size_t /*index*/) {
    if (call.stop == nullptr) return;  // nothing waits
    detail::start(call.keep<Task<>>(detail::cancel_after(call, std::chrono::milliseconds(milliseconds))).coroutine());
  }
  static void after(detail::RouteCall& call, detail::RoutedReply& reply) {
    if (call.stop != &detail::timed_out() || !reply.is_problem || reply.error != nullptr || reply.head.status != 504) return;
    reply.body = detail::constant_text<decltype([](auto& put) {
      detail::put_text(put, "The reply took more than ");
      detail::put_decimal(put, milliseconds);
      detail::put_text(put, " ms.");
    })>;
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{&start, &after, nullptr};
};

/// Cancels the middleware within and the handler if they wait longer than a time: their pending awaits throw `Cancelled`, and the reply
/// is a 504. A stream whose bytes have begun is aborted. What computes without awaiting is not interrupted.
template <std::size_t milliseconds>
inline constexpr TimeoutAfter<milliseconds> timeout_after{};

}  // namespace lambda_wasm
