#pragma once
/// @file
/// The response of a `fetch`.

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

/// A response whose headers have arrived. Its body can be read once, whole or chunk by chunk, while it arrives. Destroying the
/// response before the end of the body closes it. Node.js decompresses most compressed bodies (see `decoded`); the headers are
/// still the original ones.
struct FetchResponse {
  int status = 0;  ///< 200 to 599; an error status does not throw
  /// Several values of one name are joined by a comma, except those of `set-cookie`. Their bytes are those that were received.
  Headers headers;
  std::string url;                  ///< after redirects, the last one
  js::ByteStream<FetchError> body;  ///< the part not read yet; empty for HEAD and for status 204 or 304
  /// Whether Node.js has removed the content codings that the header `content-encoding` names: all of them, or none. Node.js
  /// decodes gzip, deflate and br, and zstd from version 24.
  bool decoded = false;

  /// Whether the status is from 200 to 299.
  [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }

  /// Reads the rest of the body into one value.
  ///
  /// @throws FetchError if the body is incomplete; Cancelled
  [[nodiscard]] auto bytes() { return body.read_all(); }
  /// As `bytes`, but returns an Error instead of throwing it.
  [[nodiscard]] auto try_bytes() { return body.try_read_all(); }

  /// Reads the rest of the body as a string of its bytes. No charset is decoded: the string is UTF-8 if the body is.
  ///
  /// @throws as `bytes`
  [[nodiscard]] auto text() { return body.read_all_as<std::string, detail::ToText>(); }
  /// As `text`, but returns an Error instead of throwing it.
  [[nodiscard]] auto try_text() { return body.try_read_all_as<std::string, detail::ToText>(); }

  /// Parses the rest of the body as JSON into a T that crosses (kind.hpp), without an intermediate document. A leading byte order
  /// mark is ignored.
  ///
  /// @throws as `bytes`; as `from_json` if the body is not JSON or does not fit T
  template <class T>
  [[nodiscard]] auto json() {
    return body.read_all_as<T, detail::FromJson<T>>();
  }
  /// As `json`, but returns an Error instead of throwing it.
  template <class T>
  [[nodiscard]] auto try_json() {
    return body.try_read_all_as<T, detail::FromJson<T>>();
  }
};

}  // namespace lambda_wasm::http
