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

/// A group with all that is around it.
template <FixedText Prefix, class... Around>
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

/// Whether the fields of each `Path` that a handler takes are parameters of the path.
template <FixedText Path, class... Parameters>
constexpr bool has_fields(TypeList<Parameters...>) {
  bool has_all = true;
  [[maybe_unused]] const auto check = [&]<class Parameter>(std::type_identity<Parameter>) {
    if constexpr (RouteArgument<Parameter>::source == RouteSource::path) {
      for_each_field(Description<std::remove_cvref_t<decltype(std::declval<Parameter&>().value)>>{}, [&]<class Field, bool>() {
        bool is_there = false;
        for_each_segment(Path.view(), [&](const KeySegment& segment) {
          is_there = is_there || (segment.kind != KeySegment::Kind::literal && segment.text == Field::name);
        });
        has_all = has_all && is_there;
      });
    }
  };
  (check(std::type_identity<std::remove_cvref_t<Parameters>>{}), ...);
  return has_all;
}

template <auto handler, class ScopeType, class Facts>
void run_endpoint(RouteCall& call) {
  using Handler = std::remove_cvref_t<decltype(handler)>;
  if constexpr (Facts::parameters != 0) call.names = Facts::names.data();
  // A lambda as a pointer too, so that handlers of one signature share code.
  EndpointOf<Handler>::invoke(call, +handler, typename Places<ScopeType, typename SignatureOf<Handler>::parameters>::type{});
}

}  // namespace lambda_wasm::detail
