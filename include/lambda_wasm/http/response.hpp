#pragma once

#include <string>
#include <vector>

#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/set_cookie.hpp>

namespace lambda_wasm {

/// An HTTP response: `return {200, "Hello"};`.
///
/// An invalid response is refused when the reply is made, as an `Error` of `error_type::invalid_response`: a status outside 100
/// to 599, a header name that is not a token, a header value with CR, LF or NUL, or a cookie that breaks RFC 6265. No header is
/// added: a body without a `content-type` header is sent without one.
struct Response {
  int status = 200;    ///< 100 to 599
  std::string body{};  ///< sent byte for byte, text or binary
  Headers
      headers{};  ///< letter case of names does not count; for a sender that takes one value per name, values are joined with commas
  std::vector<SetCookie> cookies{};  ///< each becomes a set-cookie header
};

}  // namespace lambda_wasm
