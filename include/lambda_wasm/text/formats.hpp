#pragma once
/// @file
/// The formats of JSON Schema (2020-12, section 7.3 of its validation) that are checked.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/text/pattern.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::text {

/// Whether a text matches a pattern. The type of the text is an argument of the templates below, so that the pattern depends on it.
template <lambda_wasm::detail::FixedText Pattern>
bool is_like(const auto& text) noexcept {
  return matches(pattern_table<Pattern>, text);
}

// Those that have a pattern are templates, so that only a program that checks a format compiles its pattern.

/// A full-date of RFC 3339 section 5.6, such as 2024-02-29.
inline bool is_date(std::string_view text) noexcept { return parse_rfc3339_date(text).has_value(); }

/// A date-time as `parse_rfc3339` takes it.
inline bool is_date_time(std::string_view text) noexcept { return parse_rfc3339(text).has_value(); }

/// A UUID of RFC 9562 section 4, of any version, in hexadecimal digits of either case.
template <class Text = std::string_view>
bool is_uuid(const std::type_identity_t<Text>& text) noexcept {
  return is_like<"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}">(text);
}

/// An IPv4 address of RFC 3986 section 3.2.2 (IPv4address): four numbers up to 255, without leading zeros.
template <class Text = std::string_view>
bool is_ipv4(const std::type_identity_t<Text>& text) noexcept {
  return is_like<"((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)">(text);
}

/// An IPv6 address of RFC 4291 section 2.2, without a zone.
template <class Text = std::string_view>
[[gnu::noinline]] bool is_ipv6(std::type_identity_t<Text> text) noexcept {
  std::size_t groups = 0;  // of 16 bits
  bool is_shortened = text.starts_with("::");
  if (is_shortened) text.remove_prefix(2);
  while (!text.empty()) {
    std::size_t digits = 0;
    for (; digits != text.size() && digits != 5; ++digits) {
      const char lower = static_cast<char>(text[digits] | 0x20);
      if (!(text[digits] >= '0' && text[digits] <= '9') && !(lower >= 'a' && lower <= 'f')) break;
    }
    if (digits == 0 || digits == 5) return false;
    if (digits != text.size() && text[digits] == '.') {
      if (!is_ipv4(text)) return false;
      groups += 2;
      break;
    }
    ++groups;
    text.remove_prefix(digits);
    if (text.empty()) break;
    if (text.starts_with("::") && !is_shortened) {
      is_shortened = true;
      text.remove_prefix(2);
    } else if (text.front() == ':' && text.size() != 1) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return is_shortened ? groups <= 7 : groups == 8;
}

/// A host name of RFC 1123 section 2.1: labels of up to 63 ASCII letters, digits and hyphens, at most 253 characters.
[[gnu::noinline]] inline bool is_hostname(std::string_view text) noexcept {
  if (text.size() > 253) return false;
  std::size_t size = 0;  // of the label
  char before = '.';
  for (const char character : text) {
    const char lower = static_cast<char>(character | 0x20);
    if (character == '.' || character == '-') {
      // A label neither begins nor ends with a hyphen, and is not empty.
      if (before == '.' || (before == '-' && character == '.')) return false;
    } else if (!(character >= '0' && character <= '9') && !(lower >= 'a' && lower <= 'z')) {
      return false;
    }
    size = character == '.' ? 0 : size + 1;
    if (size > 63) return false;
    before = character;
  }
  return before != '.' && before != '-';
}

/// An e-mail address: a Mailbox of RFC 5321 section 4.1.2 with a Dot-string of at most 64 characters, and a host name that has a
/// dot; at most 254 characters. Quoted local parts and address literals are refused.
template <class Text = std::string_view>
bool is_email(const std::type_identity_t<Text>& text) noexcept {
  const std::size_t at = text.find('@');
  return at <= 64 && text.size() <= 254 && text.find('.', at) != std::string_view::npos &&
         is_like<"[\\w!#$%&'*+\\-/=?^`{|}~]+(\\.[\\w!#$%&'*+\\-/=?^`{|}~]+)*">(text.substr(0, at)) &&
         is_hostname(text.substr(at + 1));
}

/// A URI of RFC 3986 section 3: it has a scheme, and an authority or a path.
template <class Text = std::string_view>
[[gnu::noinline]] bool is_uri(const std::type_identity_t<Text>& text) noexcept {
  // An address in brackets is checked below. Of its pattern only the characters count.
  if (!is_like<"[A-Za-z][A-Za-z\\d+.\\-]*:"
               // authority, path-abempty
               "(//(([\\w\\-.~!$&'()*+,;=:]|%[\\dA-Fa-f]{2})*@)?"
               "(\\[([\\dA-Fa-f:.]+|[vV][\\dA-Fa-f]+\\.[\\w\\-.~!$&'()*+,;=:]+)\\]|([\\w\\-.~!$&'()*+,;=]|%[\\dA-Fa-f]{2})*)"
               "(:\\d*)?(/([\\w\\-.~!$&'()*+,;=:@]|%[\\dA-Fa-f]{2})*)*"
               // path-absolute, path-rootless
               "|/|/?([\\w\\-.~!$&'()*+,;=:@]|%[\\dA-Fa-f]{2})+(/([\\w\\-.~!$&'()*+,;=:@]|%[\\dA-Fa-f]{2})*)*)"
               // query, fragment
               "(\\?([\\w\\-.~!$&'()*+,;=:@/?]|%[\\dA-Fa-f]{2})*)?(#([\\w\\-.~!$&'()*+,;=:@/?]|%[\\dA-Fa-f]{2})*)?">(text))
    return false;
  const std::size_t open = text.find('[');  // only an authority has one
  if (open == std::string_view::npos || text[open + 1] == 'v' || text[open + 1] == 'V') return true;
  return is_ipv6(text.substr(open + 1, text.find(']') - open - 1));
}

/// Whether the format of that name is checked. Others only document.
template <lambda_wasm::detail::FixedText Name>
inline constexpr bool is_checked_format = [] {
  for (const std::string_view name : {"date", "date-time", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"}) {
    if (name == Name.view()) return true;
  }
  return false;
}();

/// Whether a text has the format; true for a format that is not checked.
template <lambda_wasm::detail::FixedText Name>
bool is_format(std::string_view text) noexcept {
  constexpr std::string_view name = Name.view();
  if constexpr (name == "date") {
    return is_date(text);
  } else if constexpr (name == "date-time") {
    return is_date_time(text);
  } else if constexpr (name == "email") {
    return is_email(text);
  } else if constexpr (name == "hostname") {
    return is_hostname(text);
  } else if constexpr (name == "ipv4") {
    return is_ipv4(text);
  } else if constexpr (name == "ipv6") {
    return is_ipv6(text);
  } else if constexpr (name == "uri") {
    return is_uri(text);
  } else if constexpr (name == "uuid") {
    return is_uuid(text);
  } else {
    return true;
  }
}

}  // namespace lambda_wasm::text
