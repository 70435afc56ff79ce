#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/edge/native/text.hpp>

using namespace lambda_wasm::edge::detail;

namespace {
const std::string high = "\xed\xa0\xbd";  // U+D83D
const std::string low = "\xed\xb8\x80";   // U+DE00
}  // namespace

TEST_CASE("code points and lone surrogates are appended") {
  std::string text;
  for (const char32_t point : {U'a', U'é', U'値', U'😀'}) append_wtf8(text, point);
  append_wtf8(text, 0xd83d);
  append_wtf8(text, 0xde00);
  CHECK(text == "aé値😀" + high + low);
}

TEST_CASE("each surrogate becomes U+FFFD, and nothing else changes") {
  CHECK(replace_surrogates("a" + high + low + "é퟿値" + high) == "a\ufffd\ufffdé퟿値\ufffd");
  CHECK(replace_surrogates("").empty());
}

TEST_CASE("a text is truncated by UTF-16 units") {
  CHECK(first_units("abc", 2) == "ab");
  CHECK(first_units("abc", 3) == "abc");
  CHECK(first_units("abc", 9) == "abc");
  CHECK(first_units("", 1).empty());
  CHECK(first_units("é値x", 2) == "é値");
  CHECK(first_units("a😀b", 3) == "a😀");
  CHECK(first_units("a😀b", 2) == "a" + high);
  CHECK(first_units("😀", 1) == high);
  CHECK(first_units(high + "a", 1) == high);
}

TEST_CASE("a text is quoted as by JSON.stringify") {
  CHECK(json_string("") == "\"\"");
  CHECK(json_string("a\"\\/\b\f\n\r\t") == R"("a\"\\/\b\f\n\r\t")");
  CHECK(json_string(std::string("\0\x01\x1f\x7f", 4)) == "\"\\u0000\\u0001\\u001f\x7f\"");
  CHECK(json_string("é値😀\u2028") == "\"é値😀\u2028\"");
  CHECK(json_string(high + low) == R"("\ud83d\ude00")");
  CHECK(json_string("\xed\xaf\xbf\xed\xbf\xbf\xed\x9f\xbf") == "\"\\udbff\\udfff\xed\x9f\xbf\"");
}
