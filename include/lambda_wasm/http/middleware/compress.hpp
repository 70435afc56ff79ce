#pragma once
/// @file
/// Compression of replies:
///
///     constexpr auto api = lw::routes(lw::compress<>, lw::route<"GET /report", report>);

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/compress.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/media_type.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/text/join.hpp>

namespace lambda_wasm {

namespace detail {

/// Takes the next element of a list that is separated by `separator`, without white space around it.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view take_element(std::string_view& list, char separator) {
  std::size_t end = list.find(separator);
  if (end == std::string_view::npos) end = list.size();
  const std::string_view element = trimmed(list.substr(0, end));
  list.remove_prefix(end == list.size() ? end : end + 1);
  return element;
}

/// Whether an Accept-Encoding (RFC 9110 section 12.5.3) has a coding, by name or by `*`, and not with the weight 0.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline bool accepts_coding(std::string_view accepted, std::string_view coding) {
  bool by_name = false, is_accepted = false;
  while (!accepted.empty()) {
    std::string_view element = take_element(accepted, ',');
    const std::string_view name = take_element(element, ';');
    const bool is_named = is_same_header(name, coding);
    if (!is_named && (name != "*" || by_name)) continue;
    by_name = by_name || is_named;
    // A weight of 0 is `q=0`, `q=0.0` and so on.
    const std::string_view weight = take_element(element, ';');
    is_accepted =
        !(weight.starts_with("q=0") || weight.starts_with("Q=0")) || weight.find_first_not_of("0.", 2) != std::string_view::npos;
  }
  return is_accepted;
}

/// Whether bodies of a content-type become much smaller: texts, but not streams of events.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline bool is_compressible(std::string_view content_type) {
  const std::string_view type = media_type_of(content_type).name;
  const auto is = [&](std::string_view known) { return is_same_header(type, known); };
  const auto ends_with = [&](std::string_view suffix) {
    return type.size() > suffix.size() && is_same_header(type.substr(type.size() - suffix.size()), suffix);
  };
  if (is("text/event-stream")) return false;
  return is_same_header(type.substr(0, 5), "text/") || is("application/json") || ends_with("+json") || ends_with("+xml") ||
         is("application/xml") || is("application/javascript") || is("application/wasm");
}

/// Compresses a reply, if that makes sense.
[[LAMBDA_WASM_DETAIL_COLD]] inline void compress_reply(RouteCall& call, RoutedReply& reply) {
  Headers& headers = reply.head.headers;
  if (!is_compressible(headers.get("content-type").value_or(std::string_view())) || headers.get("content-encoding") ||
      headers.get("cache-control").value_or(std::string_view()).find("no-transform") != std::string_view::npos) {
    return;
  }
  headers.append("vary", "accept-encoding");
  const std::string_view accepted = RequestAccess::header<"accept-encoding">(call.request);
  const bool is_brotli = accepts_coding(accepted, "br");
  if (!is_brotli && !accepts_coding(accepted, "gzip")) return;
  char* const to = host::storage().allocate(reply.body.size());
  const std::size_t size = host::compress(is_brotli ? host::Coding::brotli : host::Coding::gzip, reply.body, to);
  if (size == 0) return;
  reply.body = {to, size};
  headers.append("content-encoding", is_brotli ? "br" : "gzip");
  // The bytes of a strong validator are others now.
  if (const auto etag = headers.get("etag"); etag && !etag->starts_with("W/")) {
    headers.set("etag", text::join(host::storage(), {"W/", *etag}));
  }
}

}  // namespace detail

/// Compresses the replies of its list. @see compress
template <std::size_t least = 1024>
struct Compress : detail::Middleware {
 private:
  static void after(detail::RouteCall& call, detail::RoutedReply& reply) {
    const bool has_fixed_body = reply.is_problem || reply.head.status == 206;
    if (reply.body.size() >= least && !has_fixed_body) detail::compress_reply(call, reply);
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{nullptr, &after, nullptr};
};

/// Compresses bodies of at least `least` bytes by Brotli or gzip, as the request's Accept-Encoding allows (RFC 9110 section 12.5.3), and
/// adds `vary`. Leaves as they are: problems, streams, parts (206), replies with a content-encoding or with `no-transform`, and types other
/// than texts, JSON, XML, JavaScript and Wasm. Node.js compresses; its module is loaded for the first such reply. A native build compresses
/// nothing.
template <std::size_t least = 1024>
inline constexpr Compress<least> compress{};

}  // namespace lambda_wasm
