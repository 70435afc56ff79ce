#pragma once

#include <string>
#include <vector>

#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/set_cookie.hpp>

namespace lambda_wasm {

/// An answer over HTTP: `return {200, "Hello"};`.
///
/// What may not be sent is refused when the reply is made, as an `Error` of `error_type::invalid_response`: a status outside
/// 100 to 599, a header's name that is no token, a header's value with CR, LF or NUL, a cookie that breaks RFC 6265.
/// Adds no header by itself: a body without a `content-type` has none.
struct Response {
  int status = 200;    ///< 100 to 599
  std::string body{};  ///< bytes: arrives byte for byte, text or not
  Headers
      headers{};  ///< letter case of names does not count; for a sender that takes one value per name, values are joined with commas
  std::vector<SetCookie> cookies{};  ///< each becomes a set-cookie header
};

}  // namespace lambda_wasm
