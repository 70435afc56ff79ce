#pragma once
/// @file
/// HTTP requests through the `fetch` of Node.js. It adds no HTTP client to the zip, and reuses connections as Node.js does.
///     auto response = co_await http::fetch({.url = "https://example.com/prices/pear", .timeout = 2s});
///     const auto price = co_await response.json<Price>();
///
///     co_await http::fetch({.method = "POST", .url = orders, .body = http::json(order)});

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/fetch/error.hpp>
#include <lambda_wasm/fetch/request.hpp>
#include <lambda_wasm/fetch/response.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/js/promise.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
// The block holds a FetchedRequest, and `codec` is the address of its detail::value_text. `body` is copied before the call
// returns; null if there is none.
emscripten::EM_VAL lambda_wasm_fetch_request(const lambda_wasm::wire::Block* block, const char* codec, const char* body,
                                             std::uint32_t size);
// Parameters as lambda_wasm_wait.
void lambda_wasm_fetch_send(emscripten::EM_VAL request, lambda_wasm::detail::Wait* wait, const char* codec);
void lambda_wasm_fetch_abort(emscripten::EM_VAL request);
}

namespace lambda_wasm::http {

namespace detail {

/// How a request crosses. `headers` alternates names and values; they are octets, not necessarily text (RFC 9110 section 5.5).
struct FetchedRequest {
  std::string_view method;
  std::string_view url;
  Redirect redirect;
  double timeout;  // in milliseconds
  emscripten::val stream;
  std::vector<Bytes> headers;
};
LAMBDA_WASM_DESCRIBE(FetchedRequest, method, url, redirect, timeout, stream, headers)

/// How the status and the headers of a response cross.
struct FetchedHead {
  std::int32_t status;
  std::string_view url;
  emscripten::val body;
  bool decoded;
  std::vector<Bytes> headers;
};
LAMBDA_WASM_DESCRIBE(FetchedHead, status, url, body, decoded, headers)

struct OfFetch {
  using Thrown = FetchError;
  using Received = FetchedHead;
  static constexpr auto wait = &lambda_wasm_fetch_send;
  static void abandon(emscripten::EM_VAL request, lambda_wasm::detail::Wait&) noexcept { lambda_wasm_fetch_abort(request); }
  static void discard(emscripten::EM_VAL request) noexcept { lambda_wasm_fetch_abort(request); }

  // Written by hand, to read directly into the headers.
  [[gnu::noinline]] static FetchResponse take(wire::Reader& reader) {
    FetchResponse response;
    response.status = static_cast<int>(reader.word());
    response.url = reader.text();
    response.body = reader.read<js::ByteStream<FetchError>>();
    response.decoded = reader.word() != 0;
    for (std::uint32_t left = reader.word(); left != 0; left -= 2) {
      const std::string_view name = reader.text();
      response.headers.append(name, reader.text());
    }
    return response;
  }
};

[[gnu::noinline]] inline emscripten::val fetch_request(const FetchRequest& request) {
  const FetchBody& body = request.body;
  const bool says_type = !body.content_type.empty() && !request.headers.get("content-type");
  wire::Block block;
  wire::Writer writer(block);
  writer.text(request.method);
  writer.text(request.url);
  writer.word(static_cast<std::uint32_t>(request.redirect));
  writer.real(static_cast<double>(request.timeout.count()));
  writer.write(body.take_stream());
  writer.word(static_cast<std::uint32_t>(2 * (request.headers.size() + (says_type ? 1 : 0))));
  for (const auto& [name, value] : request.headers) {
    writer.text(name);
    writer.text(value);
  }
  if (says_type) {
    writer.text("content-type");
    writer.text(body.content_type);
  }
  writer.finish();
  const char* const bytes = body.bytes() ? body.bytes()->data() : nullptr;
  return emscripten::val::take_ownership(
      lambda_wasm_fetch_request(&block, lambda_wasm::detail::value_text<FetchedRequest>.data(), bytes,
                                static_cast<std::uint32_t>(body.bytes() ? body.bytes()->size() : 0)));
}

}  // namespace detail

/// Sends a request. Completes with the response when its headers arrive, whatever its status. `request` is copied at once, and
/// sent when the result is awaited. If the awaiting task is cancelled or destroyed, the request is aborted.
///
/// @throws FetchError if there is no response; Cancelled
[[nodiscard]] inline js::detail::ThrowingAwaiter<FetchResponse, detail::OfFetch> fetch(const FetchRequest& request) {
  return js::detail::ThrowingAwaiter<FetchResponse, detail::OfFetch>(detail::fetch_request(request));
}
/// As `fetch`, but returns an Error instead of throwing it. `fetch_failure` returns its kind.
[[nodiscard]] inline js::detail::TryingAwaiter<FetchResponse, detail::OfFetch> try_fetch(const FetchRequest& request) {
  return js::detail::TryingAwaiter<FetchResponse, detail::OfFetch>(detail::fetch_request(request));
}

}  // namespace lambda_wasm::http
