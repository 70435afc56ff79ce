#include <catch_amalgamated.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/json/escape.hpp>

#include "exact.hpp"

using namespace lambda_wasm::json_text;

namespace {

std::string escaped(char character) {
  std::string written;
  put_escaped(character, [&](char part) { written += part; });
  return written;
}

// The text of a string's inside, or the place of an invalid escape.
std::string meant(std::string_view raw) {
  const Exact exact(raw);
  std::string text(raw.size(), '?');
  char* to = text.data();
  if (const char* const unknown = unescape(exact, to)) return "unknown at " + std::to_string(unknown - exact.view().data());
  text.resize(static_cast<std::size_t>(to - text.data()));
  return text;
}

std::uint32_t code_unit(std::string_view text) {
  const Exact exact(text);
  return escaped_code_unit(exact.view().data(), exact.view().data() + exact.view().size());
}

}  // namespace

TEST_CASE("a character is not escaped unless JSON requires it") {
  for (int code = 0x20; code < 0x100; ++code) {
    const char character = static_cast<char>(code);
    if (character != '"' && character != '\\') CHECK(escaped(character) == std::string(1, character));
  }
  CHECK(escaped('"') == "\\\"");
  CHECK(escaped('\\') == "\\\\");
  CHECK(escaped('\n') == "\\n");
  CHECK(escaped('\b') == "\\b");
  CHECK(escaped('\0') == "\\u0000");
  CHECK(escaped('\x1f') == "\\u001f");
}

TEST_CASE("unescaping reverses escaping") {
  for (int code = 0; code < 0x100; ++code)
    CHECK(meant(escaped(static_cast<char>(code))) == std::string(1, static_cast<char>(code)));
}

TEST_CASE("a code unit has four hexadecimal digits") {
  CHECK(code_unit("\\u0000") == 0);
  CHECK(code_unit("\\u09aF") == 0x9af);
  CHECK(code_unit("\\uFFFFF") == 0xffff);
  for (const char* text : {"", "\\", "\\u", "\\u123", "\\u123g", "\\u12 3", "\\U1234", "u12345", "xu1234", "\\x1234", "\\u:234",
                           "\\u/234", "\\u@234", "\\u`234"})
    CHECK(code_unit(text) == no_code_unit);
}

TEST_CASE("the inside of a string is unescaped, with a lone surrogate as U+FFFD") {
  CHECK(meant("").empty());
  CHECK(meant("plain \u00e9") == "plain \u00e9");
  CHECK(meant("\\u0041\\u00e9\\u20AC\\uD83D\\uDE00!") == "A\u00e9\u20ac\U0001F600!");
  CHECK(meant("\\ud83dx\\ude00\\ud83d\\ud83d\\ude00\\ud83d") == "\ufffdx\ufffd\ufffd\U0001F600\ufffd");
}

TEST_CASE("an invalid escape is an error with its place") {
  CHECK(meant("ab\\q") == "unknown at 2");
  CHECK(meant("\\n\\u12") == "unknown at 2");
  CHECK(meant("\\ud83d\\u12g4") == "unknown at 6");
  CHECK(meant("\\'") == "unknown at 0");
}
