#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm {

/// A reply of a route with a status of its own: a T, as JSON or as text, and headers.
///
///     lw::Reply<201, Note> create(const Draft& draft) { return {save(draft), {{"location", "/notes/7"}}}; }
///
/// A handler with several returns a `std::variant` of them.
template <int http_status, class T = void>
struct Reply {
  static_assert(http_status >= 200 && http_status <= 599, "lambda_wasm: the status of a Reply is from 200 to 599.");
  /// From 200 to 599.
  static constexpr int status = http_status;
  /// The body of the reply.
  T value{};
  /// Headers of the reply, besides its content-type.
  Headers headers{};
};
template <int http_status>
struct Reply<http_status, void> {
  static_assert(http_status >= 200 && http_status <= 599, "lambda_wasm: the status of a Reply is from 200 to 599.");
  static constexpr int status = http_status;  ///< from 200 to 599
  Headers headers{};                          ///< of the reply, which has no body
};

namespace detail {

template <class>
inline constexpr bool is_reply = false;
template <int status, class T>
inline constexpr bool is_reply<Reply<status, T>> = true;

template <class>
inline constexpr bool is_reply_variant = false;
template <class... Replies>
inline constexpr bool is_reply_variant<std::variant<Replies...>> = (is_reply<Replies> && ...);

/// Whether a route's handler may return a T, or a Result or a Task of it.
template <class T>
constexpr bool is_route_result() {
  if constexpr (std::is_void_v<T> || std::same_as<T, Response> || is_reply_variant<T>) {
    return true;
  } else if constexpr (is_reply<T>) {
    if constexpr (requires(T& reply) { reply.value; }) {
      return Crossing<decltype(T::value)>;
    } else {
      return true;
    }
  } else {
    return Crossing<T>;
  }
}

/// Replies with what handlers return.
struct RouteResult {
  template <class T>
  static void put(RouteCall& call, T& result) {
    if constexpr (Unwrapped<T>::may_fail) {
      if (!result) return call.fail(result.failure());
      if constexpr (std::is_void_v<typename T::value_type>) {
        put_nothing(call);
      } else {
        put(call, *result);
      }
    } else if constexpr (std::same_as<T, Response>) {
      Held<RoutedReply> held{{{result.status, std::move(result.headers), std::move(result.cookies)}, result.body}};
      call.reply(held.value);
    } else if constexpr (is_reply_variant<T>) {
      std::visit([&](auto& reply) { put(call, reply); }, result);
    } else if constexpr (is_reply<T>) {
      if constexpr (requires { result.value; }) {
        put_value(call, result.value, T::status, result.headers);
      } else {
        call.reply(T::status, {}, {}, result.headers);
      }
    } else {
      put_value(call, result, 200);
    }
  }
  static void put_nothing(RouteCall& call) { call.reply(204, {}, {}); }

 private:
  template <class T, class... More>
  static void put_value(RouteCall& call, const T& value, int status, More&... headers) {
    check_result(value);
    if constexpr (TextKind<T>) {
      call.reply(status, value, "text/plain; charset=utf-8", headers...);
    } else {
      json_text::Buffer buffer;
      append_json(buffer, value);
      call.reply(status, buffer.view(), "application/json", headers...);
    }
  }
};

}  // namespace detail

}  // namespace lambda_wasm
