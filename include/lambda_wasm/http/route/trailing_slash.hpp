#pragma once
/// @file
/// Paths that differ from those of the routes in the slash at the end.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/files.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/table.hpp>
#include <lambda_wasm/http/route/walk.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/text/join.hpp>

namespace lambda_wasm {

namespace detail {
struct Redirect {};
}  // namespace detail

/// What `trailing_slash` does.
inline constexpr detail::Redirect redirect{};

/// @see trailing_slash
template <auto how>
struct TrailingSlash {
  static_assert(std::same_as<std::remove_cvref_t<decltype(how)>, detail::Redirect>, "Write lw::trailing_slash<lw::redirect>.");
};

/// `lw::trailing_slash<lw::redirect>`, an argument of `routes`: a path that has neither a route nor a file, while the same path with a slash at
/// the end, or without it, has one for some method, is answered by 308 with its `location`, and the query. Without this such a path is a 404.
///
/// The location is relative, so it fits after a stage and a domain of one's own, and leads to no other host.
template <auto how>
inline constexpr TrailingSlash<how> trailing_slash{};

namespace detail {

/// A path in normal form with a slash at the end if `path` has none, and without it if it has one.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view toggle_slash(std::string_view path) {
  return path.ends_with('/') ? path.substr(0, path.size() - 1) : text::join(host::storage(), {path, "/"});
}

[[LAMBDA_WASM_DETAIL_COLD]] inline void reply_other_slash(RouteCall& call) {
  const std::string_view other = toggle_slash(call.path());
  const bool is_added = other.ends_with('/');
  // The last segment, with its slash. "./" keeps a colon from ending a scheme.
  const std::size_t size = other.size() - (is_added ? 1 : 0);
  const std::string_view segment = other.substr(other.substr(0, size).rfind('/') + 1), query = call.request.raw_query();
  Held<RoutedReply> held{{{308}}};
  held.value.head.headers.append(
      "location", text::join(host::storage(), {is_added ? "./" : "../", segment, query.empty() ? "" : "?", query}));
  call.reply(held.value);
}

/// Redirects a call that has no route.
template <class PlanType>
[[LAMBDA_WASM_DETAIL_COLD]] void find_other_slash(const PlanType& plan, RouteCall& call) {
  if (call.match.route != no_route || call.match.allowed != 0) return;
  const std::string_view other = toggle_slash(call.path());
  if (other.empty()) return;
  RouteMatch match;
  RouteWalk(plan.table, Method::bit(call.request.method), other, match);
  bool is_there = match.route != no_route || match.allowed != 0;
  if constexpr (std::same_as<PlanType, FiledPlan>) is_there = is_there || group_of_file(plan, call, other) != nullptr;
  if (is_there) call.end_by(&reply_other_slash);
}

}  // namespace detail

}  // namespace lambda_wasm
