#pragma once
/// @file
/// Writes a Response to the wire, in the form of its sender.

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
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/refuse.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/sender_traits.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
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

/// A reply in the form of any sender; the sender determines which members it has. Only the schema of this type is used: the
/// functions below write the value by hand, without strings and vectors.
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

// ---- refusals

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse_status(int status) {
  char digits[text::max_integer_size];
  refuse("status", {digits, static_cast<std::size_t>(text::print_integer(status, digits) - digits)}, "is not from 100 to 599");
}

// Bytes that are not UTF-8 are shown as they would have arrived.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse_text(std::string_view what, std::string_view text,
                                                              std::string_view why) {
  refuse(what, text::replace_invalid_utf8(text), why);
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse_header(std::string_view name) {
  refuse_text("header", name, is_token(name) ? "has CR, LF or NUL in its value" : "has an invalid name (RFC 9110 section 5.6.2)");
}

// ---- replies with more than headers of one value each

/// Arranges headers and cookies in the form of their sender: `headers`, where a name has one value, or several joined to one;
/// `multiValueHeaders`, where a name has a list of values; and `cookies`.
class Arrangement {
 public:
  /// @param values  the headers, with room for one more for each cookie
  [[LAMBDA_WASM_DETAIL_COLD]] Arrangement(request_part::SenderForm form, NamedValue* values, std::size_t headers,
                                          const std::vector<std::string_view>& cookies)
      : values_(values), takes_whole_reply_(traits_of(form.sender).takes_whole_reply) {
    const SenderTraits& traits = traits_of(form.sender);
    const bool takes_only_lists = traits.takes_lists_as_sent && form.has_multi_value_headers;
    const bool takes_lists = traits.takes_lists || takes_only_lists;
    if (takes_lists) least_listed_ = takes_only_lists ? 1 : 2;
    // The headers that set cookies follow the others, in order.
    auto* const texts =
        reinterpret_cast<std::string_view*>(host::storage().allocate((headers + cookies.size()) * sizeof(std::string_view)));
    std::size_t count = 0;
    for (std::size_t i = 0; i < headers; ++i) {
      if (!is_same_header(values[i].name, "set-cookie")) {
        values[grouped_++] = values[i];
        continue;
      }
      if (!is_set_cookie_text(values[i].value)) refuse_text("cookie", values[i].value, "breaks RFC 6265");
      new (texts + count++) std::string_view(values[i].value);
    }
    for (const std::string_view cookie : cookies) new (texts + count++) std::string_view(cookie);
    for (std::size_t i = 0; i < count; ++i) {
      new (values + grouped_ + i) NamedValue(takes_lists ? std::string_view("set-cookie") : cookie_name(i), texts[i]);
    }
    end_ = grouped_ + count;
    headers_ = takes_lists || takes_whole_reply_ ? end_ : grouped_;
    if (takes_lists) grouped_ = end_;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void put(wire::Writer& writer) const {
    put_member(writer, false, takes_whole_reply_ && least_listed_ != 1);
    put_member(writer, true, takes_whole_reply_ && least_listed_ == 1);
    put_count(writer, end_ - headers_, false);
    for (std::size_t i = headers_; i < end_; ++i) writer.text(values_[i].value);
  }

 private:
  // If set-cookie can only be a header of one value, several cookies have names of different letter case: each letter is a bit of
  // `number`, and set bits are upper case.
  [[LAMBDA_WASM_DETAIL_COLD]] std::string_view cookie_name(std::size_t number) const {
    char name[] = "set-cookie";
    if (takes_whole_reply_ && number >= 512)
      refuse("header", "set-cookie", "occurs more than 512 times, which the sender of this request cannot accept");
    for (char& letter : name) {
      if (letter < 'a') continue;
      letter = static_cast<char>(letter - (number % 2 != 0 ? 0x20 : 0));
      number /= 2;
    }
    return host::storage().keep(name);
  }

  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] bool are_same(std::size_t left, std::size_t right) const {
    return left == right || (left < grouped_ && right < grouped_ && is_same_header(values_[left].name, values_[right].name));
  }

  // The number of values of the name that begins at `index` and belongs to that member; otherwise 0.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] std::size_t count_values(std::size_t index, bool is_list) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < headers_; ++i) {
      if (!are_same(i, index)) continue;
      if (i < index) return 0;
      ++count;
    }
    return (count >= least_listed_) == is_list ? count : 0;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] static void put_count(wire::Writer& writer, std::size_t count, bool is_wanted_empty) {
    const bool is_there = count != 0 || is_wanted_empty;
    writer.word(is_there ? 1 : 0);
    if (is_there) writer.word(static_cast<std::uint32_t>(count));
  }

  [[LAMBDA_WASM_DETAIL_COLD]] void put_member(wire::Writer& writer, bool is_list, bool is_wanted_empty) const {
    std::size_t names = 0;
    for (std::size_t i = 0; i < headers_; ++i) {
      if (count_values(i, is_list) != 0) ++names;
    }
    put_count(writer, names, is_wanted_empty);
    for (std::size_t i = 0; i < headers_; ++i) {
      const std::size_t count = count_values(i, is_list);
      if (count == 0) continue;
      writer.text(values_[i].name);
      if (is_list) writer.word(static_cast<std::uint32_t>(count));
      std::string_view joined;
      for (std::size_t j = i; j < headers_; ++j) {
        if (!are_same(i, j)) continue;
        if (is_list) {
          writer.text(values_[j].value);
        } else {
          joined = text::join(host::storage(), {joined, j == i ? "" : ", ", values_[j].value});
        }
      }
      if (!is_list) writer.text(joined);
    }
  }

  NamedValue* values_;
  std::size_t grouped_ = 0;              // how many of them are joined if their names are equal
  std::size_t headers_ = 0;              // how many of them are in the two members of headers
  std::size_t end_ = 0;                  // how many there are: the rest are `cookies`
  std::size_t least_listed_ = SIZE_MAX;  // the minimum number of values of a name in the member of lists
  bool takes_whole_reply_;
};

/// Writes the part of a reply that follows its body, if the reply is not plain.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_arranged(wire::Writer& writer, request_part::SenderForm form, int status,
                                                     bool is_base64, NamedValue* values, std::size_t headers,
                                                     const std::vector<std::string_view>& cookies) {
  const bool takes_whole_reply = traits_of(form.sender).takes_whole_reply;
  writer.word(takes_whole_reply ? 1 : 0);
  if (takes_whole_reply) {
    char digits[text::max_integer_size];
    const auto size = static_cast<std::size_t>(text::print_integer(status, digits) - digits);
    const std::string_view phrase = reason_phrase(status);
    writer.text(text::join(host::storage(), {{digits, size}, " ", phrase.empty() ? "Unassigned" : phrase}));
  }
  writer.word(takes_whole_reply || is_base64 ? 1 : 0);
  if (takes_whole_reply || is_base64) writer.word(is_base64 ? 1 : 0);
  Arrangement(form, values, headers, cookies).put(writer);
}

// ---- replies

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_base64(wire::Writer& writer, std::string_view bytes) {
  const std::size_t size = text::base64_encoded_size(bytes.size());
  char* const text = host::storage().allocate(size);
  text::base64_encode(bytes, text);
  writer.text({text, size});
}

/// Writes a reply as an HttpReply in the form of its sender.
///
/// @throws Error `error_type::invalid_response` if a part is invalid
[[gnu::noinline]] inline void put_reply(wire::Writer& writer, request_part::SenderForm form, int status, std::string_view body,
                                        const Headers& headers, const std::vector<SetCookie>& cookies) {
  // First, as in Wasm, where C++ writes the cookies before JavaScript checks the reply.
  std::vector<std::string_view> cookie_texts;
  for (const SetCookie& cookie : cookies) cookie_texts.push_back(cookie.writer.write(cookie, host::storage()));
  if (status < 100 || status > 599) [[unlikely]]
    refuse_status(status);
  // A plain reply needs only one member of headers, with one value for each name.
  bool is_plain = cookies.empty() && !traits_of(form.sender).takes_whole_reply;
  const std::size_t count = headers.size();
  auto* const values = reinterpret_cast<NamedValue*>(host::storage().allocate((count + cookies.size()) * sizeof(NamedValue)));
  NamedValue* end = values;
  for (const NamedValue header : headers) {
    if (!is_token(header.name) || !is_header_value(header.value)) [[unlikely]]
      refuse_header(header.name);
    is_plain = is_plain && !is_same_header(header.name, "set-cookie");
    for (const NamedValue* before = values; before != end; ++before)
      is_plain = is_plain && !is_same_header(before->name, header.name);
    new (end++) NamedValue(header);
  }
  writer.word(static_cast<std::uint32_t>(status));
  const bool is_base64 = !text::is_valid_utf8(body);
  if (is_base64) [[unlikely]] {
    put_base64(writer, body);
  } else {
    writer.text(body);
  }
  if (!is_plain || is_base64) [[unlikely]]
    return put_arranged(writer, form, status, is_base64, values, count, cookie_texts);
  writer.word(0);
  writer.word(0);
  writer.word(count != 0 ? 1 : 0);
  if (count != 0) writer.word(static_cast<std::uint32_t>(count));
  for (const NamedValue* at = values; at != end; ++at) {
    writer.text(at->name);
    writer.text(at->value);
  }
  writer.word(0);
  writer.word(0);
}

}  // namespace lambda_wasm::detail
