#pragma once
/// @file
/// Writes a Response in the form that its sender takes, onto the wire.

#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/http/status.hpp>
#include <lambda_wasm/http/syntax.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/utf8.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// A reply as every sender takes it; which members it has is theirs to say. Of this only the schema is used: what goes onto
/// the wire is written by hand below, without the strings and vectors.
struct HttpReply {
  std::int32_t status_code = 0;
  std::string_view body;
  std::optional<std::string_view> status_description;
  std::optional<bool> is_base64;
  std::optional<std::vector<std::pair<std::string_view, std::string_view>>> headers;
  std::optional<std::vector<std::pair<std::string_view, std::vector<std::string_view>>>> multi_value_headers;
  std::optional<std::vector<std::string_view>> cookies;
};
LAMBDA_WASM_DESCRIBE(HttpReply, (status_code, "statusCode"), body, (status_description, "statusDescription"),
                     (is_base64, "isBase64Encoded"), headers, (multi_value_headers, "multiValueHeaders"), cookies)

inline constexpr std::string_view set_cookie = "set-cookie";

[[noreturn, gnu::noinline, gnu::cold]] inline void refuse(std::string_view what, std::string_view text, std::string_view why) {
  std::string message("The response's ");
  message.append(what).append(" \"");
  for (const char character : text.substr(0, 64)) message += character < ' ' || character > '~' ? '?' : character;
  message.append(text.size() > 64 ? "…\" " : "\" ").append(why);
  raise(Error(error_type::invalid_response, std::move(message)));
}

inline void check(const NamedValue& header) {
  if (!is_token(header.name)) [[unlikely]] refuse("header name", header.name, "is not a token (RFC 9110 section 5.6.2).");
  if (!is_header_value(header.value)) [[unlikely]] refuse("header", header.name, "has CR, LF or NUL in its value.");
}

/// The reply's headers in order, then its cookies: what cannot go out as it stands is arranged from this.
struct Arranged {
  NamedValue* headers;         ///< without the set-cookie headers
  std::size_t header_count = 0;
  std::string_view* cookies;   ///< the values of the set-cookie headers
  std::size_t cookie_count = 0;

  [[gnu::noinline, gnu::cold]] Arranged(const Headers& given, const std::vector<SetCookie>& set_cookies) {
    Storage& storage = host::storage();
    headers = reinterpret_cast<NamedValue*>(storage.allocate(given.size() * sizeof(NamedValue)));
    cookies = reinterpret_cast<std::string_view*>(storage.allocate((given.size() + set_cookies.size()) * sizeof(std::string_view)));
    for (const NamedValue header : given) {
      if (!is_same_header(header.name, set_cookie)) {
        new (headers + header_count++) NamedValue(header);
      } else {
        if (!is_set_cookie_text(header.value)) refuse("cookie", header.value, "breaks RFC 6265 section 4.1.1.");
        new (cookies + cookie_count++) std::string_view(header.value);
      }
    }
    for (const SetCookie& cookie : set_cookies) {
      check(cookie);
      new (cookies + cookie_count++) std::string_view(storage.keep(set_cookie_text(cookie)));
    }
  }

  static void check(const SetCookie& cookie) {
    using namespace std::chrono;
    constexpr auto first = sys_days(year(1601) / 1 / 1), end = sys_days(year(10000) / 1 / 1);  // RFC 6265 section 5.1.1
    const char* const wrong = !is_token(cookie.name)                                              ? "name is not a token"
                              : !is_cookie_value(cookie.value)                                    ? "value has characters that it may not have"
                              : !is_cookie_attribute(cookie.path)                                 ? "path has characters that it may not have"
                              : !is_cookie_attribute(cookie.domain)                               ? "domain has characters that it may not have"
                              : cookie.expires && (*cookie.expires < first || *cookie.expires >= end) ? "time of expiry is before 1601 or after 9999"
                                                                                                  : nullptr;
    if (wrong != nullptr) refuse("cookie", cookie.name, std::string("breaks RFC 6265 section 4.1.1: its ").append(wrong) += '.');
  }

  /// How many headers there are before `index` of the name that stands there.
  [[nodiscard]] bool is_repeated(std::size_t index) const {
    for (std::size_t i = 0; i < index; ++i) {
      if (is_same_header(headers[i].name, headers[index].name)) return true;
    }
    return false;
  }
  [[nodiscard]] std::size_t count_values(std::size_t index) const {
    std::size_t count = 0;
    for (std::size_t i = index; i < header_count; ++i) count += is_same_header(headers[i].name, headers[index].name) ? 1 : 0;
    return count;
  }
};

/// Puts the headers of an arranged reply into the members that the sender takes them in.
class ArrangedWriter {
 public:
  ArrangedWriter(wire::Writer& writer, const Arranged& arranged) : writer_(writer), arranged_(arranged) {}

  /// `headers`, each name once and several values joined; set-cookie as names of different letter case; no further members.
  void put_joined_with_cookies() {
    if (arranged_.cookie_count > 512) {
      refuse("header", set_cookie, "is there more than 512 times, which the sender of this request has no way to take.");
    }
    writer_.word(1);
    writer_.word(static_cast<std::uint32_t>(count_names() + arranged_.cookie_count));
    put_joined();
    for (std::size_t i = 0; i < arranged_.cookie_count; ++i) {
      put_cookie_name(static_cast<std::uint32_t>(i));
      writer_.text(arranged_.cookies[i]);
    }
    writer_.word(0);
    writer_.word(0);
  }

  /// `headers`, each name once and several values joined, and `cookies`.
  void put_joined_and_cookies() {
    const auto names = static_cast<std::uint32_t>(count_names());
    writer_.word(names != 0 ? 1 : 0);
    if (names != 0) {
      writer_.word(names);
      put_joined();
    }
    writer_.word(0);
    writer_.word(arranged_.cookie_count != 0 ? 1 : 0);
    if (arranged_.cookie_count != 0) {
      writer_.word(static_cast<std::uint32_t>(arranged_.cookie_count));
      for (std::size_t i = 0; i < arranged_.cookie_count; ++i) writer_.text(arranged_.cookies[i]);
    }
  }

  /// `headers` of those with one value, `multiValueHeaders` of those with several.
  void put_by_count() {
    std::uint32_t single = arranged_.cookie_count == 1 ? 1 : 0;
    std::uint32_t multiple = arranged_.cookie_count > 1 ? 1 : 0;
    for (std::size_t i = 0; i < arranged_.header_count; ++i) {
      if (!arranged_.is_repeated(i)) ++(arranged_.count_values(i) == 1 ? single : multiple);
    }
    writer_.word(single != 0 ? 1 : 0);
    if (single != 0) {
      writer_.word(single);
      for (std::size_t i = 0; i < arranged_.header_count; ++i) {
        if (arranged_.is_repeated(i) || arranged_.count_values(i) != 1) continue;
        writer_.text(arranged_.headers[i].name);
        writer_.text(arranged_.headers[i].value);
      }
      if (arranged_.cookie_count == 1) {
        writer_.text(set_cookie);
        writer_.text(arranged_.cookies[0]);
      }
    }
    writer_.word(multiple != 0 ? 1 : 0);
    if (multiple != 0) put_multiple(multiple, 2);
    writer_.word(0);
  }

  /// All in `multiValueHeaders`.
  void put_all_multiple() {
    writer_.word(0);
    writer_.word(1);
    put_multiple(static_cast<std::uint32_t>(count_names() + (arranged_.cookie_count != 0 ? 1 : 0)), 1);
    writer_.word(0);
  }

 private:
  [[nodiscard]] std::size_t count_names() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < arranged_.header_count; ++i) count += arranged_.is_repeated(i) ? 0 : 1;
    return count;
  }

  void put_joined() {
    for (std::size_t i = 0; i < arranged_.header_count; ++i) {
      if (arranged_.is_repeated(i)) continue;
      const auto& [name, value] = arranged_.headers[i];
      writer_.text(name);
      std::string joined(value);
      for (std::size_t j = i + 1; j < arranged_.header_count; ++j) {
        if (is_same_header(arranged_.headers[j].name, name)) joined.append(", ").append(arranged_.headers[j].value);
      }
      writer_.text(joined);
    }
  }

  // The `count` names that have at least `least` values.
  void put_multiple(std::uint32_t count, std::size_t least) {
    writer_.word(count);
    for (std::size_t i = 0; i < arranged_.header_count; ++i) {
      if (arranged_.is_repeated(i)) continue;
      const std::size_t values = arranged_.count_values(i);
      if (values < least) continue;
      writer_.text(arranged_.headers[i].name);
      writer_.word(static_cast<std::uint32_t>(values));
      for (std::size_t j = i; j < arranged_.header_count; ++j) {
        if (is_same_header(arranged_.headers[j].name, arranged_.headers[i].name)) writer_.text(arranged_.headers[j].value);
      }
    }
    if (arranged_.cookie_count < least) return;
    writer_.text(set_cookie);
    writer_.word(static_cast<std::uint32_t>(arranged_.cookie_count));
    for (std::size_t i = 0; i < arranged_.cookie_count; ++i) writer_.text(arranged_.cookies[i]);
  }

  // The nine letters of the name are the bits of `number`: set ones are upper case.
  void put_cookie_name(std::uint32_t number) {
    char name[] = "set-cookie";
    for (char& letter : name) {
      if (letter == '-' || letter == '\0') continue;
      if ((number & 1) != 0) letter = static_cast<char>(letter - 0x20);
      number >>= 1;
    }
    writer_.text({name, sizeof name - 1});
  }

  wire::Writer& writer_;
  const Arranged& arranged_;
};

/// Puts a reply that has more than headers of one value each, or a sender who wants it otherwise, behind its body.
[[gnu::noinline, gnu::cold]] inline void put_arranged(wire::Writer& writer, origin::Sender sender, int status, bool is_base64,
                                                      const Headers& headers, const std::vector<SetCookie>& cookies) {
  const bool is_balanced = sender.source == Source::alb || sender.source == Source::lattice;
  if (is_balanced) {
    const std::string_view phrase = reason_phrase(status);
    writer.word(1);
    writer.text(std::to_string(status).append(" ").append(phrase.empty() ? "Unassigned" : phrase));
  } else {
    writer.word(0);
  }
  writer.word(is_balanced || is_base64 ? 1 : 0);
  if (is_balanced || is_base64) writer.word(is_base64 ? 1 : 0);

  const Arranged arranged(headers, cookies);
  ArrangedWriter arranged_writer(writer, arranged);
  if (sender.source == Source::rest_api) {
    arranged_writer.put_by_count();
  } else if (!is_balanced) {
    arranged_writer.put_joined_and_cookies();
  } else if (sender.has_multi_value_headers) {
    arranged_writer.put_all_multiple();
  } else {
    arranged_writer.put_joined_with_cookies();
  }
}

[[noreturn, gnu::noinline, gnu::cold]] inline void refuse_status(int status) {
  raise(Error(error_type::invalid_response, "The response's status " + std::to_string(status) + " is not from 100 to 599."));
}

[[gnu::noinline, gnu::cold]] inline void put_base64(wire::Writer& writer, std::string_view bytes) {
  writer.text(text::base64_encode(bytes));
}

/// Puts a reply as an HttpReply in the form that its sender takes.
///
/// @throws Error `error_type::invalid_response` for what may not be sent
[[gnu::noinline]] inline void put_reply(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, const Headers& headers,
                                        const std::vector<SetCookie>& cookies) {
  if (status < 100 || status > 599) [[unlikely]] refuse_status(status);
  bool is_plain = cookies.empty() && sender.source != Source::alb && sender.source != Source::lattice;
  for (auto at = headers.begin(); at != headers.end(); ++at) {
    const NamedValue header = *at;
    check(header);
    is_plain = is_plain && !is_same_header(header.name, set_cookie);
    for (auto before = headers.begin(); is_plain && before != at; ++before) is_plain = !is_same_header((*before).name, header.name);
  }
  const bool is_base64 = !text::is_valid_utf8(body);
  writer.word(static_cast<std::uint32_t>(status));
  if (is_base64) {
    put_base64(writer, body);
  } else {
    writer.text(body);
  }
  if (!is_plain) return put_arranged(writer, sender, status, is_base64, headers, cookies);
  writer.word(0);
  writer.word(is_base64 ? 1 : 0);
  if (is_base64) writer.word(1);
  writer.word(headers.empty() ? 0 : 1);
  if (!headers.empty()) {
    writer.word(static_cast<std::uint32_t>(headers.size()));
    for (const auto& [name, value] : headers) {
      writer.text(name);
      writer.text(value);
    }
  }
  writer.word(0);
  writer.word(0);
}

}  // namespace lambda_wasm::detail
