#pragma once
/// @file
/// How fetching fails.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/js/error.hpp>

namespace lambda_wasm::http {

/// Why a request has no response, or a response's body no end.
enum class FetchFailure : std::uint8_t {
  other,               ///< none of those below
  invalid_url,         ///< the URL is none, or neither of http nor of https
  invalid_request,     ///< its method or a header is none, or the method takes no body
  host_not_found,      ///< DNS knows no such host, or does not answer
  connection_refused,  ///< nobody listens there, or there is no way to it
  tls_failed,          ///< no TLS, or a certificate that is not trusted
  connection_lost,     ///< the other side has ended the connection before its answer
  timed_out,           ///< the request's own timeout, or one of Node.js'
  redirect_refused,    ///< a redirect where none is to be followed, or too many of them
  invalid_response,    ///< what came is no HTTP
};

namespace detail {

/// The types of the errors, by FetchFailure; cmake/javascript/runtime/fetch.mjs gives them.
inline constexpr std::string_view fetch_failures[] = {
    "lambda_wasm::http::FetchFailed",     "lambda_wasm::http::InvalidUrl",        "lambda_wasm::http::InvalidRequest",
    "lambda_wasm::http::HostNotFound",    "lambda_wasm::http::ConnectionRefused", "lambda_wasm::http::TlsFailed",
    "lambda_wasm::http::ConnectionLost",  "lambda_wasm::http::TimedOut",          "lambda_wasm::http::RedirectRefused",
    "lambda_wasm::http::InvalidResponse",
};

}  // namespace detail

/// Which failure it is that `try_fetch` gives as an Error. One that is of something else is `other`.
[[nodiscard]] inline FetchFailure fetch_failure(const lambda_wasm::Error& error) {
  for (std::size_t i = 0; i < std::size(detail::fetch_failures); ++i) {
    if (error.type == detail::fetch_failures[i]) return static_cast<FetchFailure>(i);
  }
  return FetchFailure::other;
}

/// What `fetch` and the reading of a body throw. Its `type` is named after the failure, as in `lambda_wasm::http::ConnectionRefused`;
/// its `message` has the URL, without its query, and what Node.js says. Its `cause()` is the error of Node.js. Neither holds credentials
/// of the URL or the value of a header: where Node.js quotes them, the message is the SDK's own, and there is no cause.
class FetchError : public js::Error {
 public:
  using js::Error::Error;

  /// The cause, derived from `type`: it tells whether a retry makes sense.
  [[nodiscard]] FetchFailure failure() const { return fetch_failure(*this); }

  /// The code of Node.js, as in `ECONNREFUSED` and `CERT_HAS_EXPIRED`; empty where it gives none.
  [[nodiscard]] std::string code() const {
    const emscripten::val code = value["code"];
    return code.isString() ? code.as<std::string>() : std::string();
  }
};

}  // namespace lambda_wasm::http
