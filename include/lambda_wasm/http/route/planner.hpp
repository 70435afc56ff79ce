#pragma once
/// @file
/// The plan that the compiler makes of routes and groups.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/no_route.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/route/part.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/plan_problem.hpp>
#include <lambda_wasm/http/route/route.hpp>
#include <lambda_wasm/http/route/scope.hpp>
#include <lambda_wasm/http/route/table.hpp>

namespace lambda_wasm::detail {

/// A part of the text of a plan.
struct PlannedText {
  std::size_t begin = 0, size = 0;
};
/// A text that grows while compiling.
template <std::size_t Size>
struct PlannedTexts {
  char characters[Size + 1]{};
  std::size_t size = 0;

  constexpr void operator()(char character) { characters[size++] = character; }
  constexpr void operator()(std::string_view text) {
    for (const char character : text) characters[size++] = character;
  }
  [[nodiscard]] constexpr std::string_view view(PlannedText text) const { return {characters + text.begin, text.size}; }
};

/// The numbers of routes and groups in a list, and of the characters of their paths.
struct PlanSizes {
  std::size_t routes = 0, groups = 0, files = 0, text = 0;

  constexpr void add(const PartList& list, std::size_t prefix) {
    ++groups;
    text += prefix;
    for (std::size_t i = 0; i != list.count; ++i) {
      const PartRecord& part = list.parts[i];
      if (part.kind == PartRecord::Kind::group) {
        add(*part.list, prefix + part.path.size());
      } else if (part.kind == PartRecord::Kind::route) {
        ++routes;
        text += prefix + part.path.size();
      } else if (part.kind == PartRecord::Kind::folder || part.kind == PartRecord::Kind::file) {
        ++files;
        text += prefix + part.path.size() + 1;
      }
    }
  }
};
constexpr PlanSizes sizes_of(const PartList& list) {
  PlanSizes sizes;
  sizes.add(list, 0);
  return sizes;
}

/// Collects routes and groups while compiling.
template <std::size_t Routes, std::size_t Groups, std::size_t Files, std::size_t Text>
struct Planner {
  std::array<PlannedRoute, Routes + 1> routes{};
  std::array<Method::Bits, Routes + 1> methods{};
  std::array<PlannedText, Routes + 1> shapes{};
  std::array<RouteGroup, Groups> groups{};
  std::array<PlannedText, Groups> prefixes{};
  std::size_t route_count = 0, group_count = 0, segments = 0;
  PlannedTexts<3 * Text> shape_texts;  // an escape has three characters
  PlannedTexts<Text> name_texts, file_texts;
  std::array<PlannedFiles, Files + 1> files{};
  std::array<PlannedText, Files + 1> file_paths{};
  std::size_t file_count = 0;
  bool redirects = false;  // paths with another slash at the end
  bool waits = false, streams = false, has_answers = false, has_fallbacks = false, waits_in_around = false;

  // The first route with a problem. Without one, routes may have been refused before.
  PlanProblem problem = PlanProblem::none;
  std::size_t problem_route = 0;
  bool is_fine = true;

  // By group: the group around it; what takes paths without routes, if it has that; and whether it may not wait.
  std::array<std::size_t, Groups> parents{};
  std::array<RouteCall::Run, Groups> fallbacks{};
  std::array<bool, Groups> fallback_waits{}, must_not_wait{};

  constexpr explicit Planner(const PartList& list) {
    add(list, {}, 0);
    check_files();
    inherit_fallbacks();
  }

 private:
  struct Path {
    PlannedText shape, names;
    std::size_t parameters = 0;
    bool has_rest = false, is_possible = true;
  };

  constexpr void add(const PartList& list, const Path& path, std::size_t parent) {
    const std::size_t group = group_count++;
    const ScopeRecord& scope = *list.scope;
    groups[group] = {scope.scope, {}, scope.waits};
    prefixes[group] = path.shape;
    parents[group] = parent;
    must_not_wait[group] = scope.waits_in_around[1];
    waits_in_around = waits_in_around || scope.waits_in_around[0];
    waits = waits || scope.waits;
    has_answers = has_answers || scope.has_answers;
    for (std::size_t i = 0; i != list.count; ++i) {
      const PartRecord& part = list.parts[i];
      if (part.kind == PartRecord::Kind::group) {
        add(*part.list, joined(path, part.path), group);
      } else if (part.kind == PartRecord::Kind::route) {
        add_route(part, path, group, scope);
      } else if (part.kind == PartRecord::Kind::folder || part.kind == PartRecord::Kind::file) {
        add_files(part, path, group, scope);
      } else if (part.kind == PartRecord::Kind::trailing_slash) {
        demand(path.shape.size == 0, PlanProblem::slash_place);
        redirects = true;
      } else if (part.kind == PartRecord::Kind::fallback && part.endpoint != nullptr) {
        fallbacks[group] = part.run;
        fallback_waits[group] = part.endpoint->waits;
      }
    }
  }

  constexpr void add_route(const PartRecord& part, const Path& prefix, std::size_t group, const ScopeRecord& scope) {
    const std::size_t route = route_count++;
    is_fine = is_fine && part.endpoint != nullptr;
    if (part.endpoint == nullptr) return;
    const EndpointRecord& called = *part.endpoint;
    const Path path = joined(prefix, part.path);
    const bool reads = part.method == Method::get || part.method == Method::head;
    demand(path.shape.size != 0, PlanProblem::no_path);
    demand(path.is_possible, PlanProblem::prefix);
    demand(called.segments == path.parameters || (called.segments == 0 && called.takes_path), PlanProblem::parameters);
    demand(called.has_fields == nullptr || called.has_fields(name_texts.view(path.names)), PlanProblem::fields);
    demand(!reads || !called.takes_body, PlanProblem::body);
    demand(!called.streams || !scope.has_around, PlanProblem::around);

    const bool route_waits = called.waits || scope.waits;
    routes[route] = {part.run, static_cast<std::uint8_t>(group), route_waits, static_cast<std::uint16_t>(kept(path.names))};
    methods[route] = part.method;
    shapes[route] = path.shape;
    waits = waits || route_waits;
    streams = streams || called.streams;
    waits_in_around = waits_in_around || (scope.waits_in_around[called.waits ? 1 : 0] && !called.streams);
  }
  /// The longest path comes first.
  constexpr void add_files(const PartRecord& part, const Path& prefix, std::size_t group, const ScopeRecord& scope) {
    const std::string_view shape = shape_texts.view(prefix.shape);
    demand(prefix.parameters == 0 && shape.find('%') == std::string_view::npos && !shape.ends_with(route_shape::separator),
           PlanProblem::files_prefix);
    demand(!scope.has_around, PlanProblem::files_around);
    PlannedText place{file_texts.size, 0};
    for (const char character : shape) file_texts(character == route_shape::separator ? '/' : character);
    file_texts(part.path);
    const bool is_folder = part.kind == PartRecord::Kind::folder;
    if (is_folder && !part.path.ends_with('/')) file_texts('/');
    place.size = file_texts.size - place.begin;
    std::size_t at = file_count++;
    for (; at != 0 && file_paths[at - 1].size < place.size; --at) {
      files[at] = files[at - 1];
      file_paths[at] = file_paths[at - 1];
    }
    files[at] = {{}, is_folder, static_cast<std::uint8_t>(group)};
    file_paths[at] = place;
  }
  /// No two of them have one path, and the document's is that of no route.
  constexpr void check_files() {
    for (std::size_t i = 0; i != file_count; ++i) {
      const std::string_view path = file_texts.view(file_paths[i]);
      for (std::size_t other = 0; other != i; ++other) {
        demand(path != file_texts.view(file_paths[other]), PlanProblem::same_files);
      }
      for (std::size_t route = 0; route != route_count && !files[i].is_folder; ++route) {
        const bool reads = (methods[route] & (Method::get | Method::any)) != 0;
        demand(!reads || !is_shape_of(path, shape_texts.view(shapes[route])), PlanProblem::openapi_route);
      }
    }
  }
  static constexpr bool is_shape_of(std::string_view path, std::string_view shape) {
    bool is_same = path.size() == shape.size();
    for (std::size_t i = 0; is_same && i != path.size(); ++i) {
      is_same = path[i] == (shape[i] == route_shape::separator ? '/' : shape[i]);
    }
    return is_same;
  }
  constexpr void demand(bool is_right, PlanProblem why) {
    if (is_right || problem != PlanProblem::none) return;
    problem = why;
    problem_route = route_count == 0 ? 0 : route_count - 1;
    is_fine = false;
  }

  /// The prefix of a group and a path within. Their texts are the last ones.
  constexpr Path joined(const Path& prefix, std::string_view path) {
    Path whole{{shape_texts.size, 0}, {name_texts.size, 0}, prefix.parameters, prefix.has_rest, !prefix.has_rest || path.empty()};
    shape_texts(shape_texts.view(prefix.shape));
    name_texts(name_texts.view(prefix.names));
    for_each_segment(path, [&](const KeySegment& segment) {
      ++segments;
      put_shape(segment, shape_texts);
      if (segment.kind == KeySegment::Kind::literal) return;
      const std::string_view others = name_texts.view({whole.names.begin, name_texts.size - whole.names.begin});
      whole.is_possible = whole.is_possible && !has_name(others, segment.text) && whole.parameters != max_captures;
      whole.has_rest = segment.kind == KeySegment::Kind::rest;
      ++whole.parameters;
      name_texts(segment.text);
      name_texts('\0');
    });
    whole.shape.size = shape_texts.size - whole.shape.begin;
    whole.names.size = name_texts.size - whole.names.begin;
    return whole;
  }
  /// Where the names of a route, the last ones, are in the text: few paths have names that no other has.
  constexpr std::size_t kept(PlannedText names) {
    const std::size_t found = name_texts.view({0, names.begin}).find(name_texts.view(names));
    if (found == std::string_view::npos) return names.begin;
    name_texts.size = names.begin;
    return found;
  }

  /// A group without a fallback has that of the group around it.
  constexpr void inherit_fallbacks() {
    for (std::size_t i = 0; i != Groups; ++i) {
      if (fallbacks[i] == nullptr) {
        fallbacks[i] = fallbacks[parents[i]];
        fallback_waits[i] = fallback_waits[parents[i]];
      }
      groups[i].waits = groups[i].waits || fallback_waits[i];
      waits = waits || fallback_waits[i];
      has_fallbacks = has_fallbacks || fallbacks[i] != nullptr;
      waits_in_around = waits_in_around || (fallback_waits[i] && must_not_wait[i]);
    }
  }
};

/// The plan of the parts of `routes`.
template <class... Parts>
struct PlanOf;
template <FixedText Title, FixedText Version, class... Parts>
struct PlanOf<Info<Title, Version>, Parts...> : PlanOf<Parts...> {};
template <class... Parts>
struct PlanOf {
  using RequestType = Request;
  static constexpr PlanSizes sizes = [] {
    constexpr PlanSizes all = sizes_of(PartListOf<Scope<>, Parts...>::list);
    static_assert(all.groups < 256, "A function has at most 254 groups of routes.");
    return all;
  }();
  static constexpr Planner<sizes.routes, sizes.groups, sizes.files, sizes.text> planner{PartListOf<Scope<>, Parts...>::list};
  static_assert(check_routes<planner.problem, planner.problem_route, Parts...>());
  static_assert(check_waiting<planner.waits_in_around>());

  // Without the routes that were refused: two of them may be the same.
  static constexpr auto shapes = [] {
    std::array<ShapedRoute, sizes.routes + 1> all{};
    for (std::size_t i = 0; i != sizes.routes; ++i) all[i] = {planner.methods[i], planner.shape_texts.view(planner.shapes[i])};
    return all;
  }();
  static constexpr std::size_t planned = planner.is_fine ? sizes.routes : 0;
  static constexpr RouteTrie<planned, planner.segments, planner.shape_texts.size> trie{
      std::span<const ShapedRoute>(shapes.data(), planned)};
  static_assert(differ<trie.same[0], trie.same[1], Parts...>());

  // Only as many elements as there are.
  template <std::size_t Size, class From>
  static constexpr auto first(const From& from) {
    std::array<std::remove_cvref_t<decltype(from[0])>, Size + 1> to{};
    for (std::size_t i = 0; i != Size; ++i) to[i] = from[i];
    return to;
  }
  static constexpr auto nodes = first<trie.node_count>(trie.nodes);
  static constexpr auto edges = first<trie.edge_count>(trie.edges);
  static constexpr auto route_indices = first<trie.route_count>(trie.routes);
  static constexpr auto texts = first<trie.text_size>(trie.texts);
  static constexpr auto names = first<planner.name_texts.size>(planner.name_texts.characters);
  static constexpr auto routes = planner.routes;
  static constexpr auto prefixes = [] {
    constexpr std::size_t size = [] {
      std::size_t sum = 0;
      for (const PlannedText prefix : planner.prefixes) sum += prefix.size;
      return sum;
    }();
    PlannedTexts<size> all;
    for (const PlannedText prefix : planner.prefixes) all(planner.shape_texts.view(prefix));
    return all;
  }();
  static constexpr auto groups = [] {
    auto all = planner.groups;
    std::size_t begin = 0;
    for (std::size_t i = 0; i != all.size(); ++i) {
      all[i].prefix = {prefixes.characters + begin, planner.prefixes[i].size};
      begin += planner.prefixes[i].size;
    }
    return all;
  }();
  static constexpr auto file_texts = first<planner.file_texts.size>(planner.file_texts.characters);
  static constexpr auto files = [] {
    auto all = planner.files;
    for (std::size_t i = 0; i != sizes.files; ++i) {
      all[i].path = {file_texts.data() + planner.file_paths[i].begin, planner.file_paths[i].size};
    }
    return all;
  }();
  static constexpr RoutePlan only_routes{{nodes.data(), edges.data(), route_indices.data(), texts.data()},
                                         routes.data(),
                                         names.data(),
                                         groups.data(),
                                         groups.size(),
                                         groups.size() == 1 ? nullptr : &group_of_path};
  static constexpr auto plan = [] {
    if constexpr (sizes.files == 0) {
      return only_routes;
    } else {
      return FiledPlan{only_routes, files.data(), sizes.files};
    }
  }();
  static constexpr bool waits = planner.waits, streams = planner.streams, has_answers = planner.has_answers;
  static constexpr bool has_fallbacks = planner.has_fallbacks, has_files = sizes.files != 0, redirects = planner.redirects;
  static constexpr auto& fallbacks = planner.fallbacks;
};

}  // namespace lambda_wasm::detail
