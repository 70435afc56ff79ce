#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/table.hpp>

namespace lambda_wasm::detail {

/// A route, once it is found.
struct PlannedRoute {
  RouteCall::Run run = nullptr;
  std::uint8_t group = 0;
  bool waits = false;       ///< the handler, or a middleware of its group
  std::uint16_t names = 0;  ///< where its names are in those of the plan
};

struct RouteGroup {
  const RouteScope* scope = nullptr;
  std::string_view prefix{};  ///< the shape of its path
  bool waits = false;         ///< a middleware
};

/// The routes of a function. The first group is the outermost.
struct RoutePlan {
  RouteTable table;
  const PlannedRoute* routes;
  const char* names;  ///< of parameters, each with a NUL
  const RouteGroup* groups;
  std::size_t group_count;
  const RouteGroup& (*group_of_path)(const RoutePlan& plan,
                                     std::string_view path);  ///< for a path without a route; null for one group

  /// The group of a path without a route. @param path  in normal form
  [[nodiscard]] const RouteGroup& group_of(std::string_view path) const {
    return group_of_path == nullptr ? groups[0] : group_of_path(*this, path);
  }
};

/// A file or a folder of the function's package.
struct PlannedFiles {
  std::string_view path{};  ///< in normal form; of a folder with a slash at the end
  bool is_folder = false;
  std::uint8_t group = 0;
};

/// The routes of a function with files.
struct FiledPlan : RoutePlan {
  const PlannedFiles* files;  ///< the longest path first
  std::size_t file_count;
};

}  // namespace lambda_wasm::detail
