#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/edge/native/invoke.hpp>
#include <lambda_wasm/edge/native/loop.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/route/planner.hpp>
#include <lambda_wasm/http/route/response_of.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// Answers a request by the routes of a Plan, a PlanOf.
template <class Plan>
Response reply_by_plan(Request request) {
  const edge::detail::JsonDocument nothing("{}");
  edge::detail::Invocation invocation(nothing.root(), nothing.root(), edge::detail::Loop::Clock::skipping);
  invocation.takes_claims = true;
  wire::Block block;
  Response response;
  const auto keep = [](RouteCall& call, RoutedReply& sent) {
    if (call.is_head()) RouteCall::drop_body(sent);
    Response& made = *call.response;
    made = response_of(sent);
    made.headers = sent_headers(made.status, std::move(made.headers));
  };
  const auto handler = [&](host::Message, wire::Block& to) {
    return guarded(to, [&] {
      return invoke_routes<Plan>(std::move(request), to, [&](auto& call) {
        call.response = &response;
        call.send = keep;
      });
    });
  };
  const Status status = edge::detail::call(handler, invocation, {}, block);
  if (status == Status::result) return response;
  wire::Reader reader({block.words, block.text});
  const std::string type(reader.text()), message(reader.text());
  raise(status == Status::exception ? host::type_name(type.c_str()) : type, message);
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::testing {

/// Answers a request by routes, for tests:
///
///     const Response response = testing::reply(api, testing::request({.path = "/notes/7"}));
///     CHECK(response.status == 200);
///
/// A stream's bytes are the body. Timers take no real time.
///
/// @throws Error with the type and the message of the function error that the caller on Lambda would get
template <class... Parts>
[[nodiscard]] Response reply(const Routes<Parts...>& /*routes*/, Request request) {
  using Plan = lambda_wasm::detail::PlanOf<Parts...>;
  return lambda_wasm::detail::reply_by_plan<Plan>(std::move(request));
}

}  // namespace lambda_wasm::testing
