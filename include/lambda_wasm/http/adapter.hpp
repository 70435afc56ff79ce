#pragma once
/// @file
/// HTTP in C++ only, for native builds: the events themselves cross, and the replies in the form of their sender. In Wasm
/// edge/http.hpp leaves that to JavaScript, which is smaller and faster there.

#include <string_view>
#include <vector>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/codecs.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/event_parts.hpp>
#include <lambda_wasm/http/event_request.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/problem.hpp>
#include <lambda_wasm/http/reply.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

template <class>
struct HttpCarrier {
  using RequestWire = event::Event;
  using ReplyWire = HttpReply;
  using RoutedReplyWire = HttpReply;
  using FiledReplyWire = HttpReply;
  static constexpr const StreamSink* stream_sink = nullptr;

  static Request make(const RequestWire& wire) { return make_request(wire); }

  static void put(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view body, const Headers& headers,
                  const std::vector<SetCookie>& cookies) {
    put_reply(writer, form, status, body, headers, cookies);
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, const HttpError& error) {
    const std::string_view body = ProblemWriter::write(error, host::storage());
    put_reply(writer, form, error.status, body, {{"content-type", "application/problem+json"}}, {});
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, const RoutedReply& reply) {
    const ResponseHead& head = reply.head;
    if (!reply.is_problem) return put(writer, form, head.status, reply.body, head.headers, head.cookies);
    Headers headers{{"content-type", "application/problem+json"}};
    for (const auto& [name, value] : head.headers) headers.append(name, value);
    put(writer, form, head.status, ProblemWriter::write(error_of(reply), host::storage(), reply.in), headers, head.cookies);
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view detail) {
    put(writer, form, HttpError(status, std::string(detail)));
  }
};

}  // namespace lambda_wasm::detail
