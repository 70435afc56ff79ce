#pragma once
/// @file
/// Compression of replies:
///
///     constexpr auto api = lw::routes(lw::compress<>, lw::route<"GET /report", report>);

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/routed_reply.hpp>

namespace lambda_wasm {

/// Compresses the replies of its list. @see compress
template <std::size_t least = 1024>
struct Compress : detail::Middleware {
 private:
  [[LAMBDA_WASM_DETAIL_SMALL]] static void after(detail::RouteCall& call, detail::RoutedReply& reply) {
    const int status = reply.head.status;
    const bool is_known = status == 304;  // it has the `vary` of the reply that the client knows
    if (reply.is_problem || status == 204 || status == 206) return;
    if (!is_known && reply.body.size() < least && call.stream == nullptr) return;
    const bool is_empty = is_known || (call.stream == nullptr && reply.body.empty());  // a body without data is a stream's
    reply.body = request_part::compress(call.request, reply.head.headers, is_empty ? std::string_view("") : reply.body);
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{nullptr, &after, nullptr};
};

/// Compresses bodies of at least `least` bytes, and streams, by Brotli or gzip, as the request's Accept-Encoding allows (RFC 9110 section
/// 12.5.3), and adds `vary`. Each write of a stream is sent at once, so that a client can decode it before the next.
///
/// Leaves as they are: problems, parts (206), replies with a content-encoding or with `no-transform`, and types other than texts, JSON, XML,
/// JavaScript and Wasm. Node.js compresses; its module is loaded for the first such reply. A native build compresses nothing.
template <std::size_t least = 1024>
inline constexpr Compress<least> compress{};

}  // namespace lambda_wasm
