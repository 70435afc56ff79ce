#pragma once
/// @file
/// The choice of a reply's media type by the Accept header (RFC 9110 section 12.5.1).

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/argument.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/media_type.hpp>
#include <lambda_wasm/http/route/notes.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm {

namespace detail {

/// The weight of a media range in thousandths: 1000 without `q`.
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline int weight_of(std::string_view range) noexcept {
  const char* at = range.data();
  const char* const end = at + range.size();
  while (at != end && *at != ';') ++at;
  while (at != end) {
    do ++at;
    while (at != end && (*at == ' ' || *at == '\t'));
    if (end - at >= 3 && to_lower(at[0]) == 'q' && at[1] == '=') {
      int weight = at[2] == '0' ? 0 : 1000;
      if (weight == 0 && end - at > 4 && at[3] == '.') {
        at += 4;
        for (int digit = 100; digit != 0 && at != end && *at >= '0' && *at <= '9'; digit /= 10) weight += digit * (*at++ - '0');
      }
      return weight;
    }
    while (at != end && *at != ';') ++at;
  }
  return 1000;
}

/// How exactly a media range fits a type: 3 if it names it, 2 for `text/*`, 1 for `*/*`; 0 if it does not.
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline int fit_of(std::string_view range, std::string_view type) noexcept {
  if (range == "*/*") return 1;
  if (is_same_header(range, type)) return 3;
  const bool is_group = range.size() > 2 && range.size() < type.size() + 2 && range.ends_with("/*");
  const std::size_t size = range.size() - 1;
  return is_group && size <= type.size() && is_same_header({range.data(), size}, {type.data(), size}) ? 2 : 0;
}

/// The index of the type that is accepted most, the first of several; `count` if none is. Parameters of ranges other than `q` do not
/// count.
[[nodiscard, LAMBDA_WASM_DETAIL_SMALL]] inline std::size_t choose_type(std::string_view accept, const std::string_view* types,
                                                                       std::size_t count) noexcept {
  if (accept.empty()) return 0;
  std::size_t chosen = count;
  int most = 0;
  for (std::size_t i = 0; i != count; ++i) {
    int fit = 0, weight = 0;
    const char* at = accept.data();
    const char* const end = at + accept.size();
    while (at != end) {
      const char* const begin = at;
      while (at != end && *at != ',') ++at;
      const std::string_view range(begin, static_cast<std::size_t>(at - begin));
      if (at != end) ++at;
      const int its_fit = fit_of(media_type_of(range).name, types[i]);
      if (its_fit > fit) {
        fit = its_fit;
        weight = weight_of(range);
      }
    }
    if (weight > most) {
      most = weight;
      chosen = i;
    }
  }
  return chosen;
}

constexpr bool is_media_type(std::string_view text) {
  std::size_t slashes = 0;
  for (const char character : text) {
    if (character <= ' ' || character > '~' || character == ';' || character == ',' || character == '*') return false;
    slashes += character == '/' ? 1 : 0;
  }
  return slashes == 1 && text.front() != '/' && text.back() != '/';
}

/// The media types that a handler can make.
template <FixedText... Types>
struct OfferedTypes {
  static_assert(sizeof...(Types) != 0 && (is_media_type(Types.view()) && ...),
                "lw::accepts and lw::Accepts take the media types that the handler can make, without parameters: write "
                "lw::accepts<\"application/json\", \"text/csv\">.");
  static constexpr std::string_view all[] = {Types.view()...};
  static constexpr std::size_t count = sizeof...(Types);
  static constexpr std::string_view refusal = constant_text<decltype([](auto& put) {
    put_text(put, "There is only ");
    bool is_first = true;
    for (const std::string_view type : {Types.view()...}) {
      if (!is_first) put_text(put, ", ");
      put_text(put, type);
      is_first = false;
    }
    put('.');
  })>;
  /// @returns null data if none is accepted
  [[nodiscard]] static std::string_view choose(const Request& request) {
    const std::size_t index = choose_type(RequestAccess::header<"accept">(request), all, count);
    return index == count ? std::string_view() : all[index];
  }
};

}  // namespace detail

/// Chooses the media type of a reply: of these `Types`, the one that the request's Accept header weighs most, and of several the first.
/// Without that header it is the first. A reply that was chosen so has `vary: accept`, which the handler sets.
///
/// @returns one of the Types, or an HttpError: 406 if none is accepted
template <detail::FixedText... Types>
[[nodiscard]] Result<std::string_view> try_accepts(const Request& request) {
  using Offered = detail::OfferedTypes<Types...>;
  const std::string_view chosen = Offered::choose(request);
  if (chosen.data() == nullptr) return HttpError(406, std::string(Offered::refusal));
  return chosen;
}
/// As `try_accepts`, but throws the HttpError.
template <detail::FixedText... Types>
[[nodiscard]] std::string_view accepts(const Request& request) {
  static_assert(LAMBDA_WASM_EXCEPTIONS || sizeof...(Types) == 0,
                "lambda_wasm: accepts<…>(…) throws, but this function is built with EXCEPTIONS none: use try_accepts<…>(…)");
  const Result<std::string_view> chosen = try_accepts<Types...>(request);
  if (!chosen) detail::raise(chosen.failure());
  return *chosen;
}

/// A parameter of a route's handler: the media type that `accepts` chooses, as `*type`. If none of the Types is accepted, the reply is a
/// 406.
template <detail::FixedText... Types>
class Accepts : public detail::RouteValue<std::string_view> {};

namespace detail {

/// Documents have the media types of the reply.
template <FixedText... Types>
struct AcceptsNote : Note {
  static constexpr void put(auto& put) {
    put.keyword("accepts");
    put.begin('[');
    (put.text(Types.view()), ...);
    put.end(']');
  }
};

template <FixedText... Types>
struct RouteArgument<Accepts<Types...>> {
  static constexpr RouteSource source = RouteSource::header;
  using Held = Accepts<Types...>;
  using Notes = NoteList<fails(406), AcceptsNote<Types...>{}>;
  static bool read(RouteCall& call, std::size_t /*index*/, Held& held) {
    held.value = OfferedTypes<Types...>::choose(call.request);
    if (held.value.data() == nullptr) call.refuse(406, OfferedTypes<Types...>::refusal);
    return held.value.data() != nullptr;
  }
};

}  // namespace detail

}  // namespace lambda_wasm
