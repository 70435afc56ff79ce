#pragma once
/// @file
/// How a Request comes in and what answers it goes out: floor 4's part of what handler.hpp says of inputs and results.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/fetch.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/reply.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/http/status.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// A problem of RFC 9457. `errors` and `count` are extension members, of the body that the request brought.
struct ProblemDetail {
  std::string_view pointer;
  std::string_view expected;
  std::string_view found;
};
LAMBDA_WASM_DESCRIBE(ProblemDetail, pointer, expected, found)
struct Problem {
  std::optional<std::string_view> type;
  std::optional<std::string_view> title;
  std::int32_t status = 0;
  std::optional<std::string_view> detail;
  std::optional<std::string_view> instance;
  std::optional<std::vector<ProblemDetail>> errors;
  std::optional<std::uint32_t> count;
};
LAMBDA_WASM_DESCRIBE(Problem, type, title, status, detail, instance, errors, count)

/// Answers with an HttpError: its status, and it as an `application/problem+json`.
[[gnu::noinline, gnu::cold]] inline void put_problem(wire::Writer& writer, origin::Sender sender, const HttpError& error) {
  const auto given = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional(text); };
  Problem problem{given(error.type), given(error.title.empty() ? reason_phrase(error.status) : std::string_view(error.title)), error.status,
                  given(error.detail), given(error.instance), std::nullopt, std::nullopt};
  if (!error.errors.empty()) {
    problem.errors.emplace();
    for (const Detail& detail : error.errors) problem.errors->push_back({detail.pointer, detail.expected, detail.found});
    problem.count = static_cast<std::uint32_t>(error.count);
  }
  put_reply(writer, sender, error.status, to_json(problem), {{"content-type", "application/problem+json"}}, {});
}

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
  using Wire = event::HttpEvent;
  static Request make(Wire&& wire) { return make_request(wire); }
};

/// What all results have in common that are answers over HTTP.
template <class Input>
struct HttpLane {
  static constexpr bool is_possible = true;
  static constexpr bool answers_http = true;
  using Wire = HttpReply;
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
      put_reply(writer, reply_sender(request), 200, result, {{"content-type", "text/plain; charset=utf-8"}}, {});
    } else {
      put_reply(writer, reply_sender(request), 200, to_json(result), {{"content-type", "application/json"}}, {});
    }
  }
};

}  // namespace lambda_wasm::detail
