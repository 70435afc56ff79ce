#pragma once
/// @file
/// How a Request comes in and what answers it goes out: what handler.hpp asks of inputs and results. What crosses is for those
/// who include this to say before it: `RequestWire` and `make_request`, `ReplyWire`, `put_reply` and `put_problem`.

#include <concepts>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// Who the reply goes to: to the sender of the Request, and where the input is none in the form of an HTTP API.
template <class Input>
origin::Sender reply_sender(const Input& input) {
  if constexpr (std::same_as<Input, Request>) {
    return RequestAccess::sender(input);
  } else {
    return {};
  }
}

template <>
struct InputLane<Request> {
  static constexpr bool is_possible = true;
  using Wire = RequestWire;
  static Request make(Wire&& wire) { return make_request(wire); }
};

/// What all results have in common that are answers over HTTP.
template <class Input>
struct HttpLane {
  static constexpr bool is_possible = true;
  static constexpr bool answers_http = true;
  using Wire = ReplyWire;
  static void put_http_error(wire::Writer& writer, const Input& input, const HttpError& error) {
    put_problem(writer, reply_sender(input), error);
  }
};

template <class Input>
struct ResultLane<Input, Response> : HttpLane<Input> {
  static void put(wire::Writer& writer, const Input& input, const Response& response) {
    put_reply(writer, reply_sender(input), response.status, response.body, response.headers, response.cookies);
  }
};

template <>
struct ResultLane<Request, Response> : HttpLane<Request> {
  static void put(wire::Writer& writer, const Request& request, const Response& response) {
    put_reply(writer, reply_sender(request), response.status, response.body, response.headers, response.cookies);
  }
};

template <>
struct ResultLane<Request, void> : HttpLane<Request> {
  static void put(wire::Writer& writer, const Request& request) { put_reply(writer, reply_sender(request), 204, {}, {}, {}); }
};

template <class T>
struct ResultLane<Request, T> : HttpLane<Request> {
  static constexpr bool is_possible = Crossing<T>;
  static void put(wire::Writer& writer, const Request& request, const T& result) {
    if constexpr (TextKind<T>) {
      put_reply(writer, reply_sender(request), 200, result, "text/plain; charset=utf-8");
    } else {
      put_reply(writer, reply_sender(request), 200, to_json(result), "application/json");
    }
  }
};

}  // namespace lambda_wasm::detail
