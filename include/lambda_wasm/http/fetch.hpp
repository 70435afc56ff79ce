#pragma once
/// @file
/// Fetches the parts of a request from its event: what http/origin.hpp declares.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <span>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/query_text.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/percent.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::detail {

constexpr bool is_http(Source source) { return source == Source::http_api || source == Source::function_url; }
constexpr bool is_api(Source source) { return is_http(source) || source == Source::rest_api; }

inline NamedValue* allocate_values(std::size_t count) {
  return reinterpret_cast<NamedValue*>(host::storage().allocate(count * sizeof(NamedValue)));
}

/// A text, or bytes, that stand `depth` members deep: each of them, and the text, may be missing.
[[nodiscard, gnu::noinline]] inline std::string_view fetch_text(const char* codec, int depth) {
  wire::Reader reader = wire::fetch(codec);
  for (; depth != 0; --depth) {
    if (reader.word() == 0) return {};
  }
  return reader.text();
}
template <class Schema>
std::string_view fetch_text(int depth) {
  return fetch_text(codec_text<Schema>.data(), depth);
}

[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::optional<std::string_view> read_optional_text(wire::Reader& reader) {
  if (reader.word() == 0) return std::nullopt;
  return reader.text();
}
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view read_text(wire::Reader& reader) {
  return read_optional_text(reader).value_or(std::string_view());
}

[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline event::OtherEvent fetch_other_event() {
  wire::Reader reader = wire::fetch(codec_text<event::OtherEventSchema>.data());
  event::OtherEvent event;
  if (reader.word() != 0) {
    event.service_network_arn = read_optional_text(reader);
    event.service_arn = read_optional_text(reader);
  }
  event.lattice_path = read_optional_text(reader);
  event.http_method = read_optional_text(reader);
  event.method = read_text(reader);
  event.path = read_text(reader);
  event.version = read_text(reader);
  event.has_multi_value_headers = reader.word() != 0;
  return event;
}

/// The path that VPC Lattice sends, with the query where that stands behind it.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view lattice_target(const event::OtherEvent& event) {
  return event.service_network_arn || event.service_arn ? event.path : event.lattice_path.value_or(std::string_view());
}

/// What a map has for each of its names.
enum class Each { value, values };

/// Walks through an `event::Map` behind its first word. @returns how many values it has; writes them to `to`, unless that is nullptr
[[gnu::noinline]] inline std::size_t read_map(wire::Reader& reader, Each each, NamedValue* to) {
  std::size_t size = 0;
  for (std::uint32_t left = reader.word(); left != 0; --left) {
    const std::string_view name = reader.text();
    if (reader.word() == 0) continue;
    std::uint32_t values = each == Each::value ? 1 : reader.word();
    for (; values != 0; --values) {
      if (each == Each::values && reader.word() == 0) continue;
      const std::string_view value = reader.text();
      if (to != nullptr) new (to + size) NamedValue(name, value);
      ++size;
    }
  }
  return size;
}

/// The values of an event's map, in its order; nothing where there is no such map.
[[nodiscard, gnu::noinline]] inline std::optional<origin::NamedValues> fetch_map(const char* codec, Each each) {
  wire::Reader reader = wire::fetch(codec);
  if (reader.word() == 0) return std::nullopt;
  wire::Reader counting = reader;
  NamedValue* const values = allocate_values(read_map(counting, each, nullptr));
  return origin::NamedValues(values, read_map(reader, each, values));
}
template <class Schema>
std::optional<origin::NamedValues> fetch_map(Each each) {
  return fetch_map(codec_text<Schema>.data(), each);
}

/// The cookies of an HTTP API's event joined to a cookie header. Reads an `std::optional<event::Values>`.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::optional<std::string_view> read_cookie_header(wire::Reader reader) {
  if (reader.word() == 0) return std::nullopt;
  const std::uint32_t count = reader.word();
  std::size_t bytes = 0;
  wire::Reader counting = reader;
  for (std::uint32_t left = count; left != 0; --left) bytes += counting.word() == 0 ? 0 : 2 + counting.text().size();
  if (bytes == 0) return std::nullopt;
  char* const begin = host::storage().allocate(bytes);
  char* to = begin;
  for (std::uint32_t left = count; left != 0; --left) {
    if (reader.word() == 0) continue;
    if (to != begin) *to++ = ';', *to++ = ' ';
    const std::string_view cookie = reader.text();
    to += cookie.copy(to, cookie.size());
  }
  return std::string_view(begin, static_cast<std::size_t>(to - begin));
}

/// The headers of an HTTP API's event, with a cookie header that is made from its cookies.
[[nodiscard, gnu::noinline]] inline origin::NamedValues fetch_http_headers() {
  wire::Reader reader = wire::fetch(codec_text<event::HeadersAndCookies>.data());
  std::size_t size = 0;
  const bool has_headers = reader.word() != 0;
  wire::Reader counting = reader;
  NamedValue* const values = allocate_values((has_headers ? read_map(counting, Each::value, nullptr) : 0) + 1);
  if (has_headers) size = read_map(reader, Each::value, values);
  const std::optional<std::string_view> cookies = read_cookie_header(reader);
  if (!cookies) return {values, size};
  // It replaces a cookie header that the event has too.
  NamedValue* to = values;
  bool is_put = false;
  for (NamedValue* at = values; at != values + size; ++at) {
    const bool is_cookie = is_same_header(at->name, "cookie");
    if (is_cookie && is_put) continue;
    *to = *at;
    if (is_cookie) to->value = *cookies, is_put = true;
    ++to;
  }
  if (!is_put) new (to++) NamedValue("cookie", *cookies);
  return {values, static_cast<std::size_t>(to - values)};
}

[[nodiscard, gnu::noinline]] inline origin::NamedValues decode_query(std::string_view text) {
  if (text.empty()) return {};
  std::size_t most = 1;
  for (const char character : text) most += character == '&' ? 1 : 0;
  NamedValue* const values = allocate_values(most);
  NamedValue* to = values;
  text::UrlencodedPairs pairs(text, host::storage());
  while (const auto pair = pairs.next()) new (to++) NamedValue(pair->name, pair->value);
  return {values, static_cast<std::size_t>(to - values)};
}

// The query where it comes in maps, as it stands there: a load balancer's is not decoded.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline origin::NamedValues fetch_query_map(Source source) {
  const bool is_lattice = source == Source::lattice;
  auto values = is_lattice ? fetch_map<event::LatticeQuery>(Each::values) : fetch_map<event::MultiValueQuery>(Each::values);
  if (!values)
    values = is_lattice ? fetch_map<event::Lattice1Query>(Each::values) : fetch_map<event::SingleValueQuery>(Each::value);
  return values.value_or(origin::NamedValues());
}

[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline origin::NamedValues decode_query_map(origin::NamedValues values) {
  NamedValue* const decoded = allocate_values(values.size());
  NamedValue* to = decoded;
  for (const auto& [name, value] : values) {
    new (to++) NamedValue(text::decode_urlencoded(name, host::storage()), text::decode_urlencoded(value, host::storage()));
  }
  return {decoded, values.size()};
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::origin {

// Used: so that a file that includes no more than http/request.hpp finds them in the one that includes this.

[[gnu::used]] inline NamedValues query(Sender sender) {
  using namespace detail;
  if (is_http(sender.source)) return decode_query(fetch_text<event::RawQuery>(1));
  const NamedValues values = fetch_query_map(sender.source);
  return sender.source == Source::alb ? decode_query_map(values) : values;
}

[[gnu::used]] inline std::string_view raw_query(Sender sender) {
  using namespace detail;
  if (is_http(sender.source)) return fetch_text<event::RawQuery>(1);
  if (sender.source == Source::lattice) {
    const event::OtherEvent event = fetch_other_event();
    const std::string_view target = lattice_target(event);
    if (const std::size_t mark = target.find('?'); mark != std::string_view::npos) return target.substr(mark + 1);
  }
  return query_text(fetch_query_map(sender.source), sender.source == Source::alb ? Escaped::already : Escaped::not_yet,
                    host::storage());
}

[[gnu::used]] inline NamedValues headers(Sender sender) {
  using namespace detail;
  if (is_http(sender.source)) return fetch_http_headers();
  const auto values = sender.source == Source::lattice ? fetch_map<event::LatticeHeaders>(Each::values)
                      : sender.has_multi_value_headers ? fetch_map<event::MultiValueHeaders>(Each::values)
                                                       : fetch_map<event::SingleValueHeaders>(Each::value);
  return values.value_or(NamedValues());
}

[[gnu::used]] inline std::optional<std::string_view> header(Sender sender, const detail::LiteralHeader&,
                                                            std::string_view marked_name) {
  for (const auto& [name, value] : headers(sender)) {
    if (detail::is_same_header(name, marked_name.substr(detail::header_marker.size()))) return value;
  }
  return std::nullopt;
}

[[gnu::used]] inline NamedValues cookies(Sender sender) {
  using namespace detail;
  std::optional<std::string_view> joined;
  if (is_http(sender.source)) joined = read_cookie_header(wire::fetch(codec_text<event::CookieList>.data()));
  const NamedValue cookie("cookie", joined.value_or(std::string_view()));
  const NamedValues all = joined ? NamedValues(&cookie, 1) : headers(sender);
  std::size_t most = 0;
  for (const auto& [name, value] : all) most += is_same_header(name, "cookie") ? count_cookie_parts(value) : 0;
  if (most == 0) return {};
  NamedValue* const values = allocate_values(most);
  NamedValue* to = values;
  for (const auto& [name, value] : all) {
    if (is_same_header(name, "cookie")) to = split_cookies(value, to);
  }
  return {values, static_cast<std::size_t>(to - values)};
}

[[gnu::used]] inline NamedValues path_parameters(Sender sender) {
  using namespace detail;
  return is_api(sender.source) ? fetch_map<event::PathParameters>(Each::value).value_or(NamedValues()) : NamedValues();
}

[[gnu::used]] inline NamedValues stage_variables(Sender sender) {
  using namespace detail;
  return is_api(sender.source) ? fetch_map<event::StageVariables>(Each::value).value_or(NamedValues()) : NamedValues();
}

[[gnu::used]] inline std::string_view body(Sender) {
  using namespace detail;
  const auto flags = wire::pull<event::BodyFlags>(host::Part::event);
  const bool is_base64 = flags.is_base64.value_or(flags.is_base64_in_lattice_1.value_or(false));
  return is_base64 ? fetch_text<event::Base64Body>(1) : fetch_text<event::TextBody>(1);
}

[[gnu::used]] inline std::string_view route(Sender sender) {
  using namespace detail;
  if (is_http(sender.source)) return fetch_text<event::RouteKey>(1);
  return sender.source == Source::rest_api ? fetch_text<event::Resource>(1) : std::string_view();
}

[[gnu::used]] inline std::string_view stage(Sender sender) {
  using namespace detail;
  return is_api(sender.source) ? fetch_text<event::InContext<event::Stage>>(2) : std::string_view();
}

[[gnu::used]] inline std::string_view source_ip(Sender sender) {
  using namespace detail;
  if (is_http(sender.source)) return fetch_text<event::InContext<event::InHttp<event::SourceIp>>>(3);
  if (sender.source == Source::rest_api) return fetch_text<event::InContext<event::InIdentity<event::SourceIp>>>(3);
  std::string_view last;
  for (const auto& [name, value] : headers(sender)) {
    if (is_same_header(name, "x-forwarded-for")) last = value;
  }
  return trimmed(last.substr(last.rfind(',') + 1));  // npos + 1 is 0
}

[[gnu::used]] inline std::string_view request_id(Sender sender) {
  using namespace detail;
  return is_api(sender.source) ? fetch_text<event::InContext<event::RequestId>>(2) : std::string_view();
}

[[gnu::used]] inline std::string_view protocol(Sender sender) {
  using namespace detail;
  if (is_http(sender.source)) return fetch_text<event::InContext<event::InHttp<event::Protocol>>>(3);
  return sender.source == Source::rest_api ? fetch_text<event::InContext<event::Protocol>>(2) : std::string_view();
}

[[gnu::used]] inline std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time(Sender sender) {
  const auto context = wire::pull<detail::event::Time>(host::Part::event).context;
  std::optional<std::int64_t> since = sender.source == Source::rest_api ? context.request_time : context.time;
  if (!since || sender.source == Source::alb) return std::nullopt;
  if (sender.source == Source::lattice) *since /= 1000;  // it counts microseconds
  return std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(*since));
}

}  // namespace lambda_wasm::origin
