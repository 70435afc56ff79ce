#pragma once
/// @file
/// How each parameter of a route's handler is made from the request.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/context.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/held.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/refuse.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/media_type.hpp>
#include <lambda_wasm/http/route/parameters.hpp>
#include <lambda_wasm/http/route/path.hpp>
#include <lambda_wasm/http/route/text_json.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/kinds/integer.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/percent.hpp>

namespace lambda_wasm::detail {

/// The sources of a parameter's value.
enum class RouteSource : std::uint8_t { none, segment, path, query, form, header, cookie, body, given, request, context, stream };

/// A type that a segment of the path may be read as.
template <class T>
concept SegmentKind =
    Crossing<T> && (text_form<T>() == TextForm::string || text_form<T>() == TextForm::word) && !OptionalKind<T> && !AnyKind<T>;

// ---- misfits

[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_texts(RouteCall& call, int status, std::string_view in, const Failure& failure) {
  HttpError error = body_error(*failure.error());
  error.status = status;
  call.refuse(error, in);
}
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_segment(RouteCall& call, std::size_t index, std::string_view expected,
                                                       std::string_view found) {
  Storage& storage = host::storage();
  const char* name = call.names;
  while (index-- != 0) name += std::strlen(name) + 1;
  const RoutedMisfit misfit{text::join(storage, {"/", name}), expected, found};
  Held<RoutedReply> held{{{404}}};
  RoutedReply& reply = held.value;
  reply.body =
      text::join(storage, {"The value at ", misfit.pointer, " does not fit: expected ", expected, ", found ", found, "."});
  reply.is_problem = true;
  reply.misfit = &misfit;
  reply.in = "path";
  call.reply(reply);
}
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_segment(RouteCall& call, std::size_t index, const Failure& failure) {
  const Mismatch& first = failure.error()->mismatches.front();
  refuse_segment(call, index, first.expected, first.found);
}
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_segment_text(RouteCall& call, std::size_t index, std::string_view expected,
                                                            std::string_view text) {
  refuse_segment(call, index, expected, text::join(host::storage(), {"string ", shown(text)}));
}
[[LAMBDA_WASM_DETAIL_COLD]] inline void refuse_media_type(RouteCall& call, std::string_view wanted, std::string_view found) {
  call.refuse(415, "The body must be " + std::string(wanted) + ", not " + text::replace_invalid_utf8(found) + ".");
}
/// @returns whether the body may be read
[[gnu::noinline]] inline bool accept_json(RouteCall& call) {
  const auto type = call.request.header<"content-type">();
  if (!type || is_json_media_type(*type)) return true;
  refuse_media_type(call, "application/json", *type);
  return false;
}
// ---- reading

/// Reads JSON that was made of texts. A view in the value views the invocation's memory.
template <class T>
Result<T> read_text_json(const TextJson& json) {
  if constexpr (has_views<T>()) {
    return try_read_json<T>(host::storage().keep(json.view()), host::storage());
  } else {
    Storage storage;
    return try_read_json<T>(json.view(), storage);
  }
}

/// Reads a decimal integer without superfluous zeros, as JSON has it. @returns whether it fits
[[nodiscard, gnu::noinline]] inline bool read_integer(std::string_view text, std::uint64_t most, bool is_signed,
                                                      std::uint64_t& value) {
  const bool is_negative = is_signed && !text.empty() && text.front() == '-';
  if (is_negative) {
    text.remove_prefix(1);
    ++most;
  }
  if (text.empty() || (text.front() == '0' && text.size() != 1)) return false;
  std::uint64_t read = 0;
  for (const char character : text) {
    const auto digit = static_cast<unsigned char>(character - '0');
    if (digit > 9 || read > (most - digit) / 10) return false;
    read = read * 10 + digit;
  }
  value = is_negative ? 0 - read : read;
  return true;
}

/// Reads the capture with this index. @returns whether it fits; otherwise the call is over
template <SegmentKind T>
[[nodiscard]] bool read_segment(RouteCall& call, std::size_t index, T& value) {
  const std::string_view text = decode_segment(call.match.captures[index].view(), host::storage());
  if constexpr (TextKind<T>) {
    value = T(text);
    return true;
  } else if constexpr (IntegerKind<T>) {
    std::uint64_t read = 0;
    const json_text::IntegerRange& range = json_text::integer_range<T>;
    const bool fits = read_integer(text, range.most, range.is_signed, read);
    if (!fits) refuse_segment_text(call, index, range.expected, text);
    value = static_cast<T>(read);
    return fits;
  } else {
    TextJson json;
    json.put(text, text_form<T>());
    Result<T> result = read_text_json<T>(json);
    if (!result) [[unlikely]] {
      refuse_segment(call, index, result.failure());
      return false;
    }
    value = *std::move(result);
    return true;
  }
}

/// Reads a described struct from texts. As above.
template <class T>
[[nodiscard]] bool read_texts(RouteCall& call, std::span<const NamedValue> values, int status, std::string_view in, T& value) {
  using Fields = TextFields<Description<T>>;
  TextJson json;
  json.put(values, {Fields::all, Fields::count}, Fields::is_closed);
  json.close();
  Result<T> result = read_text_json<T>(json);
  if (!result) [[unlikely]] {
    refuse_texts(call, status, in, result.failure());
    return false;
  }
  value = *std::move(result);
  return true;
}

template <class T>
concept FormKind = Described<T> && TextFields<Description<T>>::is_possible;
template <class T>
concept TextFieldsKind = FormKind<T> && !TextFields<Description<T>>::has_files;

// ---- the parameters

/// How a parameter of type T, without reference, is made. `Held` is what is kept for it during the call, and `read` fills it; it returns
/// false if the call is over.
template <class T>
struct RouteArgument {
  static constexpr RouteSource source = Crossing<T> ? RouteSource::body : RouteSource::none;
  using Held = T;
  static bool read(RouteCall& call, std::size_t /*index*/, T& held) {
    if (!accept_json(call)) return false;
    Result<T> result = call.request.template try_json<T>();
    if (!result) [[unlikely]] {
      call.fail(result.failure());
      return false;
    }
    held = *std::move(result);
    return true;
  }
};
template <SegmentKind T>
struct RouteArgument<T> {
  static constexpr RouteSource source = RouteSource::segment;
  using Held = T;
  static bool read(RouteCall& call, std::size_t index, T& held) { return read_segment(call, index, held); }
};
template <class T>
struct RouteArgument<::lambda_wasm::Path<T>> {
  static constexpr RouteSource source = TextFieldsKind<T> ? RouteSource::path : RouteSource::none;
  using Held = ::lambda_wasm::Path<T>;
  static bool read(RouteCall& call, std::size_t /*index*/, Held& held) {
    NamedValue values[max_captures];
    const char* name = call.names;
    for (std::size_t i = 0; i != call.match.count; ++i) {
      values[i] = {std::string_view(name), decode_segment(call.match.captures[i].view(), host::storage())};
      name += values[i].name.size() + 1;
    }
    return read_texts<T>(call, {values, call.match.count}, 404, "path", held.value);
  }
};
template <class T>
struct RouteArgument<::lambda_wasm::Query<T>> {
  static constexpr RouteSource source = TextFieldsKind<T> ? RouteSource::query : RouteSource::none;
  using Held = ::lambda_wasm::Query<T>;
  static bool read(RouteCall& call, std::size_t /*index*/, Held& held) {
    const auto& query = call.request.query;
    return read_texts<T>(call, {query.begin(), query.size()}, 422, "query", held.value);
  }
};
template <FixedText Name>
struct RouteArgument<::lambda_wasm::Header<Name>> {
  static constexpr RouteSource source = RouteSource::header;
  using Held = ::lambda_wasm::Header<Name>;
  static bool read(RouteCall& call, std::size_t /*index*/, Held& held) {
    if (const auto value = call.request.template header<Name>()) held = *value;
    return true;
  }
};
template <FixedText Name>
struct RouteArgument<::lambda_wasm::Cookie<Name>> {
  static constexpr RouteSource source = RouteSource::cookie;
  using Held = ::lambda_wasm::Cookie<Name>;
  static bool read(RouteCall& call, std::size_t /*index*/, Held& held) {
    if (const auto value = call.request.cookies.get(Name.view())) held = *value;
    return true;
  }
};
/// @param index  of the middleware in `call.given`
template <class T>
struct RouteArgument<::lambda_wasm::Given<T>> {
  static constexpr RouteSource source = RouteSource::given;
  using Held = ::lambda_wasm::Given<T>;
  static bool read(RouteCall& call, std::size_t index, Held& held) {
    held.value = static_cast<const T*>(call.given[index]);
    return true;
  }
};
/// What a handler takes by reference from the call itself.
template <RouteSource of>
struct RouteReference {
  static constexpr RouteSource source = of;
  struct Held {};
  static bool read(RouteCall& /*call*/, std::size_t /*index*/, Held& /*held*/) { return true; }
};
template <>
struct RouteArgument<Request> : RouteReference<RouteSource::request> {
  static const Request& of(RouteCall& call) { return call.request; }
};
template <>
struct RouteArgument<Context> : RouteReference<RouteSource::context> {
  static const Context& of(RouteCall& call) { return call.context(); }
};
template <>
struct RouteArgument<ResponseStream> : RouteReference<RouteSource::stream> {
  static ResponseStream& of(RouteCall& call) { return *call.stream; }
};

/// Passes what was read to a parameter: by value or `&&` it gets the value itself, so that it need not be copyable.
template <class Parameter, class Held>
decltype(auto) pass_argument(RouteCall& call, Held& held) {
  using Source = RouteArgument<std::remove_cvref_t<Parameter>>;
  if constexpr (requires { Source::of(call); }) {
    return Source::of(call);
  } else if constexpr (std::is_lvalue_reference_v<Parameter>) {
    return (held);
  } else {
    return std::move(held);
  }
}

}  // namespace lambda_wasm::detail
