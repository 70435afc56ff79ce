#pragma once
/// @file
/// Entity tags of replies, by which a caller asks whether its copy is still right (RFC 9110 section 8.8.3).

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/text/hash.hpp>

namespace lambda_wasm {

namespace detail {

/// Documents say that a GET may be answered with 304.
struct EtagNote : Note {
  static constexpr void put(auto& put) {
    put.keyword("etag");
    put.word("true");
  }
};

}  // namespace detail

/// @see etag
struct EtagMiddleware : detail::Middleware {
  /// @internal
  using Notes = detail::NoteList<detail::EtagNote{}>;

 private:
  [[LAMBDA_WASM_DETAIL_SMALL]] static void after(detail::RouteCall& call, detail::RoutedReply& reply) {
    const auto reads = static_cast<unsigned>(detail::Method::get | detail::Method::head);
    if (reply.is_problem || reply.head.status != 200 || call.stream != nullptr) return;
    if ((detail::Method::bit(call.request.method) & reads) == 0) return;
    char quoted[] = "W/\"0123456789abcdef\"";
    std::string_view tag(quoted, sizeof quoted - 1);
    if (const auto own = reply.head.headers.get("etag")) {
      tag = *own;
    } else {
      std::uint64_t hash = text::hash_of(reply.body);
      for (int i = 3; i != 19; ++i, hash >>= 4) quoted[i] = "0123456789abcdef"[hash & 15];
      reply.head.headers.append("etag", tag);
    }
    if (!request_part::knows_tag(call.request, tag)) return;
    reply.head.status = 304;
    reply.body = {};
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{nullptr, &after, nullptr};
};

/// Gives each reply with status 200 to GET and HEAD an `etag`, a hash of its body as a weak entity tag, and answers 304 without the body
/// if `If-None-Match` has that tag. A handler that knows the version of what it returns sets its own `etag`, which stays. Replies that
/// are streamed have none.
///
/// The handler runs and makes the body as always: this saves only its transfer.
inline constexpr EtagMiddleware etag{};

}  // namespace lambda_wasm
