#pragma once
/// @file
/// Cookies (RFC 6265): those that a request brings, and those that a response sets.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/http/named_values.hpp>

namespace lambda_wasm {

/// To which requests from other sites a cookie goes along (RFC 6265bis section 5.6.7).
enum class SameSite : std::uint8_t {
  strict,  ///< none
  lax,     ///< only those that navigate there
  none,    ///< all; browsers want `secure` with it
};

/// A cookie that a response sets. What it holds is checked when the reply is made, not here.
///
///     response.cookies.push_back({.name = "session", .value = id, .path = "/", .http_only = true});
struct SetCookie {
  std::string name{};                               ///< a token
  std::string value{};                              ///< as it goes over the wire: not encoded here
  std::string path{};                               ///< empty: the path of the request, up to its last slash
  std::string domain{};                             ///< empty: the host that answers, and no other
  std::optional<std::chrono::seconds> max_age{};    ///< 0 or less removes the cookie
  std::optional<std::chrono::sys_seconds> expires{};  ///< neither this nor `max_age`: until the browser ends
  bool secure = false;                              ///< only over HTTPS
  bool http_only = false;                           ///< not for scripts
  std::optional<SameSite> same_site{};
};

namespace detail {

// IMF-fixdate (RFC 9110 section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
[[gnu::noinline]] inline void append_http_date(std::string& text, std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const auto weekday = std::chrono::weekday(day).c_encoding();
  const auto seconds = static_cast<unsigned>((time - day).count());
  const auto append_digits = [&text](unsigned value, unsigned divisor, char after) {
    for (; divisor != 0; divisor /= 10) text += static_cast<char>('0' + value / divisor % 10);
    text += after;
  };
  text.append(&"SunMonTueWedThuFriSat"[3 * weekday], 3).append(", ");
  append_digits(static_cast<unsigned>(date.day()), 10, ' ');
  text.append(&"JanFebMarAprMayJunJulAugSepOctNovDec"[3 * (static_cast<unsigned>(date.month()) - 1)], 3) += ' ';
  append_digits(static_cast<unsigned>(static_cast<int>(date.year())), 1000, ' ');
  append_digits(seconds / 3600, 10, ':');
  append_digits(seconds / 60 % 60, 10, ':');
  append_digits(seconds % 60, 10, ' ');
  text += "GMT";
}

}  // namespace detail

/// The cookie as the value of a set-cookie header (RFC 6265 section 4.1.1). Checks nothing.
[[nodiscard, gnu::noinline]] inline std::string set_cookie_text(const SetCookie& cookie) {
  std::string text = cookie.name;
  text.append("=").append(cookie.value);
  if (!cookie.path.empty()) text.append("; Path=").append(cookie.path);
  if (!cookie.domain.empty()) text.append("; Domain=").append(cookie.domain);
  if (cookie.max_age) text.append("; Max-Age=").append(std::to_string(cookie.max_age->count()));
  if (cookie.expires) detail::append_http_date(text.append("; Expires="), *cookie.expires);
  if (cookie.secure) text.append("; Secure");
  if (cookie.http_only) text.append("; HttpOnly");
  if (cookie.same_site) {
    text.append("; SameSite=").append(*cookie.same_site == SameSite::strict ? "Strict" : *cookie.same_site == SameSite::lax ? "Lax" : "None");
  }
  return text;
}

namespace detail {

constexpr std::string_view trimmed(std::string_view text) noexcept {
  constexpr auto is_space = [](char character) { return character == ' ' || character == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The most cookies that a cookie header can hold.
constexpr std::size_t count_cookie_parts(std::string_view header) noexcept {
  std::size_t count = 1;
  for (const char character : header) count += character == ';' ? 1 : 0;
  return count;
}

/// Splits the value of a cookie header: at `;`, trimmed, at the first `=`; a part without `=` is skipped, and nothing is decoded.
///
/// @param to  room for `count_cookie_parts(header)`
/// @returns the end of what was written: views of `header`
inline NamedValue* split_cookies(std::string_view header, NamedValue* to) {
  while (!header.empty()) {
    const std::size_t end = header.find(';');
    const std::string_view part = trimmed(header.substr(0, end));
    if (const std::size_t equals = part.find('='); equals != std::string_view::npos) {
      *to++ = {part.substr(0, equals), part.substr(equals + 1)};
    }
    if (end == std::string_view::npos) break;
    header.remove_prefix(end + 1);
  }
  return to;
}

}  // namespace detail

}  // namespace lambda_wasm
