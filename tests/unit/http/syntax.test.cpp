#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/http/syntax.hpp>

using namespace lambda_wasm::detail;
using namespace std::string_view_literals;

TEST_CASE("a token is one or more of the characters of RFC 9110 section 5.6.2") {
  const std::string_view all = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  CHECK(is_token(all));
  CHECK_FALSE(is_token(""));
  for (int i = 0; i < 256; ++i) {
    const char character = static_cast<char>(i);
    CAPTURE(i);
    CHECK(is_token({&character, 1}) == (all.find(character) != std::string_view::npos));
    CHECK(is_token(std::string("a") + character) == (all.find(character) != std::string_view::npos));
  }
}

TEST_CASE("a header's value may contain anything but CR, LF and NUL") {
  for (int i = 0; i < 256; ++i) {
    const char character = static_cast<char>(i);
    CAPTURE(i);
    CHECK(is_header_value({&character, 1}) == (i != 0 && i != '\r' && i != '\n'));
  }
  CHECK(is_header_value(""));
}

TEST_CASE("a cookie's value has only cookie-octets, and may be quoted") {
  for (const auto value : {""sv, "a"sv, "\"a\""sv, "\"\""sv, "!#$%&'()*+-./:<=>?@[]^_`{|}~"sv}) CHECK(is_cookie_value(value));
  for (const auto value : {" "sv, "a b"sv, "a,b"sv, "a;b"sv, "a\\b"sv, "\""sv, "\"a"sv, "a\"b"sv, "\"a\"b\""sv, "\x7f"sv,
                           "\xc3\xa9"sv, "a\0b"sv, "\t"sv}) {
    CAPTURE(value);
    CHECK_FALSE(is_cookie_value(value));
  }
}

TEST_CASE("a cookie's attribute has no control characters and no semicolon") {
  CHECK(is_cookie_attribute("/a b"));
  CHECK(is_cookie_attribute(""));
  for (const auto value : {"a;b"sv, "a\nb"sv, "\x7f"sv, "\xc3\xa9"sv, "\0"sv}) CHECK_FALSE(is_cookie_attribute(value));
}

TEST_CASE("the text of a set-cookie header begins with a name and a value") {
  for (const auto text : {"a=1"sv, "a="sv, "a=\"1\""sv, "a=1; Path=/; HttpOnly"sv, "a=1;Path=/"sv, "a=1;"sv, "a=1; x=a b, c"sv})
    CHECK(is_set_cookie_text(text));
  for (const auto text :
       {""sv, "a"sv, "=1"sv, "a b=1"sv, "a=1 2"sv, " a=1"sv, "a=1 ; Path=/"sv, "a=1; Path=/\n"sv, "a=1; \xc3\xa9"sv, ";a=1"sv}) {
    CAPTURE(text);
    CHECK_FALSE(is_set_cookie_text(text));
  }
}
