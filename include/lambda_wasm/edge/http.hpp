#pragma once
/// @file
/// HTTP in Wasm: JavaScript knows the senders, their events and the form of their replies
/// (cmake/javascript/runtime/http_request.mjs and http_reply.mjs). The wire has the same form for all senders: the parts of a
/// request, by the names in http_request.mjs, and a reply in this form.
///
/// | words of a reply | |
/// |---|---|
/// | sender | the sender's number, and `has_lists`; for a problem also `is_problem` |
/// | status | |
/// | body | size; its bytes are in the text block |
/// | headers | count, then sizes of each name and value |
/// | cookies | count, then the size of each, as the value of a set-cookie header |
///
/// A problem continues after its status with the sizes of its type, title, detail and instance; the count of its mismatches, and
/// the sizes of the pointer, expected and found of each; and, if there are any, the count of all mismatches. In a function with routes
/// it then has the size of the part of the request that the mismatches are in, the headers, and the cookies. In a function with files
/// `is_file` may be added to the status: the body is then the name of a file.

#include <chrono>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/edge/emscripten.hpp>
#include <lambda_wasm/edge/form_of_reply.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/edge/reply_kinds.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/codecs.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/literal_header.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

extern "C" {
// Begins the running invocation's stream with the head in the reply block. Returns 0 if the head is invalid: the message has the
// reason.
std::uint32_t lambda_wasm_reply_begin();
// Returns 0 if there is no room for more.
std::uint32_t lambda_wasm_reply_write(const char* bytes, std::uint32_t size);
void lambda_wasm_reply_end();
// Completes the wait when there is room again or, after the end, when everything is sent.
void lambda_wasm_reply_wait(lambda_wasm::detail::Wait* wait);
}

namespace lambda_wasm::detail {

// ---- requests

/// Parts of an HTTP request from any sender. JavaScript makes them from the event; T describes them by the names in
/// http_request.mjs.
template <class T>
struct HttpParts {
  T parts;
};

/// The headers that the program names. They are the last value of a message; this is their position.
struct LiteralHeaders {
  host::Message message;
};

}  // namespace lambda_wasm::detail

namespace lambda_wasm {

template <class T>
struct EdgeCodec<detail::HttpParts<T>> {
  static constexpr bool is_defined = true;
  using Parts = detail::PartsOf<T>;
  static constexpr void put_schema(auto& put) {
    put('q');
    Kind<T>::template put_schema<T>(put);
  }
  static void read(wire::Reader& reader, detail::HttpParts<T>& value) { reader.read_into(value.parts); }
};

template <>
struct EdgeCodec<detail::LiteralHeaders> {
  static constexpr bool is_defined = true;
  using Parts = detail::TypeList<>;
  static constexpr void put_schema(auto& put) { put('k'); }
  static void read(wire::Reader& reader, detail::LiteralHeaders& value) { value.message = reader.rest(); }
};

}  // namespace lambda_wasm

namespace lambda_wasm::detail {

struct RequestHead {
  std::uint8_t sender = 0;
  std::string_view method;
  std::string_view path;
  LiteralHeaders literals;
};
LAMBDA_WASM_DESCRIBE(RequestHead, sender, method, path, literals)

inline constexpr std::uint8_t has_lists = 8;

inline Request make_request(const HttpParts<RequestHead>& wire) {
  const auto& [sender, method, path, literals] = wire.parts;
  wire::Reader reader(literals.message);
#ifdef __clang__
#pragma clang loop unroll(disable)
#endif
  for (std::uint32_t left = reader.word(); left != 0; --left) {
    auto& header = *reinterpret_cast<LiteralHeader*>(static_cast<std::uintptr_t>(reader.word()));
    header = {reader.text(), edge::current().number()};
  }
  return RequestAccess::make({static_cast<Sender>(sender % has_lists), sender >= has_lists}, method, path);
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

/// Reads names and values, which alternate.
[[nodiscard, gnu::noinline, clang::minsize]] inline request_part::NamedValues read_values(wire::Reader reader) {
  const std::uint32_t size = reader.word() / 2;
  auto* const begin = reinterpret_cast<NamedValue*>(host::storage().allocate(size * sizeof(NamedValue)));
  for (NamedValue* at = begin; at != begin + size; ++at) {
    const std::string_view name = reader.text();
    new (at) NamedValue(name, reader.text());
  }
  return {begin, size};
}

template <FixedText Name>
request_part::NamedValues fetch_values() {
  return read_values(fetch<RequestPart<Name, std::vector<std::string_view>>>());
}

/// Splits a query as text::UrlencodedPairs does; replaces its pluses by spaces in place. JavaScript decodes a query that has a
/// `%`.
[[gnu::noinline]] inline request_part::NamedValues split_query(std::string_view query) {
  char* at = const_cast<char*>(query.data());  // memory of the invocation, which may be changed
  const char* const end = at + query.size();
  auto* const begin = reinterpret_cast<NamedValue*>(host::storage().allocate((query.size() + 1) / 2 * sizeof(NamedValue)));
  NamedValue* to = begin;
  for (; at != end; at += at != end) {
    const char* const name = at;
    const char* equals = nullptr;
    for (; at != end; ++at) {
      const auto character = static_cast<unsigned char>(*at);
      if (character > '=') continue;  // true for most characters
      if (character == '&') break;
      if (character == '%') return fetch_values<"query">();
      if (character == '+') *at = ' ';
      if (character == '=' && equals == nullptr) equals = at;
    }
    if (at == name) continue;
    if (equals == nullptr) equals = at;
    new (to++) NamedValue(std::string_view(name, equals), std::string_view(equals + (equals != at), at));
  }
  return {begin, to};
}

/// The body: as text or, if it is not UTF-8 text, as bytes.
struct BodyParts {
  std::optional<std::string_view> text;
  std::optional<Bytes> body;
};
LAMBDA_WASM_DESCRIBE(BodyParts, text, body)

// ---- replies

inline constexpr std::uint32_t is_problem = 32;

inline std::uint32_t form_word(request_part::SenderForm form) {
  return static_cast<std::uint32_t>(form.sender) + (form.has_multi_value_headers ? has_lists : 0u);
}

[[gnu::noinline]] inline void put_word(wire::Writer& writer, std::uint32_t word) { writer.word(word); }

[[gnu::always_inline]] inline void put_headers(wire::Writer& writer, const Headers& headers,
                                               const std::vector<SetCookie>& cookies) {
  put_word(writer, static_cast<std::uint32_t>(headers.size()));
  for (const auto& [name, value] : headers) {
    writer.text(name);
    writer.text(value);
  }
  put_word(writer, static_cast<std::uint32_t>(cookies.size()));
  for (const SetCookie& cookie : cookies) writer.text(cookie.writer.write(cookie, host::storage()));
}

[[gnu::noinline]] inline void put_reply(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view body,
                                        const Headers& headers, const std::vector<SetCookie>& cookies) {
  put_word(writer, form_word(form));
  put_word(writer, static_cast<std::uint32_t>(status));
  writer.text(body);
  put_headers(writer, headers, cookies);
}

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_problem(wire::Writer& writer, request_part::SenderForm form, const HttpError& error) {
  put_word(writer, form_word(form) + is_problem);
  put_word(writer, static_cast<std::uint32_t>(error.status));
  for (const std::string* text : {&error.type, &error.title, &error.detail, &error.instance}) writer.text(*text);
  put_word(writer, static_cast<std::uint32_t>(error.errors.size()));
  for (const Mismatch& wrong : error.errors) {
    for (const std::string* text : {&wrong.pointer, &wrong.expected, &wrong.found}) writer.text(*text);
  }
  if (!error.errors.empty()) put_word(writer, static_cast<std::uint32_t>(error.count));
}

/// Writes a problem with only a status, a detail and, if it is not null, one wrong value, without the strings of an HttpError.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_problem(wire::Writer& writer, request_part::SenderForm form, int status,
                                                    std::string_view detail, const RoutedMisfit* misfit = nullptr) {
  put_word(writer, form_word(form) + is_problem);
  put_word(writer, static_cast<std::uint32_t>(status));
  put_word(writer, 0);
  put_word(writer, 0);
  writer.text(detail);
  put_word(writer, 0);
  if (misfit == nullptr) return put_word(writer, 0);
  put_word(writer, 1);
  for (const std::string_view text : {misfit->pointer, misfit->expected, misfit->found}) writer.text(text);
  put_word(writer, 1);
}

/// Writes a reply of a function with routes.
[[gnu::noinline]] inline void put_routed(wire::Writer& writer, request_part::SenderForm form, const RoutedReply& reply) {
  const ResponseHead& head = reply.head;
  if (!reply.is_problem) {
    put_word(writer, form_word(form));
    put_word(writer, static_cast<std::uint32_t>(head.status));
    writer.text(reply.body);
  } else if (reply.error != nullptr) {
    put_problem(writer, form, *reply.error);
    writer.text(reply.in);
  } else {
    put_problem(writer, form, head.status, reply.body, reply.misfit);
    writer.text(reply.in);
  }
  put_headers(writer, head.headers, head.cookies);
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::edge {

/// The stream in JavaScript of the running invocation.
inline constexpr detail::StreamSink stream_sink{
    [](request_part::SenderForm form, const Response& head) {
      wire::Writer writer(reply());
      detail::put_reply(writer, form, head.status, {}, head.headers, head.cookies);
      writer.finish();
      return lambda_wasm_reply_begin() != 0;
    },
    [] {
      wire::Reader reader(current().message());
      const std::string type(reader.text()), message(reader.text());
      current().forget_message();
      detail::raise(type, message);
    },
    [](std::string_view bytes) noexcept {
      return lambda_wasm_reply_write(bytes.data(), static_cast<std::uint32_t>(bytes.size())) != 0;
    },
    []() noexcept { lambda_wasm_reply_end(); },
    [](detail::Wait& wait) noexcept { lambda_wasm_reply_wait(&wait); },
};

}  // namespace lambda_wasm::edge

namespace lambda_wasm::detail {

template <class>
struct HttpCarrier {
  using RequestWire = HttpParts<RequestHead>;
  using ReplyWire = HttpReplyParts;
  using RoutedReplyWire = RoutedReplyParts;
  using FiledReplyWire = FiledReplyParts;
  static constexpr const StreamSink* stream_sink = &edge::stream_sink;

  static Request make(const RequestWire& wire) { return make_request(wire); }

  static void put(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view body, const Headers& headers,
                  const std::vector<SetCookie>& cookies) {
    put_reply(writer, form, status, body, headers, cookies);
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, const HttpError& error) {
    put_problem(writer, form, error);
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, const RoutedReply& reply) {
    put_routed(writer, form, reply);
  }
  static void put(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view detail) {
    put_problem(writer, form, status, detail);
  }
};

}  // namespace lambda_wasm::detail

namespace lambda_wasm::request_part {

inline NamedValues query(SenderForm) {
  const detail::LiteralHeader& whole = detail::literal_header<":query">.header;  // QUERY in cmake/javascript/build/schema.mjs
  if (whole.invocation == edge::current().number()) return detail::split_query(whole.value);
  return detail::fetch_values<"query">();
}
inline NamedValues headers(SenderForm) { return detail::fetch_values<"headers">(); }
inline NamedValues cookies(SenderForm) {
  using namespace detail;
  wire::Reader reader = fetch<RequestPart<"cookies", std::vector<std::string_view>>>(), counting = reader;
  std::size_t most = 0;
  for (std::uint32_t left = counting.word(); left != 0; --left) most += count_cookie_parts(counting.text());
  auto* const begin = reinterpret_cast<NamedValue*>(host::storage().allocate(most * sizeof(NamedValue)));
  NamedValue* end = begin;
  for (std::uint32_t left = reader.word(); left != 0; --left) end = split_cookies(reader.text(), end);
  return {begin, static_cast<std::size_t>(end - begin)};
}
inline NamedValues path_parameters(SenderForm) { return detail::fetch_values<"pathParameters">(); }
inline NamedValues stage_variables(SenderForm) { return detail::fetch_values<"stageVariables">(); }

inline std::optional<std::string_view> header(SenderForm, const detail::LiteralHeader& literal, std::string_view marked_name) {
  if (literal.invocation == edge::current().number()) return literal.value;
  wire::Reader reader = wire::fetch(marked_name.data());
  if (reader.word() == 0) return std::nullopt;
  return reader.text();
}

inline std::string_view body(SenderForm) {
  wire::Reader reader = detail::fetch<detail::BodyParts>();
  if (reader.word() != 0) return reader.text();
  return reader.word() != 0 ? reader.text() : std::string_view();
}
inline std::string_view raw_query(SenderForm) { return detail::fetch_text<"rawQuery">(); }
inline std::string_view route(SenderForm) { return detail::fetch_text<"route">(); }
inline std::string_view stage(SenderForm) { return detail::fetch_text<"stage">(); }
inline std::string_view source_ip(SenderForm) { return detail::fetch_text<"sourceIp">(); }
inline std::string_view request_id(SenderForm) { return detail::fetch_text<"requestId">(); }
inline std::string_view protocol(SenderForm) { return detail::fetch_text<"protocol">(); }
inline std::optional<std::chrono::sys_time<std::chrono::milliseconds>> time(SenderForm) {
  wire::Reader reader = detail::fetch<detail::RequestPart<"time", std::optional<std::int64_t>>>();
  if (reader.word() == 0) return std::nullopt;
  return std::chrono::sys_time<std::chrono::milliseconds>(
      std::chrono::milliseconds(static_cast<std::int64_t>(reader.double_word())));
}

/// For files that include only http/request.hpp: see host::definitions.
[[gnu::weak]] extern constinit const std::tuple definitions{query,           headers,    header,    cookies, path_parameters,
                                                            stage_variables, body,       raw_query, route,   stage,
                                                            source_ip,       request_id, protocol,  time};

}  // namespace lambda_wasm::request_part
