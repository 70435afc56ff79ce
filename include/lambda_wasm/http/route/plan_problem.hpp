#pragma once
/// @file
/// The errors of the plan of routes, which name a route.

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/http/route/route.hpp>
#include <lambda_wasm/http/route/table.hpp>

namespace lambda_wasm::detail {

/// Why a route cannot be planned.
enum class PlanProblem : std::uint8_t {
  none,
  no_path,
  prefix,
  parameters,
  fields,
  body,
  around,
  files_prefix,
  files_around,
  same_files,
  openapi_route,
  slash_place
};

template <FixedText Key, auto... prefixes>
struct RouteAt {};
template <class Part, auto... prefixes>
struct RoutesOf {
  using type = std::tuple<>;
};
template <FixedText Key, auto handler, auto... notes, auto... prefixes>
struct RoutesOf<Route<Key, handler, notes...>, prefixes...> {
  using type = std::tuple<RouteAt<Key, prefixes...>>;
};
template <FixedText More, class... Parts, auto... prefixes>
struct RoutesOf<::lambda_wasm::Group<More, Parts...>, prefixes...> {
  using type = decltype(std::tuple_cat(std::declval<typename RoutesOf<Parts, prefixes..., More>::type>()...));
};
template <std::size_t index, class... Parts>
using NamedRoute = std::tuple_element_t<index, decltype(std::tuple_cat(std::declval<typename RoutesOf<Parts>::type>()...))>;

template <PlanProblem problem, class NamedRoute>
constexpr void refuse_route() {
  static_assert(problem != PlanProblem::no_path, "A route outside of a group has a path: write lw::route<\"GET /\", …>.");
  static_assert(problem != PlanProblem::prefix,
                "The prefix of a group and the path of its route do not go together: {name+} is last, names differ, and "
                "there are at most 8.");
  static_assert(problem != PlanProblem::parameters,
                "A route's handler takes the parameters of its path first, in their order, or a lambda_wasm::Path or a const "
                "Request& instead: their numbers differ.");
  static_assert(problem != PlanProblem::fields,
                "A field of the struct that a handler takes as lambda_wasm::Path has no parameter of its name in the path.");
  static_assert(problem != PlanProblem::body,
                "The handler of a GET or HEAD route takes a body: such requests have none. Use lw::Query for the query.");
  static_assert(problem != PlanProblem::around,
                "A route that streams its reply is within an lw::around, which needs whole replies: move the route out of its "
                "list, or use lw::after.");
}
template <PlanProblem problem>
constexpr void refuse_part() {
  static_assert(problem != PlanProblem::files_prefix,
                "The prefix of a group with lw::files or lw::openapi has neither parameters nor escapes.");
  static_assert(problem != PlanProblem::files_around,
                "lw::files or lw::openapi is within an lw::around, which needs whole replies: move it out of its list, or use "
                "lw::after.");
  static_assert(problem != PlanProblem::same_files,
                "Two of lw::files, or of lw::openapi, have the same path: remove one, or give it another path.");
  static_assert(problem != PlanProblem::openapi_route,
                "A GET route has the path of lw::openapi, which then never replies: remove one, or give it another path.");
  static_assert(problem != PlanProblem::slash_place,
                "lw::trailing_slash is an argument of lw::routes, for all routes: move it there.");
}
template <PlanProblem problem, std::size_t route, class... Parts>
constexpr bool check_routes() {
  if constexpr (problem >= PlanProblem::files_prefix) {
    refuse_part<problem>();
  } else if constexpr (problem != PlanProblem::none) {
    refuse_route<problem, NamedRoute<route, Parts...>>();
  }
  return true;
}

template <class First, class Second>
constexpr void refuse_same_route() {
  static_assert(std::is_void_v<First>,
                "Two routes take the same requests: they have the same method, and their paths differ at most in the names of "
                "parameters. This error is in a function that names both.");
}
template <std::size_t first, std::size_t second, class... Parts>
constexpr bool differ() {
  if constexpr (first != no_route) refuse_same_route<NamedRoute<first, Parts...>, NamedRoute<second, Parts...>>();
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

}  // namespace lambda_wasm::detail
