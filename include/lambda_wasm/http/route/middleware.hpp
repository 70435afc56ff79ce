#pragma once
/// @file
/// Middleware: `use` runs before the handlers of its group, `after` changes every reply, `on_error` answers exceptions.

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/context.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/route/reply.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/task.hpp>

namespace lambda_wasm {

namespace detail {

/// Whether a middleware is an `around`, and its function a task.
enum class AroundKind : std::uint8_t { none, synchronous, task };

/// The base of every middleware. A derived class has `static constexpr RouteStep step`; `GivenType` is the type of the value that it
/// gives, or void; `waits` says whether it may wait; `Notes` are those of every route of its list.
struct Middleware {
  using GivenType = void;
  using Notes = NoteList<>;
  static constexpr bool waits = false;
  static constexpr AroundKind around = AroundKind::none;
};
template <class T>
concept MiddlewareKind = std::derived_from<T, Middleware>;

/// What a `use` function gives: the T of a T, or of a Result or a Task of it; void for nothing, or a Response that replies.
template <class T>
struct GivenBy {
  using type = T;
};
template <class T>
  requires std::same_as<T, Response> || std::same_as<T, std::optional<Response>>
struct GivenBy<T> {
  using type = void;
};

/// Takes what a `use` function has returned.
template <class T>
void take_given(RouteCall& call, std::size_t index, T&& result) {
  using Value = std::remove_cvref_t<T>;
  if constexpr (Unwrapped<Value>::may_fail) {
    if (!result) return call.fail(result.failure());
    if constexpr (!std::is_void_v<typename Value::value_type>) take_given(call, index, *std::move(result));
  } else if constexpr (std::same_as<Value, Response>) {
    RouteResult::put(call, result);
  } else if constexpr (std::same_as<Value, std::optional<Response>>) {
    if (result) RouteResult::put(call, *result);
  } else {
    call.given[index] = &call.keep<Value>(std::move(result));
  }
}

template <auto function>
struct UseStep {
  using Called = SignatureOf<std::remove_cvref_t<decltype(function)>>;
  using Returned = std::remove_cvref_t<typename Called::result>;
  using Outcome = typename Awaited<Returned>::type;
  static constexpr bool waits = Awaited<Returned>::is_task;

  static void start(RouteCall& call, std::size_t index) {
    const auto invoked = [&]() -> decltype(auto) { return invoke(call, typename Called::parameters{}); };
    if constexpr (waits) {
      call.pending_index = index;
      wait_for(call, invoked(), &take);
    } else if constexpr (std::is_void_v<Returned>) {
      invoked();
    } else {
      take_given(call, index, invoked());
    }
  }

 private:
  template <class... Parameters>
  static decltype(auto) invoke(RouteCall& call, TypeList<Parameters...>) {
    return function(RouteArgument<std::remove_cvref_t<Parameters>>::of(call)...);
  }
  static void take(RouteCall& call, std::coroutine_handle<> task) {
    if constexpr (std::is_void_v<Outcome>) {
      promise_of<Outcome>(task).take();
    } else {
      take_given(call, call.pending_index, promise_of<Outcome>(task).take());
    }
  }
};

}  // namespace detail

/// Middleware before the handlers of its list: a function of `const Request&` and, if it wants, `const Context&`. What it returns is
/// given to handlers that take a `Given` of that type. It refuses a request by an HttpError, thrown or in a `Result`, or by a
/// `Response` or an `optional<Response>` that replies. It may return a `Task` of any of these. Notes, such as `bearer("JWT")`, hold for
/// all routes of the list.
template <auto function, auto... notes>
struct Use : detail::Middleware {
  /// @internal
  /// @internal
  using Outcome = typename detail::UseStep<function>::Outcome;
  /// @internal
  /// @internal
  using GivenType = typename detail::GivenBy<typename detail::Unwrapped<Outcome>::type>::type;
  /// @internal
  using Notes = detail::NoteList<notes...>;
  /// @internal
  /// @internal
  static constexpr bool waits = detail::UseStep<function>::waits;
  /// @internal
  /// @internal
  static constexpr detail::RouteStep step{&detail::UseStep<function>::start, nullptr, nullptr};
};
/// Middleware that runs before the handlers of its list. @see Use
/// As an argument of `routes` or `group`. @see Use
template <auto function, auto... notes>
inline constexpr Use<function, notes...> use{};

/// Middleware that changes the head of every reply of its list: of handlers, errors, 404 and 405, and streams. It runs in reverse order,
/// the innermost first: a function of `const Request&` and `ResponseHead&`.
template <auto function>
struct After : detail::Middleware {
  /// @internal
  /// @internal
  static constexpr detail::RouteStep step{
      nullptr, [](detail::RouteCall& call, detail::RoutedReply& reply) { function(std::as_const(call.request), reply.head); },
      nullptr};
};
/// Middleware that changes the head of every reply of its list. @see After
/// As an argument of `routes` or `group`. @see After
template <auto function>
inline constexpr After<function> after{};

/// Middleware that answers exceptions which are no HttpError, and Errors in a `Result`: a function of `const std::exception&` that
/// returns an `optional<HttpError>`. Without an answer the invocation fails with the exception.
template <auto function>
struct OnError : detail::Middleware {
  /// @internal
  /// @internal
  static constexpr detail::RouteStep step{
      nullptr, nullptr, [](const std::exception& error) -> std::optional<HttpError> { return function(error); }};
};
/// Middleware that answers exceptions of its list. @see OnError
/// As an argument of `routes` or `group`. @see OnError
template <auto function>
inline constexpr OnError<function> on_error{};

}  // namespace lambda_wasm
