#pragma once
/// @file
/// Fetches the parts of a request from its event: defines the functions of http/request_parts.hpp.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/query_text.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/http/sender_traits.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/percent.hpp>
#include <lambda_wasm/text/trimmed.hpp>
#include <lambda_wasm/wire/any.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::detail {

inline NamedValue* allocate_values(std::size_t count) {
  return reinterpret_cast<NamedValue*>(host::storage().allocate(count * sizeof(NamedValue)));
}

/// Returns a reader of the member that is `depth` levels deep; nullopt if that member, or one around it, is missing.
[[nodiscard, gnu::noinline]] inline std::optional<wire::Reader> fetch_within(const char* codec, int depth) {
  wire::Reader reader = wire::fetch(codec);
  for (; depth != 0; --depth) {
    if (reader.word() == 0) return std::nullopt;
  }
  return reader;
}
template <class Schema>
[[nodiscard]] bool is_there(int depth) {
  return fetch_within(codec_text<Schema>.data(), depth).has_value();
}
/// Returns the text, or the bytes, of that member.
template <class Schema>
[[nodiscard]] std::optional<std::string_view> fetch_optional_text(int depth) {
  std::optional<wire::Reader> reader = fetch_within(codec_text<Schema>.data(), depth);
  if (!reader) return std::nullopt;
  return reader->text();
}
template <class Schema>
[[nodiscard]] std::string_view fetch_text(int depth) {
  return fetch_optional_text<Schema>(depth).value_or(std::string_view());
}

/// Whether the sender is VPC Lattice with an event of version 2.0.
[[nodiscard]] inline bool has_lattice_arn() {
  using namespace event;
  return fetch_optional_text<InContext<"serviceNetworkArn", Text>>(2) || fetch_optional_text<InContext<"serviceArn", Text>>(2);
}
/// The path that VPC Lattice sends, which in some versions includes the query.
[[nodiscard]] inline std::string_view fetch_lattice_target() {
  using namespace event;
  return has_lattice_arn() ? fetch_text<Member<"path", Text>>(1) : fetch_text<Member<"raw_path", Text>>(1);
}

/// Whether a map has one value or a list of values for each name.
enum class Each { value, values };

/// Reads an `event::Map` after its first word. @returns the number of its values, which it writes to `to`, unless that is nullptr
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

/// Returns the values of an event's map, in its order; nullopt if there is no such map.
[[nodiscard, gnu::noinline]] inline std::optional<request_part::NamedValues> fetch_map(const char* codec, Each each) {
  wire::Reader reader = wire::fetch(codec);
  if (reader.word() == 0) return std::nullopt;
  wire::Reader counting = reader;
  NamedValue* const values = allocate_values(read_map(counting, each, nullptr));
  return request_part::NamedValues(values, read_map(reader, each, values));
}
template <class Schema>
std::optional<request_part::NamedValues> fetch_map(Each each) {
  return fetch_map(codec_text<Schema>.data(), each);
}

/// Returns the cookies of an HTTP API's event, which has a list instead of a cookie header; nullopt if it has none.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::optional<std::string_view> fetch_joined_cookies(Sender sender) {
  if (!traits_of(sender).has_cookie_list) return std::nullopt;
  wire::Reader reader = wire::fetch(codec_text<event::CookieList>.data());
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

/// The headers in the form of the event.
[[nodiscard]] inline request_part::NamedValues fetch_headers(request_part::SenderForm form) {
  const auto values = traits_of(form.sender).has_mixed_values ? fetch_map<event::LatticeHeaders>(Each::values)
                      : form.has_multi_value_headers          ? fetch_map<event::MultiValueHeaders>(Each::values)
                                                              : fetch_map<event::SingleValueHeaders>(Each::value);
  return values.value_or(request_part::NamedValues());
}

/// The codec of one member of the event's headers. The event must have `name`.
[[nodiscard]] inline std::string header_codec(request_part::SenderForm form, std::string_view name, std::string_view schema) {
  return std::string(codec_marker)
      .append(form.has_multi_value_headers ? "(17:multiValueHeaders?(" : "(7:headers?(")
      .append(std::to_string(name.size()))
      .append(":")
      .append(name)
      .append(schema)
      .append("))");
}

/// The headers of `name`, which must be in lower case, in the form of the event. Reads no other header.
[[nodiscard]] inline request_part::NamedValues fetch_headers(request_part::SenderForm form, std::string_view name) {
  const bool has_mixed_values = traits_of(form.sender).has_mixed_values;
  const bool has_lists = has_mixed_values || form.has_multi_value_headers;
  std::vector<std::string_view> spellings;
  const std::optional<wire::Reader> names =
      form.has_multi_value_headers
          ? fetch_within(codec_text<event::Member<"multiValueHeaders", std::optional<event::Keys>>>.data(), 1)
          : fetch_within(codec_text<event::Member<"headers", std::optional<event::Keys>>>.data(), 1);
  if (!names) return {};
  wire::Reader reader = *names;
  for (std::uint32_t left = reader.word(); left != 0; --left) {
    if (const std::string_view key = reader.text(); is_same_header(key, name)) spellings.push_back(key);
  }
  std::vector<NamedValue> values;
  for (const std::string_view spelling : spellings) {
    const char* const schema = has_mixed_values ? "?*?s" : has_lists ? "?[?s" : "?s";
    std::optional<wire::Reader> value = fetch_within(header_codec(form, spelling, schema).c_str(), 2);
    if (!value) continue;
    std::uint32_t left = has_lists ? value->word() : 1;
    for (; left != 0; --left) {
      if (!has_lists || value->word() != 0) values.emplace_back(name, value->text());
    }
  }
  NamedValue* const kept = allocate_values(values.size());
  std::uninitialized_copy(values.begin(), values.end(), kept);
  return {kept, values.size()};
}

[[nodiscard, gnu::noinline]] inline request_part::NamedValues decode_query(std::string_view text) {
  if (text.empty()) return {};
  std::size_t most = 1;
  for (const char character : text) most += character == '&' ? 1 : 0;
  NamedValue* const values = allocate_values(most);
  NamedValue* to = values;
  text::UrlencodedPairs pairs(text, host::storage());
  while (const auto pair = pairs.next()) new (to++) NamedValue(pair->name, pair->value);
  return {values, static_cast<std::size_t>(to - values)};
}

// Returns the query of a sender that writes it as maps, not decoded: a load balancer does not decode it.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline request_part::NamedValues fetch_query_map(Sender sender) {
  const bool has_mixed_values = traits_of(sender).has_mixed_values;
  auto values = has_mixed_values ? fetch_map<event::LatticeQuery>(Each::values) : fetch_map<event::MultiValueQuery>(Each::values);
  if (!values)
    values = has_mixed_values ? fetch_map<event::Lattice1Query>(Each::values) : fetch_map<event::SingleValueQuery>(Each::value);
  return values.value_or(request_part::NamedValues());
}

[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline request_part::NamedValues decode_query_map(request_part::NamedValues values) {
  NamedValue* const decoded = allocate_values(values.size());
  NamedValue* to = decoded;
  for (const auto& [name, value] : values) {
    new (to++) NamedValue(text::decode_urlencoded(name, host::storage()), text::decode_urlencoded(value, host::storage()));
  }
  return {decoded, values.size()};
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::request_part {

// `used`: a file that includes only http/request.hpp links them from a file that includes this one.

[[gnu::used]] inline NamedValues query(SenderForm form) {
  using namespace detail;
  if (traits_of(form.sender).has_query_text) return decode_query(fetch_text<event::RawQuery>(1));
  const NamedValues values = fetch_query_map(form.sender);
  return traits_of(form.sender).has_encoded_query ? decode_query_map(values) : values;
}

[[gnu::used]] inline std::string_view raw_query(SenderForm form) {
  using namespace detail;
  if (traits_of(form.sender).has_query_text) return fetch_text<event::RawQuery>(1);
  if (traits_of(form.sender).has_query_in_path) {
    const std::string_view target = fetch_lattice_target();
    if (const std::size_t mark = target.find('?'); mark != std::string_view::npos) return target.substr(mark + 1);
  }
  return query_text(fetch_query_map(form.sender), traits_of(form.sender).has_encoded_query ? Escaped::already : Escaped::not_yet,
                    host::storage());
}

[[gnu::used]] inline NamedValues headers(SenderForm form) {
  using namespace detail;
  const NamedValues values = fetch_headers(form);
  const std::optional<std::string_view> cookies = fetch_joined_cookies(form.sender);
  if (!cookies) return values;
  // They replace the cookie header, if the event also has one.
  NamedValue* const begin = allocate_values(values.size() + 1);
  NamedValue* to = begin;
  bool is_put = false;
  for (const NamedValue& header : values) {
    const bool is_cookie = is_same_header(header.name, "cookie");
    if (is_cookie && is_put) continue;
    new (to++) NamedValue(header.name, is_cookie ? *cookies : header.value);
    is_put = is_put || is_cookie;
  }
  if (!is_put) new (to++) NamedValue("cookie", *cookies);
  return {begin, static_cast<std::size_t>(to - begin)};
}

[[gnu::used]] inline std::optional<std::string_view> header(SenderForm form, const detail::LiteralHeader&,
                                                            std::string_view marked_name) {
  using namespace detail;
  const std::string_view name = marked_name.substr(header_marker.size());
  if (name == "cookie") {
    if (const auto joined = fetch_joined_cookies(form.sender)) return joined;
  } else if (!traits_of(form.sender).keeps_header_case && !form.has_multi_value_headers) {
    std::optional<wire::Reader> literal = fetch_within(header_codec(form, name, "?a").c_str(), 2);
    if (literal && static_cast<wire::AnyTag>(literal->word()) == wire::AnyTag::text) return literal->text();
  }
  const NamedValues values = fetch_headers(form, name);
  if (values.empty()) return std::nullopt;
  return values.front().value;
}

[[gnu::used]] inline NamedValues cookies(SenderForm form) {
  using namespace detail;
  const std::optional<std::string_view> joined = fetch_joined_cookies(form.sender);
  const NamedValue cookie("cookie", joined.value_or(std::string_view()));
  const NamedValues all = joined ? NamedValues(&cookie, 1) : fetch_headers(form, "cookie");
  std::size_t most = 0;
  for (const auto& [name, value] : all) most += count_cookie_parts(value);
  if (most == 0) return {};
  NamedValue* const values = allocate_values(most);
  NamedValue* to = values;
  for (const auto& [name, value] : all) to = split_cookies(value, to);
  return {values, static_cast<std::size_t>(to - values)};
}

[[gnu::used]] inline NamedValues path_parameters(SenderForm form) {
  using namespace detail;
  return traits_of(form.sender).is_api ? fetch_map<event::PathParameters>(Each::value).value_or(NamedValues()) : NamedValues();
}

[[gnu::used]] inline NamedValues stage_variables(SenderForm form) {
  using namespace detail;
  return traits_of(form.sender).is_api ? fetch_map<event::StageVariables>(Each::value).value_or(NamedValues()) : NamedValues();
}

[[gnu::used]] inline std::string_view body(SenderForm) {
  using namespace detail;
  std::optional<bool> is_base64 = wire::pull<event::IsBase64>(host::From::event).value;
  if (!is_base64) is_base64 = wire::pull<event::IsBase64InLattice1>(host::From::event).value;
  return is_base64.value_or(false) ? fetch_text<event::Base64Body>(1) : fetch_text<event::TextBody>(1);
}

[[gnu::used]] inline std::string_view route(SenderForm form) {
  using namespace detail;
  if (traits_of(form.sender).has_http_context) return fetch_text<event::Member<"routeKey", event::Text>>(1);
  return traits_of(form.sender).has_rest_context ? fetch_text<event::Member<"resource", event::Text>>(1) : std::string_view();
}

[[gnu::used]] inline std::string_view stage(SenderForm form) {
  using namespace detail;
  return traits_of(form.sender).is_api ? fetch_text<event::InContext<"stage", event::Text>>(2) : std::string_view();
}

[[gnu::used]] inline std::string_view source_ip(SenderForm form) {
  using namespace detail;
  using SourceIp = event::Member<"sourceIp", event::Text>;
  if (traits_of(form.sender).has_http_context) return fetch_text<event::InContext<"http", SourceIp>>(3);
  if (traits_of(form.sender).has_rest_context) return fetch_text<event::InContext<"identity", SourceIp>>(3);
  const NamedValues forwarded = fetch_headers(form, "x-forwarded-for");
  if (forwarded.empty()) return {};
  const std::string_view last = forwarded.back().value;
  return text::trimmed(last.substr(last.rfind(',') + 1));  // npos + 1 is 0
}

[[gnu::used]] inline std::string_view request_id(SenderForm form) {
  using namespace detail;
  return traits_of(form.sender).is_api ? fetch_text<event::InContext<"requestId", event::Text>>(2) : std::string_view();
}

[[gnu::used]] inline std::string_view protocol(SenderForm form) {
  using namespace detail;
  using Protocol = event::Member<"protocol", event::Text>;
  if (traits_of(form.sender).has_http_context) return fetch_text<event::InContext<"http", Protocol>>(3);
  return traits_of(form.sender).has_rest_context ? fetch_text<event::Member<"requestContext", Protocol>>(2) : std::string_view();
}

[[gnu::used]] inline std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time(SenderForm form) {
  using namespace detail;
  using namespace std::chrono;
  const SenderTraits& traits = traits_of(form.sender);
  if (!traits.has_rest_context && !traits.has_time_epoch) return std::nullopt;
  const std::optional<std::int64_t> since = traits.has_rest_context
                                                ? wire::pull<event::Time<"requestTimeEpoch">>(host::From::event).value.value
                                                : wire::pull<event::Time<"timeEpoch">>(host::From::event).value.value;
  if (!since) return std::nullopt;
  if (traits.has_microseconds) return floor<milliseconds>(sys_time<microseconds>(microseconds(*since)));
  return sys_time<milliseconds>(milliseconds(*since));
}

[[gnu::used]] inline FoundFile file(std::string_view /*path*/, std::size_t /*within*/) { return {}; }

}  // namespace lambda_wasm::request_part
