#pragma once
/// @file
/// Calls the handler of a route with what it takes, and replies with what it returns.

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/form.hpp>
#include <lambda_wasm/http/route/reply.hpp>
#include <lambda_wasm/http/route/stream.hpp>
#include <lambda_wasm/signature.hpp>
#include <lambda_wasm/task.hpp>

namespace lambda_wasm::detail {

/// Makes the call wait for the task; `take` is called when it has ended.
template <class T>
void wait_for(RouteCall& call, Task<T> task, void (*take)(RouteCall& call, std::coroutine_handle<> task)) {
  const auto coroutine = task.release();
  call.pending = {coroutine, &coroutine.promise(), take};
}
template <class T>
Promise<T>& promise_of(std::coroutine_handle<> task) {
  return std::coroutine_handle<Promise<T>>::from_address(task.address()).promise();
}

/// Replies with the result of a handler's task.
template <class T>
void reply_with_task(RouteCall& call, std::coroutine_handle<> task) {
  if constexpr (std::is_void_v<T>) {
    promise_of<T>(task).take();
    RouteResult::put_nothing(call);
  } else {
    RouteResult::put(call, promise_of<T>(task).get());
  }
}
/// As above, for a task that has streamed its reply.
template <class T>
void end_stream_of_task(RouteCall& call, std::coroutine_handle<> task) {
  if constexpr (std::is_void_v<T>) {
    promise_of<T>(task).take();
  } else if (auto& result = promise_of<T>(task).get(); !result) {
    return fail_stream(call, result.failure());
  }
  end_stream(call);
}

/// A handler's signature. Handlers with the same one share its code.
template <class Returned, class Parameters>
struct Endpoint;
template <class Returned, class... Parameters>
struct Endpoint<Returned, TypeList<Parameters...>> {
  using Result = std::remove_cvref_t<Returned>;
  using Outcome = typename Awaited<Result>::type;
  static constexpr bool waits = Awaited<Result>::is_task;
  template <RouteSource source>
  static constexpr std::size_t count =
      (std::size_t{0} + ... + (RouteArgument<std::remove_cvref_t<Parameters>>::source == source ? 1 : 0));
  static constexpr bool streams = count<RouteSource::stream> != 0;

  /// @tparam places  for each parameter the `index` of its RouteArgument
  template <std::size_t... places, class Handler>
  [[gnu::noinline]] static void invoke(RouteCall& call, Handler handler, std::index_sequence<places...>) {
    using Held = std::tuple<typename RouteArgument<std::remove_cvref_t<Parameters>>::Held...>;
    if constexpr (streams) begin_stream(call);
    if constexpr (waits) {
      invoke_with(call, handler, call.keep<Held>(), std::index_sequence<places...>{}, std::index_sequence_for<Parameters...>{});
    } else {
      Held held;
      invoke_with(call, handler, held, std::index_sequence<places...>{}, std::index_sequence_for<Parameters...>{});
    }
  }

 private:
  template <class Handler, class Held, std::size_t... places, std::size_t... index>
  static void invoke_with(RouteCall& call, Handler handler, [[maybe_unused]] Held& held, std::index_sequence<places...>,
                          std::index_sequence<index...>) {
    if (!(RouteArgument<std::remove_cvref_t<Parameters>>::read(call, places, std::get<index>(held)) && ...)) return;
    const auto invoked = [&]() -> decltype(auto) { return handler(pass_argument<Parameters>(call, std::get<index>(held))...); };
    if constexpr (streams) {
      wait_for(call, invoked(), &end_stream_of_task<Outcome>);
    } else if constexpr (waits) {
      wait_for(call, invoked(), &reply_with_task<Outcome>);
    } else if constexpr (std::is_void_v<Result>) {
      invoked();
      RouteResult::put_nothing(call);
    } else {
      Result result = invoked();
      RouteResult::put(call, result);
    }
  }
};

template <class Handler>
using EndpointOf = Endpoint<typename SignatureOf<Handler>::result, typename SignatureOf<Handler>::parameters>;

}  // namespace lambda_wasm::detail
