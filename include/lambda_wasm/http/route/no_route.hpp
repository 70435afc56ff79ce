#pragma once
/// @file
/// Requests that no route takes.

#include <cstddef>
#include <string_view>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/table.hpp>

namespace lambda_wasm::detail {

/// The value of an Allow header (RFC 9110 section 10.2.1) for the methods of a path's routes. In the invocation's memory.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view allowed_methods(unsigned methods) {
  if ((methods & Method::get) != 0) methods |= Method::head;
  methods |= Method::options;
  char* const begin = host::storage().allocate(64);
  char* end = begin;
  for (const std::string_view name : Method::names) {
    if ((methods & 1) != 0) {
      if (end != begin) *end++ = ',', *end++ = ' ';
      end += name.copy(end, name.size());
    }
    methods >>= 1;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// 404 or, if the path has routes for other methods, 405 with `Allow`; OPTIONS is then answered with 204.
[[LAMBDA_WASM_DETAIL_COLD]] inline void reply_without_route(RouteCall& call) {
  if (call.match.allowed == 0) return call.refuse(404, "There is nothing at this path.");
  const std::string_view methods = allowed_methods(call.match.allowed);
  const bool asks = call.request.method == "OPTIONS";
  Held<RoutedReply> held{{{asks ? 204 : 405}}};
  held.value.head.headers.append("allow", methods);
  held.value.is_problem = !asks;
  held.value.body = asks ? "" : "This path takes other methods.";
  call.reply(held.value);
}

/// Whether a path begins with the segments of a shape. @param path  in normal form
[[LAMBDA_WASM_DETAIL_COLD]] inline bool begins_with_shape(std::string_view path, std::string_view shape) {
  while (!shape.empty()) {
    if (path.empty()) return false;
    const auto cut = [](std::string_view& text, char separator) {
      std::size_t end = text.find(separator, 1);
      if (end == std::string_view::npos) end = text.size();
      const std::string_view segment = text.substr(1, end - 1);
      text.remove_prefix(end);
      return segment;
    };
    const std::string_view wanted = cut(shape, route_shape::separator), segment = cut(path, '/');
    const bool is_parameter = wanted.size() == 1 && wanted[0] == route_shape::parameter;
    if (is_parameter ? segment.empty() : wanted != segment) return false;
  }
  return true;
}

/// The group with the longest prefix that the path begins with: at least the outermost.
[[LAMBDA_WASM_DETAIL_COLD]] inline const RouteGroup& group_of_path(const RoutePlan& plan, std::string_view path) {
  const RouteGroup* found = &plan.groups[0];
  for (std::size_t i = 1; i != plan.group_count; ++i) {
    const RouteGroup& group = plan.groups[i];
    if (group.prefix.size() > found->prefix.size() && begins_with_shape(path, group.prefix)) found = &group;
  }
  return *found;
}

}  // namespace lambda_wasm::detail
