#pragma once
/// @file
/// HTTP in C++ only, for native builds: the events themselves cross, and the replies in the form of their sender. In Wasm
/// edge/http.hpp leaves that to JavaScript, which is smaller and faster there.

#include <string_view>
#include <vector>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/codecs.hpp>
#include <lambda_wasm/http/compressible.hpp>
#include <lambda_wasm/http/entity_tag.hpp>
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

/// The headers of a reply as they are sent: those of a 304 without the ones that describe a body (RFC 9110 section 15.4.5). In Wasm JavaScript
/// removes these (cmake/javascript/runtime/negotiate.mjs).
[[nodiscard]] inline Headers sent_headers(int status, Headers headers) {
  if (status != 304) return headers;
  for (const char* name : {"content-type", "content-length", "content-encoding"}) headers.remove(name);
  return headers;
}

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
    if (!reply.is_problem)
      return put(writer, form, head.status, reply.body, sent_headers(head.status, head.headers), head.cookies);
    Headers headers{{"content-type", "application/problem+json"}};
    for (const auto& [name, value] : head.headers) headers.append(name, value);
    put(writer, form, head.status, ProblemWriter::write(error_of(reply), host::storage(), reply.in), headers, head.cookies);
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view detail) {
    put(writer, form, HttpError(status, std::string(detail)));
  }
};

}  // namespace lambda_wasm::detail

namespace lambda_wasm::request_part {

[[gnu::used]] inline std::string_view rare_header(const Request& request, const char* name) {
  return request.headers.get(name).value_or(std::string_view());
}

[[gnu::used]] inline std::string_view sent_header(const Request& request, const detail::LiteralHeader& /*literal*/,
                                                  const char* name) {
  return rare_header(request, name);
}

[[gnu::used]] inline bool knows_tag(const Request& request, std::string_view tag) {
  return detail::lists_tag(detail::RequestAccess::header<"if-none-match">(request), tag, detail::TagComparison::weak);
}

[[gnu::used]] inline std::string_view compress(const Request& /*request*/, Headers& headers, std::string_view body) {
  if (detail::is_compressible(headers)) headers.append("vary", "accept-encoding");
  return body;
}

}  // namespace lambda_wasm::request_part
