#pragma once
/// @file
/// Routes that stream their reply.

#include <string_view>
#include <utility>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/codecs.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/run.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/status.hpp>

namespace lambda_wasm::detail {

/// The head of a stream as the middleware changes it.
inline Response head_of_stream(RouteCall& call, const Response& head) {
  RoutedReply reply{{head.status, head.headers, head.cookies}};
  call.apply_after(reply);
  return {reply.head.status, {}, std::move(reply.head.headers), std::move(reply.head.cookies)};
}

template <class Carrier>
inline constexpr StreamSink route_stream_sink{
    [](request_part::SenderForm form, const Response& head) {
      RouteRun& run = RouteRun::current();
      if (!Carrier::stream_sink->begin(form, head_of_stream(run.call(), head))) return false;
      if (run.call().is_head()) run.request_stop();
      return true;
    },
    [] { Carrier::stream_sink->raise_refusal(); },
    [](std::string_view bytes) noexcept { return RouteRun::current().call().is_head() || Carrier::stream_sink->write(bytes); },
    []() noexcept { Carrier::stream_sink->end(); },
    [](Wait& wait) noexcept { Carrier::stream_sink->wait(wait); },
};

template <class Carrier = HttpCarrier<Request>>
void begin_stream(RouteCall& call) {
  call.stream = &call.keep<ResponseStream>();
  const StreamSink* sink = nullptr;
  if constexpr (Carrier::stream_sink != nullptr) {
    if (call.delivery == Delivery::streamed) sink = &route_stream_sink<Carrier>;
  }
  StreamAccess::direct(*call.stream, sink, RequestAccess::form(call.request));
}

/// After the handler has ended: replies with what has not been sent.
inline void end_stream(RouteCall& call) {
  if (call.has_begun()) return call.reply_sent();
  const Response& response = call.stream->response();
  RoutedReply reply{{response.status, response.headers, response.cookies}, response.body};
  call.reply(reply);
}
inline void fail_stream(RouteCall& call, const Failure& failure) { call.fail(failure); }

}  // namespace lambda_wasm::detail
