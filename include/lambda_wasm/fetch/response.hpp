#pragma once
/// @file
/// What was fetched.

#include <concepts>
#include <string>
#include <string_view>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/fetch/error.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/js/stream.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::http {

namespace detail {

struct ToText {
  Result<std::string> operator()(std::string_view bytes) const { return std::string(bytes); }
};
template <class T>
struct FromJson {
  Result<T> operator()(std::string_view bytes) const { return try_from_json<T>(text::without_byte_order_mark(bytes)); }
};

}  // namespace detail

/// A response whose head is there. Its body comes while it is read, whole or chunk by chunk, and once. One that is destroyed before
/// that is closed. Bodies that were compressed mostly come decompressed; the headers are still those that were sent.
struct FetchResponse {
  int status = 0;  ///< 200 to 599; an error status does not throw
  /// By their names; values of a name are one, joined by a comma, but for those of `set-cookie`. Their bytes are those that came.
  Headers headers;
  std::string url;                  ///< the last one, where redirects were followed
  js::ByteStream<FetchError> body;  ///< the part not read yet; empty for HEAD, and for the statuses 204 and 304
  /// Whether the body comes without the codings that its header `content-encoding` names: all of them, or none. Which can be taken
  /// off is up to Node.js: gzip, deflate and br, and from version 24 on zstd.
  bool decoded = false;

  /// Whether the status is from 200 to 299.
  [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }

  /// The body in one piece.
  ///
  /// @throws FetchError when it does not come to its end; and Cancelled
  [[nodiscard]] auto bytes() { return body.read_all(); }
  /// As `bytes`, and gives an Error in place of throwing it.
  [[nodiscard]] auto try_bytes() { return body.try_read_all(); }

  /// The body in one piece, as a string of its bytes. They are text where they are in UTF-8: other charsets are not decoded.
  ///
  /// @throws as `bytes`
  [[nodiscard]] auto text() { return body.read_all_as<std::string, detail::ToText>(); }
  /// As `text`, and gives an Error in place of throwing it.
  [[nodiscard]] auto try_text() { return body.try_read_all_as<std::string, detail::ToText>(); }

  /// The body, which is JSON, as a T that crosses (kind.hpp): read by the description, with nothing else made of it. A byte order mark
  /// before it is passed over.
  ///
  /// @throws as `bytes`; and as `from_json` where the body is no JSON or does not fit
  template <class T>
  [[nodiscard]] auto json() {
    return body.read_all_as<T, detail::FromJson<T>>();
  }
  /// As `json`, and gives an Error in place of throwing it.
  template <class T>
  [[nodiscard]] auto try_json() {
    return body.try_read_all_as<T, detail::FromJson<T>>();
  }
};

}  // namespace lambda_wasm::http
