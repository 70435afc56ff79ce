#include <catch_amalgamated.hpp>

#include <chrono>
#include <string>
#include <string_view>

#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/storage.hpp>

using namespace lambda_wasm;
using namespace std::chrono;

namespace {

std::string text_of(const SetCookie& cookie) {
  Storage storage;
  return std::string(cookie.writer.write(cookie, storage));
}

}  // namespace

TEST_CASE("a cookie's text has only the attributes that are set") {
  CHECK(text_of({.name = "session", .value = "0a1b"}) == "session=0a1b");
  CHECK(text_of({.name = "gone", .max_age = 0s}) == "gone=; Max-Age=0");
  CHECK(text_of({.name = "a", .value = "1", .secure = true, .same_site = SameSite::none}) == "a=1; Secure; SameSite=None");
  CHECK(text_of({.name = "a", .same_site = SameSite::lax}) == "a=; SameSite=Lax");
}

TEST_CASE("a cookie's text has all attributes that are set") {
  const SetCookie cookie{.name = "id",
                         .value = "\"x\"",
                         .path = "/shop",
                         .domain = "example.com",
                         .max_age = hours(24),
                         .expires = sys_days(year(1994) / 11 / 6) + 8h + 49min + 37s,
                         .secure = true,
                         .http_only = true,
                         .same_site = SameSite::strict};
  CHECK(text_of(cookie) ==
        "id=\"x\"; Path=/shop; Domain=example.com; Max-Age=86400; Expires=Sun, 06 Nov 1994 08:49:37 GMT; Secure; HttpOnly; "
        "SameSite=Strict");
}

TEST_CASE("a raw cookie is its unchanged text") {
  for (const std::string_view text : {"a=1; Path=/", "c={\"d\": 3}", "no value", "",
                                      "f=gr\xc3\xb6\xc3\x9f"
                                      "e",
                                      "\x01\xff"})
    CHECK(text_of(SetCookie::raw(text)) == text);
}

TEST_CASE("a cookie's expiry time is an HTTP date") {
  const auto date_of = [](sys_seconds time) { return text_of({.name = "a", .expires = time}).substr(sizeof "a=; Expires=" - 1); };
  CHECK(date_of(sys_seconds(0s)) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(date_of(sys_seconds(-1s)) == "Wed, 31 Dec 1969 23:59:59 GMT");
  CHECK(date_of(sys_days(year(2024) / 2 / 29) + 23h + 59min + 59s) == "Thu, 29 Feb 2024 23:59:59 GMT");
  CHECK(date_of(sys_days(year(1601) / 1 / 1)) == "Mon, 01 Jan 1601 00:00:00 GMT");
  CHECK(date_of(sys_days(year(9999) / 12 / 31)) == "Fri, 31 Dec 9999 00:00:00 GMT");
}

TEST_CASE("the weekdays of HTTP dates agree with the calendar") {
  const std::string_view names = "SunMonTueWedThuFriSat";
  for (sys_days day = sys_days(year(1969) / 12 / 20); day < sys_days(year(1970) / 1 / 20); day += days(1)) {
    const std::string date = text_of({.name = "a", .expires = day});
    CHECK(date.substr(sizeof "a=; Expires=" - 1, 3) == names.substr(3 * weekday(day).c_encoding(), 3));
  }
}
