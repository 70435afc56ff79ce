#pragma once
/// @file
/// The errors of `fetch`.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/js/error.hpp>

namespace lambda_wasm::http {

/// Why a request got no response, or why the body of a response is incomplete.
enum class FetchFailure : std::uint8_t {
  other,               ///< none of the others
  invalid_url,         ///< the URL is invalid, or its scheme is neither http nor https
  invalid_request,     ///< the method or a header is invalid, or the method allows no body
  host_not_found,      ///< DNS does not know the host, or does not answer
  connection_refused,  ///< no server listens there, or there is no route to it
  tls_failed,          ///< the server does not use TLS, or its certificate is not trusted
  connection_lost,     ///< the server closed the connection before the response was complete
  timed_out,           ///< the timeout of the request, or one of Node.js
  redirect_refused,    ///< a redirect with `Redirect::error`, or too many redirects
  invalid_response,    ///< the response is not valid HTTP
};

namespace detail {

/// The error types, indexed by FetchFailure; cmake/javascript/runtime/fetch.mjs sets them.
inline constexpr std::string_view fetch_failures[] = {
    "lambda_wasm::http::FetchFailed",     "lambda_wasm::http::InvalidUrl",        "lambda_wasm::http::InvalidRequest",
    "lambda_wasm::http::HostNotFound",    "lambda_wasm::http::ConnectionRefused", "lambda_wasm::http::TlsFailed",
    "lambda_wasm::http::ConnectionLost",  "lambda_wasm::http::TimedOut",          "lambda_wasm::http::RedirectRefused",
    "lambda_wasm::http::InvalidResponse",
};

}  // namespace detail

/// The kind of an Error that `try_fetch` returned; `other` for an Error of anything else.
[[nodiscard]] inline FetchFailure fetch_failure(const lambda_wasm::Error& error) {
  for (std::size_t i = 0; i < std::size(detail::fetch_failures); ++i) {
    if (error.type == detail::fetch_failures[i]) return static_cast<FetchFailure>(i);
  }
  return FetchFailure::other;
}

/// Thrown by `fetch` and by reading a body. `type` is named after the failure, such as `lambda_wasm::http::ConnectionRefused`.
/// `message` has the URL without its query, and the message of Node.js. `cause()` is the error of Node.js. None of them holds
/// credentials of the URL or the value of a header: if Node.js quotes them, the SDK writes its own message, and there is no
/// cause.
class FetchError : public js::Error {
 public:
  using js::Error::Error;

  /// The kind of the failure, derived from `type`: it tells whether a retry makes sense.
  [[nodiscard]] FetchFailure failure() const { return fetch_failure(*this); }

  /// The error code of Node.js, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`; empty if there is none.
  [[nodiscard]] std::string code() const {
    const emscripten::val code = value["code"];
    return code.isString() ? code.as<std::string>() : std::string();
  }
};

}  // namespace lambda_wasm::http
