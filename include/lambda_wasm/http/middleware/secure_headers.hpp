#pragma once
/// @file
/// Headers that make browsers treat replies with more care.

#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/routed_reply.hpp>

namespace lambda_wasm {

/// @see secure_headers
struct SecureHeaders : detail::Middleware {
 private:
  [[LAMBDA_WASM_DETAIL_SMALL]] static void after(detail::RouteCall& /*call*/, detail::RoutedReply& reply) {
    // Pairs of texts as one array of characters, which needs no pointers.
    const char* at =
        "content-security-policy\0frame-ancestors 'none'\0"
        "cross-origin-opener-policy\0same-origin\0"
        "cross-origin-resource-policy\0same-origin\0"
        "referrer-policy\0no-referrer\0"
        "strict-transport-security\0max-age=31536000\0"
        "x-content-type-options\0nosniff\0"
        "x-frame-options\0DENY\0";
    while (*at != '\0') {
      const std::string_view name(at), value(at + name.size() + 1);
      if (!reply.head.headers.get(name)) reply.head.headers.append(name, value);
      at = value.data() + value.size() + 1;
    }
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{nullptr, &after, nullptr};
};

/// Adds to every reply the headers that OWASP's cheat sheets advise, except those that the reply has: no page may frame it, no page of
/// another origin may load it as an image, script or the like, its type is not guessed, no Referer leaves it, and browsers use HTTPS for
/// a year. `cors` goes with it: requests by `fetch` are not affected.
///
/// A handler's own header stays, such as a `content-security-policy` for a page, or `cross-origin-resource-policy: cross-origin` for a
/// picture that others may embed.
inline constexpr SecureHeaders secure_headers{};

}  // namespace lambda_wasm
