#pragma once
/// @file
/// HTTP in Wasm: JavaScript knows the senders, their events and the replies they take (cmake/javascript/http_request.mjs and
/// http_reply.mjs). What crosses is the same for all of them: parts of a request by the names that http_request.mjs has for
/// them, and a reply in this form.
///
/// | words of a reply | |
/// |---|---|
/// | form | the sender, and `is_plain` or `is_problem` |
/// | status | |
/// | body | size; its bytes are in the text block |
/// | headers | count, then sizes of each name and value |
/// | cookies | unless it is plain: count, then each: sizes of name, value, path and domain; max_age and expires (0, or 1 and 64 bits); secure; http_only; same_site (0 for none) |
///
/// A problem goes on behind its status with the sizes of its type, title, detail and instance; the count of its wrong places,
/// and sizes of each one's pointer, expected and found; and, if there are any, how many there were in all.

#include <chrono>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/lanes.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/http/syntax.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

// ---- in

struct RequestHead {
  std::uint8_t sender = 0;
  std::string_view method;
  std::string_view path;
};
LAMBDA_WASM_DESCRIBE(RequestHead, sender, method, path)

inline constexpr std::uint8_t has_lists = 8;

inline Request make_request(const HttpParts<RequestHead>& wire) {
  const auto& [sender, method, path] = wire.parts;
  return RequestAccess::make({static_cast<Source>(sender % has_lists), sender >= has_lists}, method, path);
}

/// One part of a request, by its name.
template <FixedText Name, class T>
struct RequestPart {
  T value;
  constexpr auto lambda_wasm_describe(const RequestPart*) {
    return StructDescription<RequestPart, Strictness::strict, Field<&RequestPart::value, FieldOptions{Name}>>{};
  }
};

template <class Parts>
[[nodiscard]] wire::Reader fetch() {
  return wire::fetch(codec_text<HttpParts<Parts>>.data());
}

template <FixedText Name>
std::string_view fetch_text() {
  return fetch<RequestPart<Name, std::string_view>>().text();
}

/// Names and values, one behind the other.
[[nodiscard, gnu::noinline]] inline origin::NamedValues read_values(wire::Reader reader) {
  const std::uint32_t size = reader.word() / 2;
  auto* const begin = reinterpret_cast<NamedValue*>(host::storage().allocate(size * sizeof(NamedValue)));
  for (NamedValue* at = begin; at != begin + size; ++at) {
    const std::string_view name = reader.text();
    new (at) NamedValue(name, reader.text());
  }
  return {begin, size};
}

template <FixedText Name>
origin::NamedValues fetch_values() {
  return read_values(fetch<RequestPart<Name, std::vector<std::string_view>>>());
}

/// The body: as text or, where it is not, as bytes.
struct BodyParts {
  std::optional<std::string_view> text;
  std::optional<Bytes> body;
};
LAMBDA_WASM_DESCRIBE(BodyParts, text, body)

// ---- out

inline constexpr std::uint32_t is_plain = 16, is_problem = 32;

inline std::uint32_t form_of(origin::Sender sender) {
  return static_cast<std::uint32_t>(sender.source) + (sender.has_multi_value_headers ? has_lists : 0u);
}

[[gnu::noinline]] inline void put_word(wire::Writer& writer, std::uint32_t word) { writer.word(word); }

/// Whether the reply is right, and all of it goes out as it stands: else JavaScript checks and arranges it.
[[nodiscard, gnu::noinline]] inline bool is_plain_reply(origin::Sender sender, int status, const Headers& headers) {
  if (status < 100 || status > 599 || sender.source > Source::function_url) return false;
  for (auto at = headers.begin(); at != headers.end(); ++at) {
    const auto& [name, value] = *at;
    if (!is_token(name) || !is_header_value(value) || is_same_header(name, "set-cookie")) return false;
    for (auto before = headers.begin(); before != at; ++before) {
      if (is_same_header((*before).name, name)) return false;
    }
  }
  return true;
}

[[gnu::noinline, gnu::cold]] inline void put_cookies(wire::Writer& writer, const std::vector<SetCookie>& cookies) {
  put_word(writer, static_cast<std::uint32_t>(cookies.size()));
  for (const SetCookie& cookie : cookies) {
    for (const std::string* text : {&cookie.name, &cookie.value, &cookie.path, &cookie.domain}) writer.text(*text);
    const auto put_optional = [&writer](bool is_there, std::int64_t value) {
      put_word(writer, is_there ? 1 : 0);
      if (is_there) writer.double_word(static_cast<std::uint64_t>(value));
    };
    put_optional(cookie.max_age.has_value(), cookie.max_age ? cookie.max_age->count() : 0);
    put_optional(cookie.expires.has_value(), cookie.expires ? cookie.expires->time_since_epoch().count() : 0);
    put_word(writer, cookie.secure ? 1 : 0);
    put_word(writer, cookie.http_only ? 1 : 0);
    put_word(writer, cookie.same_site ? static_cast<std::uint32_t>(*cookie.same_site) + 1 : 0);
  }
}

[[gnu::noinline]] inline void put_reply(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, const Headers& headers,
                                        const std::vector<SetCookie>& cookies) {
  const bool plain = cookies.empty() && is_plain_reply(sender, status, headers);
  put_word(writer, form_of(sender) + (plain ? is_plain : 0));
  put_word(writer, static_cast<std::uint32_t>(status));
  writer.text(body);
  put_word(writer, static_cast<std::uint32_t>(headers.size()));
  for (const auto& [name, value] : headers) {
    writer.text(name);
    writer.text(value);
  }
  if (!plain) put_cookies(writer, cookies);
}

/// A reply of a body alone.
[[gnu::noinline]] inline void put_reply(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, std::string_view content_type) {
  Headers headers;
  headers.append("content-type", content_type);
  put_reply(writer, sender, status, body, headers, {});
}

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_problem(wire::Writer& writer, origin::Sender sender, const HttpError& error) {
  put_word(writer, form_of(sender) + is_problem);
  put_word(writer, static_cast<std::uint32_t>(error.status));
  for (const std::string* text : {&error.type, &error.title, &error.detail, &error.instance}) writer.text(*text);
  put_word(writer, static_cast<std::uint32_t>(error.errors.size()));
  for (const Detail& wrong : error.errors) {
    for (const std::string* text : {&wrong.pointer, &wrong.expected, &wrong.found}) writer.text(*text);
  }
  if (!error.errors.empty()) put_word(writer, static_cast<std::uint32_t>(error.count));
}

template <class>
struct HttpCarrier {
  using RequestWire = HttpParts<RequestHead>;
  using ReplyWire = HttpReplyParts;

  static Request make(const RequestWire& wire) { return make_request(wire); }

  static void put(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, const Headers& headers,
                  const std::vector<SetCookie>& cookies) {
    put_reply(writer, sender, status, body, headers, cookies);
  }
  static void put(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, std::string_view content_type) {
    put_reply(writer, sender, status, body, content_type);
  }
  static void put(wire::Writer& writer, origin::Sender sender, const HttpError& error) { put_problem(writer, sender, error); }
};

}  // namespace lambda_wasm::detail

namespace lambda_wasm::origin {

inline NamedValues query(Sender) { return detail::fetch_values<"query">(); }
inline NamedValues headers(Sender) { return detail::fetch_values<"headers">(); }
inline NamedValues cookies(Sender) { return detail::fetch_values<"cookies">(); }
inline NamedValues path_parameters(Sender) { return detail::fetch_values<"pathParameters">(); }
inline NamedValues stage_variables(Sender) { return detail::fetch_values<"stageVariables">(); }

inline std::optional<std::string_view> header(Sender sender, std::string_view name, host::Name kind) {
  return host::find(sender.has_multi_value_headers ? "multiValueHeaders" : "headers", name, kind);
}
inline std::optional<std::string_view> cookie_header(Sender) {
  wire::Reader reader = detail::fetch<detail::RequestPart<"cookieHeader", std::optional<std::string_view>>>();
  if (reader.word() == 0) return std::nullopt;
  return reader.text();
}

inline std::string_view body(Sender) {
  wire::Reader reader = detail::fetch<detail::BodyParts>();
  if (reader.word() != 0) return reader.text();
  return reader.word() != 0 ? reader.text() : std::string_view();
}
inline std::string_view route(Sender) { return detail::fetch_text<"route">(); }
inline std::string_view stage(Sender) { return detail::fetch_text<"stage">(); }
inline std::string_view source_ip(Sender) { return detail::fetch_text<"sourceIp">(); }
inline std::string_view request_id(Sender) { return detail::fetch_text<"requestId">(); }
inline std::string_view protocol(Sender) { return detail::fetch_text<"protocol">(); }
inline std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time(Sender) {
  wire::Reader reader = detail::fetch<detail::RequestPart<"time", std::optional<std::int64_t>>>();
  if (reader.word() == 0) return std::nullopt;
  return std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(static_cast<std::int64_t>(reader.double_word())));
}

}  // namespace lambda_wasm::origin
