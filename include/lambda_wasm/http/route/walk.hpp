#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/table.hpp>

namespace lambda_wasm::detail {

/// What a request's method and path lead to.
struct RouteMatch {
  RouteIndex route = no_route;
  Method::Bits allowed = 0;  ///< the methods that the path has routes for; with a route, of those that were seen until then
  std::size_t count = 0;
  /// The segments of the parameters, not decoded: parts of the path. Only the first `count` have values.
  struct Capture {
    const char* begin;
    std::size_t size;
    [[nodiscard]] std::string_view view() const noexcept { return {begin, size}; }
  } captures[max_captures];

  RouteMatch() noexcept {}  // NOLINT(modernize-use-equals-default): the captures are not initialised
};

/// Finds the route of a request. From the left, a literal segment beats a `{parameter}`, which beats a `{rest+}`; the order of the
/// routes does not count. What leads to no route of this method is taken back. A parameter and a rest have at least one character.
///
/// Visits each node once at most: the time is bounded by the routes, whatever the path.
class RouteWalk {
 public:
  /// @param path  in normal form, beginning with a slash
  RouteWalk(const RouteTable& table, Method::Bits method, std::string_view path, RouteMatch& match) noexcept
      : table_(table), end_(path.data() + path.size()), method_(method), match_(match) {
    walk(table.nodes[0], path.data());
  }

 private:
  // `at` is a slash, or the end.
  [[gnu::noinline]] bool walk(const RouteNode& node,
                              const char* at) noexcept {  // NOLINT(misc-no-recursion): as deep as a key
    if (at == end_) return take(node);
    const char* const begin = at + 1;
    const char* end = begin;
    while (end != end_ && *end != '/') ++end;
    const auto size = static_cast<std::size_t>(end - begin);
    const RouteEdge* const edge = find(node, begin, size);
    if (edge != nullptr && walk(table_.nodes[edge->node], end)) return true;
    if (begin == end_) return false;
    if (node.parameter != 0 && size != 0) {
      match_.captures[match_.count++] = {begin, size};
      if (walk(table_.nodes[node.parameter], end)) return true;
      --match_.count;
    }
    if (node.rest != 0) {
      match_.captures[match_.count++] = {begin, static_cast<std::size_t>(end_ - begin)};
      if (take(table_.nodes[node.rest])) return true;
      --match_.count;
    }
    return false;
  }

  bool take(const RouteNode& node) noexcept {
    const unsigned methods = node.methods;
    unsigned bit = method_ & methods;
    if (bit == 0 && method_ == Method::head) bit = Method::get & methods;
    if (bit == 0) bit = Method::any & methods;
    match_.allowed = static_cast<Method::Bits>(match_.allowed | methods);
    if (bit == 0) return false;
    match_.route = table_.routes[node.first_route + static_cast<unsigned>(__builtin_popcount(methods & (bit - 1)))];
    return true;
  }

  [[nodiscard]] const RouteEdge* find(const RouteNode& node, const char* text, std::size_t size) const noexcept {
    const RouteEdge* low = table_.edges + node.first_edge;
    std::size_t count = node.edges;
    while (count != 0) {
      const std::size_t half = count / 2;
      const RouteEdge* const middle = low + half;
      const char* const known = table_.texts + middle->text;
      int order = static_cast<int>(middle->size) - static_cast<int>(size);
      if (order == 0) {
        for (std::size_t i = 0; i != size && order == 0; ++i) order = known[i] - text[i];
        if (order == 0) return middle;
      }
      if (order < 0) {
        low = middle + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return nullptr;
  }

  const RouteTable& table_;
  const char* end_;
  Method::Bits method_;
  RouteMatch& match_;
};

}  // namespace lambda_wasm::detail
