#pragma once
/// @file
/// The table of routes: a trie of the segments of their paths, which the compiler makes.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/method.hpp>

namespace lambda_wasm::detail {

using RouteIndex = std::uint16_t;
inline constexpr RouteIndex no_route = UINT16_MAX;

/// A node of the trie: the segments so far.
struct RouteNode {
  RouteIndex first_edge = 0;  ///< the children by literal, ordered by size and then by text
  RouteIndex edges = 0;
  RouteIndex parameter = 0;    ///< the child by `{name}`; 0 if there is none
  RouteIndex rest = 0;         ///< the child by `{name+}`
  RouteIndex first_route = 0;  ///< a route for each bit of `methods`, in their order
  Method::Bits methods = 0;
};
struct RouteEdge {
  std::uint16_t text = 0;
  std::uint16_t size = 0;
  RouteIndex node = 0;
};

/// A trie in arrays that someone else owns.
struct RouteTable {
  const RouteNode* nodes;
  const RouteEdge* edges;
  const RouteIndex* routes;
  const char* texts;
};

/// A path as the trie compares it, in normal form. Each segment begins with a NUL, so that paths sort as their segments do; a
/// parameter is \1 and a rest \2. Two paths that take the same requests have the same shape.
namespace route_shape {
inline constexpr char separator = '\0', parameter = '\1', rest = '\2';
}  // namespace route_shape

/// Calls `put` with each part of a segment's shape: a character or a text.
constexpr void put_shape(const KeySegment& segment, auto& put) {
  put(route_shape::separator);
  switch (segment.kind) {
    case KeySegment::Kind::parameter:
      return put(route_shape::parameter);
    case KeySegment::Kind::rest:
      return put(route_shape::rest);
    default:
      break;
  }
  for (const char character : segment.text) {
    if (character >= 'a' && character <= 'z') continue;  // compilers take long for a call
    if (character == '%' || !of_paths.has(character)) return put_normal_path(segment.text, false, put);
  }
  put(segment.text);
}

/// A route as the table takes it.
struct ShapedRoute {
  Method::Bits method = 0;
  std::string_view shape;
};

/// Builds the trie of up to `Routes` routes whose shapes have up to `Text` characters in all, of which `Segments` are separators.
/// Takes n log n steps for n routes, so that a few hundred fit the compilers' limits.
template <std::size_t Routes, std::size_t Segments, std::size_t Text>
class RouteTrie {
 public:
  /// @param all  at most `Routes`
  constexpr explicit RouteTrie(std::span<const ShapedRoute> all) : routes_(all) {
    for (std::size_t i = 0; i != all.size(); ++i) order_[i] = static_cast<RouteIndex>(i);
    std::sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(all.size()),
              [this](RouteIndex left, RouteIndex right) {
                const ShapedRoute &one = routes_[left], &other = routes_[right];
                const int order = one.shape.compare(other.shape);
                return order != 0 ? order < 0 : one.method < other.method;
              });
    for (std::size_t i = 0; i != all.size(); ++i) add(order_[i]);
    arrange();
  }

  /// Two routes of the same method and shape; `no_route` twice if there are none.
  RouteIndex same[2] = {no_route, no_route};
  std::size_t node_count = 1, edge_count = 0, route_count = 0, text_size = 0;
  std::array<RouteNode, Segments + 1> nodes{};
  std::array<RouteEdge, Segments + 1> edges{};
  std::array<RouteIndex, Routes + 1> routes{};
  std::array<char, Text + 1> texts{};

  [[nodiscard]] constexpr RouteTable table() const { return {nodes.data(), edges.data(), routes.data(), texts.data()}; }

 private:
  struct Building {
    RouteIndex first_child = 0, next_sibling = 0;
    RouteIndex first_route = no_route;  // in `order_`
    std::string_view segment;
  };

  // Routes come in the order of their shapes: a node that another route has made already is on the path to the last node.
  constexpr void add(RouteIndex route) {
    std::string_view shape = routes_[route].shape;
    std::size_t depth = 0;
    while (!shape.empty()) {
      std::size_t end = shape.find(route_shape::separator, 1);
      if (end == std::string_view::npos) end = shape.size();
      const std::string_view segment = shape.substr(1, end - 1);
      shape.remove_prefix(end);
      if (depth == depth_ || building_[path_[depth + 1]].segment != segment) {
        const auto node = static_cast<RouteIndex>(node_count++);
        Building& parent = building_[path_[depth]];
        building_[node] = {0, parent.first_child, no_route, segment};
        parent.first_child = node;
        path_[depth + 1] = node;
        depth_ = depth + 1;
      }
      ++depth;
    }
    depth_ = depth;
    RouteNode& node = nodes[path_[depth]];
    const Method::Bits method = routes_[route].method;
    if (node.methods == 0) node.first_route = static_cast<RouteIndex>(route_count);
    if ((node.methods & method) != 0) {
      same[0] = routes[route_count - 1];
      same[1] = route;
    }
    node.methods = static_cast<Method::Bits>(node.methods | method);
    routes[route_count++] = route;
  }

  constexpr void arrange() {
    for (std::size_t i = 0; i != node_count; ++i) {
      RouteNode& node = nodes[i];
      node.first_edge = static_cast<RouteIndex>(edge_count);
      for (RouteIndex child = building_[i].first_child; child != 0; child = building_[child].next_sibling) {
        const std::string_view segment = building_[child].segment;
        if (segment.size() == 1 && segment[0] == route_shape::parameter) {
          node.parameter = child;
        } else if (segment.size() == 1 && segment[0] == route_shape::rest) {
          node.rest = child;
        } else {
          edges[edge_count++] = {static_cast<std::uint16_t>(text_size), static_cast<std::uint16_t>(segment.size()), child};
          char* to = texts.data() + text_size;
          for (const char character : segment) *to++ = character;
          text_size += segment.size();
        }
      }
      node.edges = static_cast<RouteIndex>(edge_count - node.first_edge);
      const auto begin = edges.begin() + static_cast<std::ptrdiff_t>(node.first_edge);
      std::sort(begin, begin + static_cast<std::ptrdiff_t>(node.edges), [this](const RouteEdge& left, const RouteEdge& right) {
        if (left.size != right.size) return left.size < right.size;
        return building_[left.node].segment < building_[right.node].segment;
      });
    }
  }

  std::span<const ShapedRoute> routes_;
  std::array<RouteIndex, Routes + 1> order_{};
  std::array<Building, Segments + 1> building_{};
  std::array<RouteIndex, Segments + 1> path_{};  // the nodes from the root to the last one
  std::size_t depth_ = 0;
};

}  // namespace lambda_wasm::detail
