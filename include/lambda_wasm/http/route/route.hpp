#pragma once
/// @file
/// Routes and groups of them.

#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <variant>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/route/reply.hpp>
#include <lambda_wasm/signature.hpp>

namespace lambda_wasm {

namespace detail {

template <KeyProblem problem>
constexpr bool is_path_fine() {
  static_assert(problem != KeyProblem::slash, "The path of a route begins with a slash: write lw::route<\"GET /notes\", …>.");
  static_assert(problem != KeyProblem::brace,
                "A parameter of a path is a whole segment in braces: write \"/notes/{id}\", not \"/{id}.png\".");
  static_assert(problem != KeyProblem::name, "A parameter of a path has a name of letters, digits and underscores.");
  static_assert(problem != KeyProblem::rest, "The parameter {name+} takes the rest of the path: it must be the last segment.");
  static_assert(problem != KeyProblem::same_name, "Two parameters of a path have the same name.");
  static_assert(problem != KeyProblem::many, "A path has at most 8 parameters.");
  return problem == KeyProblem::none;
}

template <class Handler>
constexpr bool is_route_handler() {
  static_assert(HasSignature<Handler>,
                "A route's handler must be a function or a lambda without captures: this one is overloaded, a template, or not "
                "callable.");
  if constexpr (HasSignature<Handler>) {
    using Called = EndpointOf<Handler>;
    static_assert(
        Called::template count<RouteSource::none> == 0,
        "A parameter of a route's handler must be a text, number, bool, enum, time or value for a parameter of the path; "
        "a described type for the JSON body; Path, Query or Form of a struct whose fields are such; a Header, a Cookie or "
        "a Given; a const Request&, a const Context& or a ResponseStream&.");
    static_assert(Called::template count<RouteSource::body> + Called::template count<RouteSource::form> <= 1,
                  "A route's handler takes the body once: one parameter is a described type or a Form.");
    if constexpr (Called::template count<RouteSource::none> == 0) {
      using Value = typename Unwrapped<typename Called::Outcome>::type;
      static_assert(
          !Called::streams || (std::is_void_v<Value> && Called::waits),
          "A route's handler that takes a lambda_wasm::ResponseStream& must return a lambda_wasm::Task<>, or a Task of a "
          "lambda_wasm::Result<void>: the stream carries its reply.");
      static_assert(Called::streams || is_route_result<Value>(),
                    "A route's handler must return void, a lambda_wasm::Response, a text, a type that crosses, a "
                    "lambda_wasm::Reply of one or a std::variant of Replies; a lambda_wasm::Result of these; or a "
                    "lambda_wasm::Task of any of them.");
      return Called::streams ? std::is_void_v<Value> && Called::waits : is_route_result<Value>();
    }
  }
  return false;
}

}  // namespace detail

/// One endpoint. @see route
template <detail::FixedText Key, auto handler, auto... notes>
struct Route {
  /// @internal
  static constexpr detail::RouteKey key{Key.view()};
  /// @internal
  static constexpr bool is_fine = [] {
    constexpr detail::KeyProblem problem = detail::problem_of_key(Key.view());
    static_assert(problem != detail::KeyProblem::method,
                  "The key of a route begins with GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or ANY: write "
                  "lw::route<\"GET /notes\", …>.");
    return problem != detail::KeyProblem::method && detail::is_path_fine<problem>() && detail::are_notes<notes...>() &&
           detail::is_route_handler<std::remove_cvref_t<decltype(handler)>>();
  }();
};

/// A route: a key such as `"GET /notes/{id}"`, and its handler, a function or a lambda without captures.
///
/// The method of a key is one of API Gateway's, or `ANY`. A segment in braces is a parameter, and the last may be `{name+}`, which takes
/// the rest of the path. The handler takes the parameters of the path first, in their order; http/route/parameters.hpp has what else
/// it may take. Notes say more of the route to readers of the API: http/route/notes.hpp.
template <detail::FixedText Key, auto handler, auto... notes>
inline constexpr Route<Key, handler, notes...> route{};

/// @see fallback
template <auto handler>
struct Fallback {
  /// @internal
  static constexpr bool is_fine = [] {
    using Handler = std::remove_cvref_t<decltype(handler)>;
    if constexpr (detail::is_route_handler<Handler>()) {
      using Called = detail::EndpointOf<Handler>;
      constexpr bool is_fine = Called::template count<detail::RouteSource::segment> == 0 &&
                               Called::template count<detail::RouteSource::path> == 0 && !Called::streams;
      static_assert(
          is_fine,
          "The handler of lw::fallback takes neither parameters of a path nor a ResponseStream&: read request.path of a "
          "const lambda_wasm::Request&.");
      return is_fine;
    }
    return false;
  }();
};

/// The handler of requests whose path no route of the function has, in place of a 404: of those whose path begins with the prefix of its
/// list, unless a group within has a fallback of its own. Like any handler, it is within the middleware of its list. A path that has
/// routes for other methods is still a 405.
template <auto handler>
inline constexpr Fallback<handler> fallback{};

namespace detail {

/// Middleware that answers in front of all other middleware, and is for all routes: `cors`.
template <class Part>
constexpr bool stands_first = requires { requires Part::stands_first; };

/// @tparam Parts  those that may not stand first
template <class... Parts>
constexpr void check_places() {
  // A list, because clang limits a fold expression to 256 operands.
  constexpr bool has_one = [] {
    for (const bool stands : {stands_first<Parts>..., false}) {
      if (stands) return true;
    }
    return false;
  }();
  static_assert(!has_one,
                "lw::cors is the first argument of lw::routes, so that it answers preflights in front of all other middleware: "
                "move it there.");
}
inline constexpr void check_outermost(TypeList<>) {}
template <class First, class... Others>
constexpr void check_outermost(TypeList<First, Others...>) {
  check_places<Others...>();
}
template <FixedText Title, FixedText Version, class... Others>
constexpr void check_outermost(TypeList<Info<Title, Version>, Others...>) {
  check_outermost(TypeList<Others...>());
}

}  // namespace detail

/// Routes under one prefix. @see group
template <detail::FixedText Prefix, class... Parts>
struct Group {};

/// Groups routes whose paths begin with `Prefix`, which may have parameters or be empty. In a group the path of a key follows the
/// prefix, and `route<"POST", create>` is at the prefix itself. Middleware stands first, and is for the group only.
template <detail::FixedText Prefix, class... Parts>
[[nodiscard]] constexpr Group<Prefix, Parts...> group(Parts...) {
  [[maybe_unused]] constexpr bool is_fine = detail::is_path_fine<detail::problem_of_path(Prefix.view())>();
  detail::check_places<Parts...>();
  return {};
}

}  // namespace lambda_wasm
