#pragma once
/// @file
/// A table of routes that is built while a test runs.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/table.hpp>

inline std::string shape_of(std::string_view path) {
  std::string shape;
  const auto put = [&](auto part) { shape += part; };
  lambda_wasm::detail::for_each_segment(path, [&](const auto& segment) { lambda_wasm::detail::put_shape(segment, put); });
  return shape;
}

class BuiltTable {
 public:
  explicit BuiltTable(std::vector<std::string> its_keys) : keys(std::move(its_keys)) {
    using lambda_wasm::detail::RouteKey;
    for (const std::string& key : keys) shapes_.push_back(shape_of(RouteKey(key).path));
    for (std::size_t i = 0; i != keys.size(); ++i) routes_.push_back({RouteKey(keys[i]).method, shapes_[i]});
    trie = std::make_unique<Trie>(std::span<const lambda_wasm::detail::ShapedRoute>(routes_));
  }

  using Trie = lambda_wasm::detail::RouteTrie<64, 256, 4096>;
  std::vector<std::string> keys;
  std::unique_ptr<Trie> trie;

 private:
  std::vector<std::string> shapes_;
  std::vector<lambda_wasm::detail::ShapedRoute> routes_;
};
