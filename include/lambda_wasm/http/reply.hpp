#pragma once
/// @file
/// Writes a Response in the form that its sender takes, onto the wire.

#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/shown.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/http/status.hpp>
#include <lambda_wasm/http/syntax.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/number.hpp>
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

// ---- what is refused

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse(std::string_view what, std::string_view text, std::string_view why) {
  raise(error_type::invalid_response, text::join(host::storage(), {"The response's ", what, " ", shown(text), " ", why, "."}));
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse_status(int status) {
  char digits[text::max_integer_size];
  refuse("status", {digits, static_cast<std::size_t>(text::print_integer(status, digits) - digits)}, "is not from 100 to 599");
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse_header(const NamedValue& header) {
  const bool is_named = is_token(header.name);
  refuse("header", header.name, is_named ? "has CR, LF or NUL in its value" : "is not named by a token (RFC 9110 section 5.6.2)");
}

/// What of a cookie breaks RFC 6265 (section 4.1.1, and 5.1.1 of its years), or nullptr.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline const char* cookie_fault(const SetCookie& cookie) {
  using namespace std::chrono;
  constexpr auto first = sys_days(year(1601) / 1 / 1), end = sys_days(year(10000) / 1 / 1);
  if (!is_token(cookie.name)) return "breaks RFC 6265: its name is not a token";
  if (!is_cookie_value(cookie.value)) return "breaks RFC 6265: its value has a character that it may not have";
  if (!is_cookie_attribute(cookie.path) || !is_cookie_attribute(cookie.domain)) {
    return "breaks RFC 6265: its path or domain has a character that it may not have";
  }
  if (cookie.expires && (*cookie.expires < first || *cookie.expires >= end)) return "breaks RFC 6265: it expires before 1601 or after 9999";
  return nullptr;
}

// ---- replies that take more than headers of one value each

/// Which member of a reply the headers are in: `headers` (a name has one value, or several joined to one), or
/// `multiValueHeaders` (a name has a list of them).
enum class HeaderForm {
  joined,    ///< all in `headers`
  by_count,  ///< in `headers` those of one value, in `multiValueHeaders` those of several
  multiple,  ///< all in `multiValueHeaders`
};

/// Arranges headers and cookies as their sender takes them, and puts them.
class Arrangement {
 public:
  /// Cookies become set-cookie headers behind the others, but where the sender takes them in a member of their own.
  [[LAMBDA_WASM_DETAIL_COLD]] Arrangement(origin::Sender sender, const Headers& headers, const std::vector<SetCookie>& cookies)
      : is_balancer_(sender.source == Source::alb || sender.source == Source::lattice),
        form_(sender.source == Source::rest_api                           ? HeaderForm::by_count
              : sender.source == Source::alb && sender.has_multi_value_headers ? HeaderForm::multiple
                                                                          : HeaderForm::joined) {
    Storage& storage = host::storage();
    values_ = reinterpret_cast<NamedValue*>(storage.allocate((headers.size() + cookies.size()) * sizeof(NamedValue)));
    for (const bool wants_cookies : {false, true}) {
      for (const NamedValue header : headers) {
        if (is_same_header(header.name, "set-cookie") != wants_cookies) continue;
        if (wants_cookies) {
          if (!is_set_cookie_text(header.value)) refuse("cookie", header.value, "breaks RFC 6265");
          add_cookie(header.value);
        } else {
          new (values_ + end_++) NamedValue(header);
        }
      }
      if (!wants_cookies) size_ = groups_end_ = end_;
    }
    for (const SetCookie& cookie : cookies) {
      if (const char* const fault = cookie_fault(cookie)) refuse("cookie", cookie.name, fault);
      add_cookie(set_cookie_text(cookie, storage));
    }
    if (form_ != HeaderForm::joined) groups_end_ = end_;
    if (form_ != HeaderForm::joined || is_balancer_) size_ = end_;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void put(wire::Writer& writer) const {
    put_member(writer, false, is_balancer_ && form_ == HeaderForm::joined);
    put_member(writer, true, is_balancer_ && form_ == HeaderForm::multiple);
    put_count(writer, end_ - size_, false);
    for (std::size_t i = size_; i < end_; ++i) writer.text(values_[i].value);
  }

 private:
  // Where cookies can only be headers of one value, their names differ in letter case: the letters are the bits of the
  // cookie's number, and those set are upper case.
  [[LAMBDA_WASM_DETAIL_COLD]] void add_cookie(std::string_view text) {
    char name[] = "set-cookie";
    if (is_balancer_ && form_ == HeaderForm::joined) {
      std::size_t number = end_ - groups_end_;
      if (number >= 512) refuse("cookie", text, "is one of more than 512, which the sender of this request cannot take");
      for (char& letter : name) {
        if (letter < 'a') continue;
        letter = static_cast<char>(letter - (number % 2 != 0 ? 0x20 : 0));
        number /= 2;
      }
    }
    new (values_ + end_++) NamedValue(host::storage().keep(name), text);
  }

  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] bool are_same(std::size_t left, std::size_t right) const {
    return left == right || (left < groups_end_ && right < groups_end_ && is_same_header(values_[left].name, values_[right].name));
  }
  // How many values there are from `index` on of the name that stands there; 0 if it stands before too.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] std::size_t count_values(std::size_t index) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      if (!are_same(i, index)) continue;
      if (i < index) return 0;
      ++count;
    }
    return count;
  }
  // How many values the name at `index` has, if it begins there and belongs into that member; else 0.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] std::size_t count_values(std::size_t index, bool is_multiple) const {
    const std::size_t count = count_values(index);
    return (form_ == HeaderForm::joined ? false : form_ == HeaderForm::multiple ? true : count > 1) == is_multiple ? count : 0;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] static void put_count(wire::Writer& writer, std::size_t count, bool is_wanted_empty) {
    writer.word(count != 0 || is_wanted_empty ? 1 : 0);
    if (count != 0 || is_wanted_empty) writer.word(static_cast<std::uint32_t>(count));
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void put_member(wire::Writer& writer, bool is_multiple, bool is_wanted_empty) const {
    std::size_t names = 0;
    for (std::size_t i = 0; i < size_; ++i) names += count_values(i, is_multiple) != 0 ? 1 : 0;
    put_count(writer, names, is_wanted_empty);
    for (std::size_t i = 0; i < size_; ++i) {
      const std::size_t count = count_values(i, is_multiple);
      if (count == 0) continue;
      writer.text(values_[i].name);
      if (is_multiple) writer.word(static_cast<std::uint32_t>(count));
      std::string_view joined;
      for (std::size_t j = i; j < size_; ++j) {
        if (!are_same(i, j)) continue;
        if (is_multiple) {
          writer.text(values_[j].value);
        } else {
          joined = text::join(host::storage(), {joined, j == i ? "" : ", ", values_[j].value});
        }
      }
      if (!is_multiple) writer.text(joined);
    }
  }

  NamedValue* values_;
  std::size_t size_ = 0;        // how many of them go into the two members of headers
  std::size_t groups_end_ = 0;  // how many of those are one header if their names are the same
  std::size_t end_ = 0;         // how many there are: the rest are `cookies`
  bool is_balancer_;
  HeaderForm form_;
};

/// Puts what of a reply stands behind its body, where it is not plain.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_arranged(wire::Writer& writer, origin::Sender sender, int status, bool is_base64,
                                                     const Headers& headers, const std::vector<SetCookie>& cookies) {
  const bool is_balancer = sender.source == Source::alb || sender.source == Source::lattice;
  writer.word(is_balancer ? 1 : 0);
  if (is_balancer) {
    char digits[text::max_integer_size];
    const auto size = static_cast<std::size_t>(text::print_integer(status, digits) - digits);
    const std::string_view phrase = reason_phrase(status);
    writer.text(text::join(host::storage(), {{digits, size}, " ", phrase.empty() ? "Unassigned" : phrase}));
  }
  writer.word(is_balancer || is_base64 ? 1 : 0);
  if (is_balancer || is_base64) writer.word(is_base64 ? 1 : 0);
  Arrangement(sender, headers, cookies).put(writer);
}

// ---- replies

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_base64(wire::Writer& writer, std::string_view bytes) {
  const std::size_t size = text::base64_encoded_size(bytes.size());
  char* const text = host::storage().allocate(size);
  text::base64_encode(bytes, text);
  writer.text({text, size});
}

// A name that is another's too, or set-cookie: then the header is arranged.
[[nodiscard, gnu::noinline]] inline bool is_alone(const Headers& headers, Headers::const_iterator at) {
  const std::string_view name = (*at).name;
  if (is_same_header(name, "set-cookie")) return false;
  for (auto before = headers.begin(); before != at; ++before) {
    if (is_same_header((*before).name, name)) return false;
  }
  return true;
}

/// Puts a reply as an HttpReply in the form that its sender takes.
///
/// @throws Error `error_type::invalid_response` for what may not be sent
[[gnu::noinline]] inline void put_reply(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, const Headers& headers,
                                        const std::vector<SetCookie>& cookies) {
  if (status < 100 || status > 599) [[unlikely]] refuse_status(status);
  // Plain is a reply that needs nothing but one member of headers, each name of which has one value.
  bool is_plain = cookies.empty() && sender.source != Source::alb && sender.source != Source::lattice;
  for (auto at = headers.begin(); at != headers.end(); ++at) {
    const NamedValue header = *at;
    if (!is_token(header.name) || !is_header_value(header.value)) [[unlikely]] refuse_header(header);
    is_plain = is_plain && is_alone(headers, at);
  }
  const bool is_base64 = !text::is_valid_utf8(body);
  writer.word(static_cast<std::uint32_t>(status));
  if (is_base64) [[unlikely]] {
    put_base64(writer, body);
  } else {
    writer.text(body);
  }
  if (!is_plain || is_base64) [[unlikely]] return put_arranged(writer, sender, status, is_base64, headers, cookies);
  writer.word(0);
  writer.word(0);
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

/// Puts a reply of a body alone.
[[gnu::noinline]] inline void put_reply(wire::Writer& writer, origin::Sender sender, int status, std::string_view body, std::string_view content_type) {
  Headers headers;
  headers.append("content-type", content_type);
  put_reply(writer, sender, status, body, headers, {});
}

}  // namespace lambda_wasm::detail
