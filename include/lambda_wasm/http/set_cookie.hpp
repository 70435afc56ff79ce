#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/http/refuse.hpp>
#include <lambda_wasm/http/syntax.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm {

struct SetCookie;

namespace detail {

std::string_view set_cookie_text(const SetCookie& cookie, Storage& storage);
std::string_view raw_cookie_text(const SetCookie& cookie, Storage& storage);

/// The function that writes a cookie. Every Response can hold cookies. Each cookie carries its writer, so that only programs that
/// make a cookie link the code.
class CookieWriter {
 public:
  using Write = std::string_view (*)(const SetCookie& cookie, Storage& storage);

  constexpr CookieWriter() = default;
  explicit constexpr CookieWriter(Write how) : write_(how) {}

  /// Returns the value of the cookie's set-cookie header, stored in `storage`. @throws Error `error_type::invalid_response` if
  /// the cookie is invalid
  [[nodiscard]] std::string_view write(const SetCookie& cookie, Storage& storage) const { return write_(cookie, storage); }

 private:
  Write write_ = set_cookie_text;
};

}  // namespace detail

/// Which requests from other sites include a cookie (RFC 6265bis section 5.6.7).
enum class SameSite : std::uint8_t {
  strict,  ///< none
  lax,     ///< only top-level navigations
  none,    ///< all; browsers require `secure` for it
};

/// A cookie that a response sets (RFC 6265). Its members are checked when the reply is made, not here.
///
///     response.cookies.push_back({.name = "session", .value = id, .path = "/", .http_only = true});
struct SetCookie {
  std::string name{};                                 ///< a token
  std::string value{};                                ///< sent as it is: not encoded
  std::string path{};                                 ///< empty: the path of the request, up to its last slash
  std::string domain{};                               ///< empty: only the host of the response
  std::optional<std::chrono::seconds> max_age{};      ///< 0 or less removes the cookie
  std::optional<std::chrono::sys_seconds> expires{};  ///< without it and `max_age`: until the browser closes
  bool secure = false;                                ///< sent only over HTTPS
  bool http_only = false;                             ///< hidden from scripts
  std::optional<SameSite> same_site{};                ///< without it the browser decides; most use `lax`

  /// Makes a cookie from another server's set-cookie header value, to pass on its response. Servers send, and browsers accept,
  /// more than RFC 6265 allows, so only CR, LF and NUL are refused.
  [[nodiscard]] static SetCookie raw(std::string_view text) {
    return {.name = std::string(text), .writer = detail::CookieWriter(detail::raw_cookie_text)};
  }

  detail::CookieWriter writer{};  ///< @internal for the SDK: do not set it
};

namespace detail {

/// The number of characters in `Sun, 06 Nov 1994 08:49:37 GMT`.
inline constexpr std::size_t http_date_size = 29;

/// Writes a time as an IMF-fixdate (RFC 9110 section 5.6.7): `http_date_size` characters at `to`. The year must be 0000 to 9999.
[[LAMBDA_WASM_DETAIL_COLD]] inline void put_http_date(std::chrono::sys_seconds time, char* to) {
  const std::int64_t since = time.time_since_epoch().count();
  const auto days = static_cast<std::int32_t>((since >= 0 ? since : since - 86399) / 86400);
  const auto second = static_cast<std::int32_t>(since - std::int64_t{days} * 86400);
  const text::detail::Date date = text::detail::date_of_days(days);
  std::memcpy(to, "Www, 00 Mmm 0000 00:00:00 GMT", http_date_size);
  std::memcpy(to, &"ThuFriSatSunMonTueWed"[3 * ((days % 7 + 7) % 7)], 3);
  std::memcpy(to + 8, &"JanFebMarAprMayJunJulAugSepOctNovDec"[3 * (date.month - 1)], 3);
  const auto put = [to](int last, std::int32_t value) {
    for (; value != 0; value /= 10) to[last--] = static_cast<char>('0' + value % 10);
  };
  put(6, date.day);
  put(15, date.year);
  put(18, second / 3600);
  put(21, second / 60 % 60);
  put(24, second % 60);
}

/// Describes how the cookie breaks RFC 6265 (section 4.1.1, and section 5.1.1 for years), or returns nullptr.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline const char* cookie_fault(const SetCookie& cookie) {
  using namespace std::chrono;
  constexpr auto first = sys_days(year(1601) / 1 / 1), end = sys_days(year(10000) / 1 / 1);
  if (!is_token(cookie.name)) return "breaks RFC 6265: its name is not a token";
  if (!is_cookie_value(cookie.value)) return "breaks RFC 6265: its value has a forbidden character";
  if (!is_cookie_attribute(cookie.path) || !is_cookie_attribute(cookie.domain)) {
    return "breaks RFC 6265: its path or domain has a forbidden character";
  }
  if (cookie.expires && (*cookie.expires < first || *cookie.expires >= end))
    return "breaks RFC 6265: it expires before 1601 or after 9999";
  return nullptr;
}

/// Returns the cookie as the value of a set-cookie header (RFC 6265 section 4.1.1), stored in `storage`.
///
/// @throws Error `error_type::invalid_response` if it breaks RFC 6265
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view set_cookie_text(const SetCookie& cookie, Storage& storage) {
  if (const char* const fault = cookie_fault(cookie)) refuse("cookie", cookie.name, fault);
  const auto named = [](std::string_view name, std::string_view value) { return value.empty() ? std::string_view() : name; };
  const auto flag = [](bool is_set, std::string_view name) { return is_set ? name : std::string_view(); };
  char age[text::max_integer_size], date[detail::http_date_size];
  std::string_view max_age, expires, same_site;
  if (cookie.max_age)
    max_age = {age, static_cast<std::size_t>(text::print_integer(std::int64_t{cookie.max_age->count()}, age) - age)};
  if (cookie.expires) detail::put_http_date(*cookie.expires, date), expires = {date, sizeof date};
  if (cookie.same_site)
    same_site = *cookie.same_site == SameSite::strict ? "Strict" : *cookie.same_site == SameSite::lax ? "Lax" : "None";
  return text::join(storage, {cookie.name, "=", cookie.value, named("; Path=", cookie.path), cookie.path,
                              named("; Domain=", cookie.domain), cookie.domain, named("; Max-Age=", max_age), max_age,
                              named("; Expires=", expires), expires, flag(cookie.secure, "; Secure"),
                              flag(cookie.http_only, "; HttpOnly"), named("; SameSite=", same_site), same_site});
}

/// Returns the text that was passed to `SetCookie::raw`.
///
/// @throws Error `error_type::invalid_response` if it has CR, LF or NUL
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view raw_cookie_text(const SetCookie& cookie, Storage&) {
  if (!is_header_value(cookie.name)) refuse("cookie", cookie.name, "has CR, LF or NUL in it");
  return cookie.name;
}

}  // namespace detail

}  // namespace lambda_wasm
