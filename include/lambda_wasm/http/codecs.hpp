#pragma once
/// @file
/// The codecs of HTTP: how a Request and its replies cross (handler_form.hpp has the codecs of other types). A carrier reads and
/// writes the bytes: http/adapter.hpp has the one for native builds, edge/http.hpp the one for Wasm. A program includes one of
/// the two.

#include <concepts>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// The carrier. `RequestWire` and `make` are for requests. `ReplyWire` and `put` are for replies, from all their parts or from an
/// HttpError; `RoutedReplyWire` and `put` from a RoutedReply are those of functions with routes, and `FiledReplyWire` is for functions with
/// files. `stream_sink` sends replies while they are made; null if this edge cannot.
template <class>
struct HttpCarrier;

template <std::same_as<Request> T>
struct InputCodec<T> {
  static constexpr bool is_possible = true;
  using Carrier = HttpCarrier<T>;
  using Wire = typename Carrier::RequestWire;
  static Request make(Wire&& wire) { return Carrier::make(wire); }
};

/// Writes a reply that has only a body.
template <class Carrier>
[[gnu::noinline]] void put_body(wire::Writer& writer, request_part::SenderForm form, std::string_view body,
                                std::string_view content_type) {
  Headers headers;
  headers.append("content-type", content_type);
  Carrier::put(writer, form, 200, body, headers, {});
}

/// The common part of the codecs of results that are HTTP replies.
template <class Input>
struct HttpCodec {
  static constexpr bool is_possible = true;
  static constexpr bool answers_http = true;
  using Carrier = HttpCarrier<Input>;
  using Wire = typename Carrier::ReplyWire;

  static void put_http_error(wire::Writer& writer, const Input& input, const HttpError& error) {
    Carrier::put(writer, form_of(input), error);
  }
  /// As for an HttpError of this status and detail.
  static void put_http_error(wire::Writer& writer, const Input& input, int status, std::string_view detail) {
    Carrier::put(writer, form_of(input), status, detail);
  }

  /// The form of the reply: that of the Request's sender, or of an HTTP API if the input is not a Request.
  static request_part::SenderForm form_of(const Input& input) {
    if constexpr (std::same_as<Input, Request>) {
      return RequestAccess::form(input);
    } else {
      return {};
    }
  }
};

template <class Input, std::same_as<Response> T>
struct ResultCodec<Input, T> : HttpCodec<Input> {
  using Http = HttpCodec<Input>;
  static void put(wire::Writer& writer, const Input& input, const Response& response) {
    Http::Carrier::put(writer, Http::form_of(input), response.status, response.body, response.headers, response.cookies);
  }
};

template <std::same_as<Request> Input>
struct ResultCodec<Input, void> : HttpCodec<Input> {
  using Http = HttpCodec<Input>;
  static void put(wire::Writer& writer, const Input& request) {
    Http::Carrier::put(writer, Http::form_of(request), 204, {}, {}, {});
  }
};

template <std::same_as<Request> Input, class T>
  requires(!std::same_as<T, Response>)
struct ResultCodec<Input, T> : HttpCodec<Input> {
  using Http = HttpCodec<Input>;
  static constexpr bool is_possible = Crossing<T>;
  static void put(wire::Writer& writer, const Input& request, const T& result) {
    check_result(result);
    const request_part::SenderForm form = Http::form_of(request);
    if constexpr (TextKind<T>) {
      put_body<typename Http::Carrier>(writer, form, result, "text/plain; charset=utf-8");
    } else {
      put_body<typename Http::Carrier>(writer, form, to_json(result), "application/json");
    }
  }
};

template <>
inline constexpr bool is_reply_stream<ResponseStream> = true;

template <class Input>
struct StreamCodec<Input, ResponseStream> : HttpCodec<Input> {
  using Http = HttpCodec<Input>;
  /// Whether this edge can send a reply while it is made.
  static constexpr bool is_streamed = Http::Carrier::stream_sink != nullptr;

  static void direct(ResponseStream& stream, const Input& input, Delivery delivery) {
    StreamAccess::direct(stream, delivery == Delivery::streamed ? Http::Carrier::stream_sink : nullptr, Http::form_of(input));
  }
  /// Writes the part that has not been sent yet.
  static void put(wire::Writer& writer, const Input& input, const ResponseStream& stream) {
    if (!StreamAccess::keeps_all(stream) && stream.has_begun()) return;
    const Response& response = stream.response();
    Http::Carrier::put(writer, Http::form_of(input), response.status, response.body, response.headers, response.cookies);
  }
};

}  // namespace lambda_wasm::detail
