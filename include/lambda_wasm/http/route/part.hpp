#pragma once
/// @file
/// The parts of `routes` as plain records, which one function plans: a template for each route would take the compiler long.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/files.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/http/route/route.hpp>
#include <lambda_wasm/http/route/scope.hpp>
#include <lambda_wasm/http/route/trailing_slash.hpp>
#include <lambda_wasm/signature.hpp>

namespace lambda_wasm::detail {

/// A group's middleware, and what follows from it.
struct ScopeRecord {
  const RouteScope* scope;
  bool waits, has_answers, has_around;
  bool waits_in_around[2];  ///< by whether a handler within waits
};
template <class ScopeType>
inline constexpr ScopeRecord scope_record{&ScopeType::scope,
                                          ScopeType::waits,
                                          ScopeType::has_answers,
                                          ScopeType::has_around,
                                          {ScopeType::waits_in_around(false), ScopeType::waits_in_around(true)}};

struct PartList;
/// A part of `routes` or of a group.
struct PartRecord {
  enum class Kind : std::uint8_t { other, route, fallback, group, folder, file, trailing_slash };
  Kind kind = Kind::other;
  Method::Bits method = 0;
  std::string_view path{};  ///< of a route or of files; for a group its prefix
  const EndpointRecord* endpoint = nullptr;
  RouteCall::Run run = nullptr;    ///< null for a route that was refused
  const PartList* list = nullptr;  ///< of a group
};
struct PartList {
  const PartRecord* parts;
  std::size_t count;
  const ScopeRecord* scope;
};

template <class ScopeType, class... Parts>
struct PartListOf;

// The assertions stand in functions: clang reports a class with a failed one again wherever its constants are used.
template <class Part>
constexpr PartRecord::Kind check_other_part() {
  static_assert(MiddlewareKind<Part>,
                "An argument of lw::routes or lw::group is neither middleware nor a route nor a group: write lw::route<…>, "
                "lw::group<…>(…), lw::use<…>, lw::after<…> or the like.");
  return PartRecord::Kind::other;
}

template <class ScopeType, class Part>
inline constexpr PartRecord part_record{check_other_part<Part>()};
template <class ScopeType, auto handler, bool is_fine>
using RunHandler = RunEndpoint<ScopeType, std::remove_cvref_t<decltype(handler)>, is_fine>;
template <class ScopeType, FixedText Key, auto handler, auto... notes>
inline constexpr PartRecord part_record<ScopeType, Route<Key, handler, notes...>>{
    PartRecord::Kind::route, Route<Key, handler, notes...>::key.method, Route<Key, handler, notes...>::key.path,
    RunHandler<ScopeType, handler, Route<Key, handler, notes...>::is_fine>::record,
    RunHandler<ScopeType, handler, Route<Key, handler, notes...>::is_fine>::template run<handler>};
template <class ScopeType, auto handler>
inline constexpr PartRecord part_record<ScopeType, Fallback<handler>>{
    PartRecord::Kind::fallback,
    0,
    {},
    RunHandler<ScopeType, handler, Fallback<handler>::is_fine>::record,
    RunHandler<ScopeType, handler, Fallback<handler>::is_fine>::template run<handler>};
template <class ScopeType, FixedText Prefix, class... Parts>
inline constexpr PartRecord part_record<ScopeType, ::lambda_wasm::Group<Prefix, Parts...>>{
    PartRecord::Kind::group, 0, Prefix.view(), nullptr, nullptr, &PartListOf<ScopeType, Parts...>::list};
template <class ScopeType, FixedText Path, auto... options>
inline constexpr PartRecord part_record<ScopeType, Files<Path, options...>>{
    Files<Path, options...>::is_fine ? PartRecord::Kind::folder : PartRecord::Kind::other, 0, Path.view()};
template <class ScopeType, FixedText Path>
inline constexpr PartRecord part_record<ScopeType, OpenApi<Path>>{
    OpenApi<Path>::is_fine ? PartRecord::Kind::file : PartRecord::Kind::other, 0, Path.view()};
template <class ScopeType, auto how>
inline constexpr PartRecord part_record<ScopeType, TrailingSlash<how>>{PartRecord::Kind::trailing_slash};

/// The parts of a list: middleware first, then routes and groups. @tparam Outer  the Scope around the list
template <class Outer, class... Parts>
struct PartListOf {
  static constexpr std::size_t middleware = [] {
    constexpr bool is_middleware[] = {MiddlewareKind<Parts>..., false};
    std::size_t count = 0;
    while (is_middleware[count]) ++count;
    static_assert(std::is_sorted(std::begin(is_middleware), std::end(is_middleware), std::greater<>()),
                  "Middleware stands first in lw::routes or lw::group, because it is around all routes there: move it before the "
                  "first route.");
    return count;
  }();

  template <class Around, class List, std::size_t left>
  struct Within {
    using type = Around;
  };
  template <class... Around, class First, class... Rest, std::size_t left>
    requires(left != 0)
  struct Within<Scope<Around...>, TypeList<First, Rest...>, left> : Within<Scope<Around..., First>, TypeList<Rest...>, left - 1> {
  };
  using Own = typename Within<Outer, TypeList<Parts...>, middleware>::type;

  static constexpr PartRecord parts[] = {part_record<Own, Parts>..., {}};
  static constexpr PartList list{parts, sizeof...(Parts), &scope_record<Own>};
};

}  // namespace lambda_wasm::detail
