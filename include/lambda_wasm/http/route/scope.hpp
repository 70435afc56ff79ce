#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/endpoint.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/parameters.hpp>
#include <lambda_wasm/signature.hpp>

namespace lambda_wasm::detail {

/// The middleware of a group, that of the groups around it first.
template <class... Around>
struct Scope {
  static constexpr RouteStep steps[sizeof...(Around) + 1] = {Around::step..., {}};
  static constexpr bool has_answers = ((Around::step.on_error != nullptr) || ...);
  static constexpr RouteScope scope{steps, sizeof...(Around)};
  static constexpr bool waits = (Around::waits || ...);
  static constexpr std::size_t none = SIZE_MAX;

  static constexpr bool has_around = ((Around::around != AroundKind::none) || ...);
  /// Whether something waits within an `around` that does not. @param waits_within  whether the handler waits
  static constexpr bool waits_in_around(bool waits_within) {
    constexpr AroundKind kinds[] = {Around::around..., AroundKind::none};
    constexpr bool waiting[] = {Around::waits..., false};
    for (std::size_t i = sizeof...(Around); i != 0; --i) {
      if (kinds[i - 1] == AroundKind::synchronous && waits_within) return true;
      waits_within = waits_within || waiting[i - 1];
    }
    return false;
  }

  /// The index of the nearest middleware that gives a T.
  template <class T>
  static constexpr std::size_t index_of_given = [] {
    constexpr bool gives[] = {std::same_as<typename Around::GivenType, T>..., false};
    std::size_t found = none;
    for (std::size_t i = 0; i != sizeof...(Around); ++i) found = gives[i] ? i : found;
    return found;
  }();
};

template <class T>
struct GivenOf;
template <class T>
struct GivenOf<::lambda_wasm::Given<T>> {
  using type = T;
};

/// The `index` of the RouteArgument of each parameter.
template <class ScopeType, class Parameters>
struct Places;
template <class ScopeType, class... Parameters>
struct Places<ScopeType, TypeList<Parameters...>> {
  template <class T>
  static constexpr std::size_t place_of(std::size_t& segments) {
    if constexpr (RouteArgument<T>::source == RouteSource::segment) {
      return segments++;
    } else if constexpr (RouteArgument<T>::source == RouteSource::given) {
      constexpr std::size_t index = ScopeType::template index_of_given<typename GivenOf<T>::type>;
      static_assert(index != ScopeType::none,
                    "A route's handler takes a lambda_wasm::Given<T>, and no middleware around the route gives a T: write "
                    "lw::use<…> before the route.");
      return index;
    } else {
      return 0;
    }
  }
  static constexpr std::array<std::size_t, sizeof...(Parameters) + 1> all = [] {
    [[maybe_unused]] std::size_t segments = 0;
    return std::array<std::size_t, sizeof...(Parameters) + 1>{place_of<std::remove_cvref_t<Parameters>>(segments)..., 0};
  }();
  template <std::size_t... index>
  static std::index_sequence<all[index]...> sequence(std::index_sequence<index...>);
  using type = decltype(sequence(std::index_sequence_for<Parameters...>{}));
};

/// What the plan needs of a handler's signature.
struct EndpointRecord {
  std::size_t segments;  ///< the parameters that are segments of the path
  bool takes_path;       ///< as a whole: a Path, or the Request
  bool takes_body, waits, streams;
  bool (*has_fields)(std::string_view names);  ///< whether the fields of each `Path` are among the names of a path
};

/// The names of a path's parameters are one text, in which each ends with a NUL. @returns whether `name` is one of them
constexpr bool has_name(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    std::size_t size = 0;
    while (names[size] != '\0') ++size;
    if (names.substr(0, size) == name) return true;
    names.remove_prefix(size + 1);
  }
  return false;
}
template <class Parameter>
constexpr bool has_fields_of([[maybe_unused]] std::string_view names) {
  bool has_all = true;
  if constexpr (RouteArgument<Parameter>::source == RouteSource::path) {
    for_each_field(Description<std::remove_cvref_t<decltype(std::declval<Parameter&>().value)>>{},
                   [&]<class Field, bool>() { has_all = has_all && has_name(names, Field::name); });
  }
  return has_all;
}
template <class... Parameters>
constexpr bool has_fields([[maybe_unused]] std::string_view names) {
  return (has_fields_of<std::remove_cvref_t<Parameters>>(names) && ...);
}

template <class Returned, class... Parameters>
constexpr EndpointRecord make_endpoint_record(std::type_identity<Endpoint<Returned, TypeList<Parameters...>>>) {
  using Called = Endpoint<Returned, TypeList<Parameters...>>;
  constexpr bool takes_path = Called::template count<RouteSource::path> != 0;
  return {Called::template count<RouteSource::segment>,
          takes_path || Called::template count<RouteSource::request> != 0,
          Called::template count<RouteSource::body> + Called::template count<RouteSource::form> != 0,
          Called::waits,
          Called::streams,
          takes_path ? &has_fields<Parameters...> : nullptr};
}
template <class Called>
inline constexpr EndpointRecord endpoint_record = make_endpoint_record(std::type_identity<Called>{});

/// Runs handlers of one signature in one scope. @tparam is_fine  whether the compiler has accepted the route
template <class ScopeType, class Handler, bool is_fine>
struct RunEndpoint {
  static constexpr const EndpointRecord* record = &endpoint_record<EndpointOf<Handler>>;
  template <auto handler>
  static void run(RouteCall& call) {
    // A lambda as a pointer too, so that handlers of one signature share code.
    EndpointOf<Handler>::invoke(call, +handler, typename Places<ScopeType, typename SignatureOf<Handler>::parameters>::type{});
  }
};
template <class ScopeType, class Handler>
struct RunEndpoint<ScopeType, Handler, false> {
  static constexpr const EndpointRecord* record = nullptr;
  template <auto handler>
  static constexpr RouteCall::Run run = nullptr;
};

}  // namespace lambda_wasm::detail
