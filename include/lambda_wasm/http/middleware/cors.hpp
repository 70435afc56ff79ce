#pragma once
/// @file
/// Cross-origin requests of browsers (Fetch Standard, "HTTP CORS protocol"):
///
///     constexpr auto api = lw::routes(lw::cors<lw::origin("https://app.example"), lw::credentials, lw::max_age(600)>, …);

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/no_route.hpp>
#include <lambda_wasm/http/routed_reply.hpp>

namespace lambda_wasm {

namespace detail {

template <std::size_t Size>
struct CorsOrigin {
  FixedText<Size> text;
};
template <std::size_t Size>
struct CorsExpose {
  FixedText<Size> names;
};
struct CorsCredentials {};
struct CorsMaxAge {
  std::uint32_t seconds;
};

/// Whether a text is an origin as browsers send it: a scheme, a host in lower case and perhaps a port; or `*`.
constexpr bool is_origin(std::string_view text) {
  if (text == "*") return true;
  std::size_t scheme = 0;
  while (scheme < text.size() && text[scheme] != ':') ++scheme;
  if (scheme == 0 || text.substr(scheme, 3) != "://") return false;
  const std::string_view host = text.substr(scheme + 3);
  for (const char character : host) {
    if (character <= ' ' || character > '~' || character == '/' || (character >= 'A' && character <= 'Z')) return false;
  }
  return !host.empty();
}

/// What an option of `cors` says.
template <auto option>
struct CorsOption {
  using Type = std::remove_cvref_t<decltype(option)>;
  static constexpr bool is_function = std::is_invocable_r_v<bool, Type, std::string_view>;
  static constexpr bool is_credentials = std::same_as<Type, CorsCredentials>;
  static constexpr bool is_max_age = std::same_as<Type, CorsMaxAge>;
  static constexpr bool is_origin = requires { option.text; };
  static constexpr bool is_expose = requires { option.names; };
  static constexpr bool is_one = is_function || is_credentials || is_max_age || is_origin || is_expose;

  static constexpr std::string_view origin() {
    if constexpr (is_origin) return option.text.view();
    return {};
  }
  static constexpr std::string_view names() {
    if constexpr (is_expose) return option.names.view();
    return {};
  }
  static constexpr std::uint32_t max_age() {
    if constexpr (is_max_age) return option.seconds;
    return 0;
  }
  static bool allows(std::string_view origin) {
    if constexpr (is_function) {
      return !origin.empty() && option(origin);
    } else if constexpr (is_origin) {
      return option.text.view() == origin;
    } else {
      return false;
    }
  }
};

/// A preflight asks which requests of another origin a browser may send: it is answered here, in front of all other middleware.
template <class Texts>
[[LAMBDA_WASM_DETAIL_COLD]] void reply_to_preflight(RouteCall& call) {
  const std::string_view method = request_part::rare_header(call.request, "access-control-request-method");
  if (method.empty() || RequestAccess::sent_header<"origin">(call.request).empty()) return;
  const bool takes_any = call.match.allowed == 0 || (call.match.allowed & Method::any) != 0;
  Held<RoutedReply> held{{{204}}};
  Headers& headers = held.value.head.headers;
  headers.append("access-control-allow-methods", takes_any ? method : allowed_methods(call.match.allowed));
  const std::string_view names = request_part::rare_header(call.request, "access-control-request-headers");
  if (!names.empty()) headers.append("access-control-allow-headers", names);
  if constexpr (!Texts::max_age.empty()) headers.append("access-control-max-age", Texts::max_age);
  call.reply(held.value);
}

}  // namespace detail

/// An origin whose pages may read replies: its scheme, its host and, unless it is the scheme's own, its port. `"*"` is every origin.
template <std::size_t Size>
[[nodiscard]] consteval detail::CorsOrigin<Size> origin(const char (&text)[Size]) {
  return {text};
}
/// Pages may send cookies and other credentials, and read the replies to such requests.
inline constexpr detail::CorsCredentials credentials{};
/// Names of headers of replies, separated by commas, that pages may read in addition to the few that the Fetch Standard lists.
template <std::size_t Size>
[[nodiscard]] consteval detail::CorsExpose<Size> expose(const char (&names)[Size]) {
  return {names};
}
/// How many seconds a browser may keep the answer to a preflight. Without it, five.
[[nodiscard]] consteval detail::CorsMaxAge max_age(std::uint32_t seconds) { return {seconds}; }

/// Lets pages of other origins read the replies. @see cors
template <auto... options>
struct Cors : detail::Middleware {
  /// @internal
  static constexpr bool stands_first = true;

 private:
  template <auto option>
  using Option = detail::CorsOption<option>;

  static constexpr bool is_known = (Option<options>::is_one && ...);
  static constexpr bool has_origins = ((Option<options>::is_origin || Option<options>::is_function) || ...);
  static constexpr bool has_any = ((Option<options>::origin() == "*") || ...);
  static constexpr bool has_credentials = (Option<options>::is_credentials || ...);
  static_assert(is_known,
                "An option of lw::cors is lw::origin(\"https://app.example\"), a function bool allow(std::string_view origin), "
                "lw::credentials, lw::expose(\"etag\") or lw::max_age(600).");
  static_assert(
      !is_known || has_origins,
      "lw::cors needs the origins whose pages may read replies: write lw::origin(\"https://app.example\"), or a function "
      "bool allow(std::string_view origin).");
  static_assert(((!Option<options>::is_origin || detail::is_origin(Option<options>::origin())) && ...),
                "An origin is a scheme, a host in lower case and perhaps a port, without a slash at the end: write "
                "lw::origin(\"https://app.example\").");
  static_assert(!has_any || !has_credentials,
                "Browsers do not take * together with credentials: name the origins instead of lw::origin(\"*\"), or remove "
                "lw::credentials.");

  struct Texts {
    static constexpr std::string_view exposed = detail::constant_text<decltype([](auto& put) {
      detail::put_joined(put, {Option<options>::names()...}, ", ", [&](std::string_view names) { detail::put_text(put, names); });
    })>;
    static constexpr std::uint32_t seconds = (std::uint32_t{0} + ... + Option<options>::max_age());
    static constexpr std::string_view max_age = detail::constant_text<decltype([](auto& put) {
      if constexpr ((Option<options>::is_max_age || ...)) detail::put_decimal(put, seconds);
    })>;
  };

  static void start(detail::RouteCall& call, std::size_t /*index*/) {
    if (call.request.method == "OPTIONS") detail::reply_to_preflight<Texts>(call);
  }
  [[LAMBDA_WASM_DETAIL_SMALL]] static void after(detail::RouteCall& call, detail::RoutedReply& reply) {
    Headers& headers = reply.head.headers;
    std::string_view allowed = "*";
    if constexpr (!has_any) {
      headers.append("vary", "origin");
      allowed = detail::RequestAccess::sent_header<"origin">(call.request);
      if (!(Option<options>::allows(allowed) || ...)) return;
    }
    headers.append("access-control-allow-origin", allowed);
    if constexpr (has_credentials) headers.append("access-control-allow-credentials", "true");
    if constexpr (!Texts::exposed.empty()) headers.append("access-control-expose-headers", Texts::exposed);
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{&start, &after, nullptr};
};

/// Lets pages of other origins read the replies, also those of errors, 404 and 405. Stands first in `routes`, so that it answers
/// preflights (RFC 9110 section 9.3.7, Fetch Standard section 3.3) in front of all other middleware: with the methods that the path has
/// routes for, and the headers that the browser asks for.
///
/// The options are `origin("https://app.example")`, once or more, or a function `bool allow(std::string_view origin)`; `credentials`,
/// `expose("etag")` and `max_age(600)`. Without one of these origins, a reply has no headers of CORS, and a browser keeps it from the
/// page; requests are not refused.
template <auto... options>
inline constexpr Cors<options...> cors{};

}  // namespace lambda_wasm
