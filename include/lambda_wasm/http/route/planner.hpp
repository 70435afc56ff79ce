#pragma once
/// @file
/// The plan that the compiler makes of routes and groups.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/files.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/no_route.hpp>
#include <lambda_wasm/http/route/path_facts.hpp>
#include <lambda_wasm/http/route/plan.hpp>
#include <lambda_wasm/http/route/route.hpp>
#include <lambda_wasm/http/route/scope.hpp>
#include <lambda_wasm/http/route/table.hpp>
#include <lambda_wasm/http/route/trailing_slash.hpp>
#include <lambda_wasm/signature.hpp>

namespace lambda_wasm::detail {

/// Collects routes and groups while compiling.
template <std::size_t Routes, std::size_t Groups, std::size_t Files>
struct Planner {
  std::array<PlannedRoute, Routes + 1> routes{};
  std::array<ShapedRoute, Routes + 1> shapes{};
  std::array<RouteGroup, Groups> groups{};
  std::size_t route_count = 0, group_count = 0;
  std::size_t segments = 0, text = 0;
  bool waits = false, streams = false, has_answers = false;
  std::array<PlannedFiles, Files> files{};
  std::size_t file_count = 0;
  bool redirects = false;  // paths with another slash at the end

  // By group: the group around it; what takes paths without routes, if it has that; and whether it may not wait.
  std::array<std::size_t, Groups> parents{};
  std::array<RouteCall::Run, Groups> fallbacks{};
  std::array<bool, Groups> fallback_waits{}, must_not_wait{};
  bool has_fallbacks = false, waits_in_around = false;

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

template <class Part>
struct Counts {
  static constexpr std::size_t routes = 0, groups = 0, files = 0;
};
template <FixedText Key, auto handler, auto... notes>
struct Counts<Route<Key, handler, notes...>> {
  static constexpr std::size_t routes = 1, groups = 0, files = 0;
};
template <FixedText Path, auto... options>
struct Counts<Files<Path, options...>> {
  static constexpr std::size_t routes = 0, groups = 0, files = 1;
};
template <FixedText Path>
struct Counts<OpenApi<Path>> : Counts<Files<Path>> {};
template <class... Parts>
struct CountsOf {
  static constexpr std::size_t all[][3] = {{Counts<Parts>::routes, Counts<Parts>::groups, Counts<Parts>::files}..., {}};
  static constexpr std::size_t sum(std::size_t which) {
    std::size_t sum = 0;
    for (const auto& counts : all) sum += counts[which];
    return sum;
  }
  static constexpr std::size_t routes = sum(0), groups = sum(1), files = sum(2);
};
template <FixedText Prefix, class... Parts>
struct Counts<::lambda_wasm::Group<Prefix, Parts...>> {
  static constexpr std::size_t routes = CountsOf<Parts...>::routes, groups = CountsOf<Parts...>::groups + 1,
                               files = CountsOf<Parts...>::files;
};

template <class ScopeType, FixedText Prefix, class... Parts>
struct ListPlan;

// The assertions stand in functions: clang reports a class with a failed one again wherever its constants are used.
template <class ScopeType, FixedText Prefix, class Part>
struct PartPlan {
  static constexpr void add(auto& /*planner*/, std::size_t /*group*/) {
    static_assert(MiddlewareKind<Part>,
                  "An argument of lw::routes or lw::group is neither middleware nor a route nor a group: write lw::route<…>, "
                  "lw::group<…>(…), lw::use<…>, lw::after<…> or the like.");
  }
};
template <class ScopeType, FixedText Prefix, FixedText Key, auto handler, auto... notes>
struct PartPlan<ScopeType, Prefix, Route<Key, handler, notes...>> {
  static constexpr void add([[maybe_unused]] auto& planner, [[maybe_unused]] std::size_t group) {
    using This = Route<Key, handler, notes...>;
    if constexpr (This::is_fine) {
      constexpr auto path = joined_path<Prefix, path_of_key<Key>>;
      using Facts = PathFacts<path>;
      using Called = EndpointOf<std::remove_cvref_t<decltype(handler)>>;
      static_assert(!path.view().empty(), "A route outside of a group has a path: write lw::route<\"GET /\", …>.");
      static_assert(problem_of_path(path.view()) != KeyProblem::rest && problem_of_path(path.view()) != KeyProblem::same_name &&
                        problem_of_path(path.view()) != KeyProblem::many,
                    "The prefix of a group and the path of its route do not go together: {name+} is last, names differ, and "
                    "there are at most 8.");
      constexpr bool has_all = Called::template count<RouteSource::segment> == Facts::parameters;
      constexpr bool has_others =
          Called::template count<RouteSource::segment> == 0 &&
          (Called::template count<RouteSource::path> != 0 || Called::template count<RouteSource::request> != 0);
      static_assert(has_all || has_others,
                    "A route's handler takes the parameters of its path first, in their order, or a lambda_wasm::Path or a const "
                    "Request& instead: their numbers differ.");
      static_assert(has_fields<path>(typename SignatureOf<std::remove_cvref_t<decltype(handler)>>::parameters{}),
                    "A field of the struct that a handler takes as lambda_wasm::Path has no parameter of its name in the path.");
      static_assert((This::key.method != Method::get && This::key.method != Method::head) ||
                        (Called::template count<RouteSource::body> == 0 && Called::template count<RouteSource::form> == 0),
                    "The handler of a GET or HEAD route takes a body: such requests have none. Use lw::Query for the query.");
      static_assert(
          !Called::streams || !ScopeType::has_around,
          "A route that streams its reply is within an lw::around, which needs whole replies: move the route out of its "
          "list, or use lw::after.");
      if constexpr (has_all || has_others) {
        const bool waits = Called::waits || ScopeType::waits;
        planner.routes[planner.route_count] = {&run_endpoint<handler, ScopeType, Facts>, static_cast<std::uint8_t>(group), waits};
        planner.shapes[planner.route_count++] = {This::key.method, Facts::shape};
        for (const char character : Facts::shape) planner.segments += character == route_shape::separator ? 1 : 0;
        planner.text += Facts::shape.size();
        planner.waits = planner.waits || waits;
        planner.streams = planner.streams || Called::streams;
        planner.waits_in_around = planner.waits_in_around || (ScopeType::waits_in_around(Called::waits) && !Called::streams);
      }
    }
  }
};
template <class ScopeType, FixedText Prefix, auto handler>
struct PartPlan<ScopeType, Prefix, Fallback<handler>> {
  static constexpr void add([[maybe_unused]] auto& planner, [[maybe_unused]] std::size_t group) {
    if constexpr (Fallback<handler>::is_fine) {
      using Called = EndpointOf<std::remove_cvref_t<decltype(handler)>>;
      planner.fallbacks[group] = &run_endpoint<handler, ScopeType, PathFacts<FixedText("")>>;
      planner.fallback_waits[group] = Called::waits;
    }
  }
};
template <class ScopeType, FixedText Prefix, FixedText Path, bool is_folder>
constexpr void plan_files([[maybe_unused]] auto& planner, [[maybe_unused]] std::size_t group) {
  if constexpr (Files<Path>::is_fine) {
    constexpr auto& path = joined_path<Prefix, Path>;
    static_assert(Prefix.view().empty() || is_path_of_files(Prefix.view()),
                  "The prefix of a group with lw::files or lw::openapi has neither parameters nor escapes.");
    static_assert(!ScopeType::has_around,
                  "lw::files or lw::openapi is within an lw::around, which needs whole replies: move it out of its list, or use "
                  "lw::after.");
    const std::string_view place = is_folder ? folder_path<path>.view() : path.view();
    std::size_t at = planner.file_count++;
    for (; at != 0 && planner.files[at - 1].path.size() < place.size(); --at) planner.files[at] = planner.files[at - 1];
    planner.files[at] = {place, is_folder, static_cast<std::uint8_t>(group)};
  }
}
template <class ScopeType, FixedText Prefix, FixedText Path, auto... options>
struct PartPlan<ScopeType, Prefix, Files<Path, options...>> {
  static constexpr void add(auto& planner, std::size_t group) {
    if constexpr (Files<Path, options...>::is_fine) plan_files<ScopeType, Prefix, Path, true>(planner, group);
  }
};
template <class ScopeType, FixedText Prefix, FixedText Path>
struct PartPlan<ScopeType, Prefix, OpenApi<Path>> {
  static constexpr void add(auto& planner, std::size_t group) { plan_files<ScopeType, Prefix, Path, false>(planner, group); }
};
template <class ScopeType, FixedText Prefix, auto how>
struct PartPlan<ScopeType, Prefix, TrailingSlash<how>> {
  static constexpr void add(auto& planner, std::size_t /*group*/) {
    static_assert(Prefix.view().empty(), "lw::trailing_slash is an argument of lw::routes, for all routes: move it there.");
    planner.redirects = true;
  }
};
template <class ScopeType, FixedText Prefix, FixedText More, class... Parts>
struct PartPlan<ScopeType, Prefix, ::lambda_wasm::Group<More, Parts...>> {
  static constexpr void add(auto& planner, std::size_t group) {
    constexpr auto path = joined_path<Prefix, More>;
    planner.parents[planner.group_count] = group;
    ListPlan<ScopeType, path, Parts...>::add(planner);
  }
};

/// Middleware first, then routes and groups.
template <class ScopeType, FixedText Prefix, class... Parts>
struct ListPlan {
  static constexpr std::size_t middleware = [] {
    constexpr bool is_middleware[] = {MiddlewareKind<Parts>..., false};
    std::size_t count = 0;
    while (is_middleware[count]) ++count;
    static_assert(std::is_sorted(std::begin(is_middleware), std::end(is_middleware), std::greater<>()),
                  "Middleware stands first in lw::routes or lw::group, because it is around all routes there: move it before the "
                  "first route.");
    return count;
  }();

  template <class Outer, class List, std::size_t left>
  struct Within;
  template <FixedText Path, class... Around, class First, class... Rest, std::size_t left>
  struct Within<Scope<Path, Around...>, TypeList<First, Rest...>, left>
      : Within<Scope<Path, Around..., First>, TypeList<Rest...>, left - 1> {};
  template <FixedText Path, class... Around, class... Rest>
  struct Within<Scope<Path, Around...>, TypeList<Rest...>, 0> {
    using type = Scope<Prefix, Around...>;
  };
  template <FixedText Path, class... Around, class First, class... Rest>
  struct Within<Scope<Path, Around...>, TypeList<First, Rest...>, 0> {
    using type = Scope<Prefix, Around...>;
  };
  using Own = typename Within<ScopeType, TypeList<Parts...>, middleware>::type;

  static constexpr void add(auto& planner) {
    const std::size_t group = planner.group_count++;
    planner.groups[group] = {&Own::scope, PathFacts<Prefix>::shape, Own::waits};
    planner.must_not_wait[group] = Own::waits_in_around(true);
    planner.waits_in_around = planner.waits_in_around || Own::waits_in_around(false);
    planner.waits = planner.waits || Own::waits;
    planner.has_answers = planner.has_answers || Own::has_answers;
    using Add = void (*)(std::remove_reference_t<decltype(planner)>&, std::size_t);
    constexpr Add adds[] = {&PartPlan<Own, Prefix, Parts>::add..., nullptr};
    for (std::size_t i = 0; i != sizeof...(Parts); ++i) adds[i](planner, group);
  }
};

// ---- for the error of two routes that take the same requests

template <FixedText Prefix, class Part>
struct KeysOf {
  using type = std::tuple<>;
};
template <FixedText Prefix, FixedText Key, auto handler, auto... notes>
struct KeysOf<Prefix, Route<Key, handler, notes...>> {
  using type = std::tuple<KeyText<full_key<Prefix, Key>>>;
};
template <FixedText Prefix, FixedText More, class... Parts>
struct KeysOf<Prefix, ::lambda_wasm::Group<More, Parts...>> {
  static constexpr auto path = joined_path<Prefix, More>;
  using type = decltype(std::tuple_cat(std::declval<typename KeysOf<path, Parts>::type>()...));
};

template <class First, class Second>
constexpr void refuse_same_route() {
  static_assert(std::is_void_v<First>,
                "Two routes take the same requests: they have the same method, and their paths differ at most in the names of "
                "parameters. This error is in a function that names both.");
}
template <std::size_t first, std::size_t second, class... Parts>
constexpr bool differ() {
  if constexpr (first != no_route) {
    using Keys = typename KeysOf<"", ::lambda_wasm::Group<"", Parts...>>::type;
    refuse_same_route<std::tuple_element_t<first, Keys>, std::tuple_element_t<second, Keys>>();
  }
  return true;
}

template <bool waits_in_around>
constexpr bool check_waiting() {
  static_assert(
      !waits_in_around,
      "Something waits within an lw::around whose function returns a Response itself: return a Task of a Response there, "
      "and take a lambda_wasm::Next.");
  return true;
}

/// The plan of the parts of `routes`.
template <class... Parts>
struct PlanOf;
template <FixedText Title, FixedText Version, class... Parts>
struct PlanOf<Info<Title, Version>, Parts...> : PlanOf<Parts...> {};
template <class... Parts>
struct PlanOf {
  using RequestType = Request;
  using Counted = CountsOf<Parts...>;
  static constexpr auto planner = [] {
    static_assert(Counted::groups < 255, "A function has at most 254 groups of routes.");
    Planner<Counted::routes, Counted::groups + 1, Counted::files + 1> all;
    ListPlan<Scope<"">, "", Parts...>::add(all);
    all.inherit_fallbacks();
    return all;
  }();
  static_assert(check_waiting<planner.waits_in_around>());
  static constexpr RouteTrie<Counted::routes, planner.segments, planner.text> trie{
      std::span<const ShapedRoute>(planner.shapes.data(), planner.route_count)};
  static_assert(differ<trie.same[0], trie.same[1], Parts...>());

  // Only as many elements as there are.
  template <std::size_t Size, class From>
  static constexpr auto first(const From& from) {
    std::array<typename From::value_type, Size + 1> to{};
    for (std::size_t i = 0; i != Size; ++i) to[i] = from[i];
    return to;
  }
  static constexpr auto nodes = first<trie.node_count>(trie.nodes);
  static constexpr auto edges = first<trie.edge_count>(trie.edges);
  static constexpr auto route_indices = first<trie.route_count>(trie.routes);
  static constexpr auto texts = first<trie.text_size>(trie.texts);
  static constexpr auto routes = first<Counted::routes>(planner.routes);
  static constexpr auto groups = planner.groups;
  static constexpr auto files = planner.files;
  static constexpr RoutePlan only_routes{{nodes.data(), edges.data(), route_indices.data(), texts.data()},
                                         routes.data(),
                                         groups.data(),
                                         groups.size(),
                                         groups.size() == 1 ? nullptr : &group_of_path};
  static constexpr auto plan = [] {
    if constexpr (Counted::files == 0) {
      return only_routes;
    } else {
      return FiledPlan{only_routes, files.data(), Counted::files};
    }
  }();
  static constexpr bool waits = planner.waits, streams = planner.streams, has_answers = planner.has_answers;
  static constexpr bool has_fallbacks = planner.has_fallbacks, has_files = Counted::files != 0, redirects = planner.redirects;
  static constexpr auto& fallbacks = planner.fallbacks;
};

}  // namespace lambda_wasm::detail
