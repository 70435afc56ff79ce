#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;

namespace writer_test {

enum class Color { red, green, nameless };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, (green, "Gr\"een"))

struct Line {
  std::string sku;
  std::int32_t count = 0;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)

struct AllOptional {
  std::optional<int> a;
  std::optional<std::string> b;
  std::optional<Line> c;
};
LAMBDA_WASM_DESCRIBE(AllOptional, a, b, c)

struct Mixed {
  std::optional<int> before;
  bool flag = false;
  std::optional<int> between;
  std::vector<Line> lines;
  std::optional<int> after;
};
LAMBDA_WASM_DESCRIBE(Mixed, before, flag, between, (lines, "the \"lines\"", defaulted), after)

struct Numbers {
  std::int8_t a;
  std::uint8_t b;
  std::int16_t c;
  std::uint16_t d;
  std::int32_t e;
  std::uint32_t f;
  std::int64_t g;
  std::uint64_t h;
  double i;
  float j;
};
LAMBDA_WASM_DESCRIBE(Numbers, a, b, c, d, e, f, g, h, i, j)

struct Event {
  std::string name = "x";
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, name)

}  // namespace writer_test
using namespace writer_test;

TEST_CASE("scalars are written") {
  CHECK(to_json(std::string("pear")) == R"("pear")");
  CHECK(to_json(std::string_view("")) == R"("")");
  CHECK(to_json(true) == "true");
  CHECK(to_json(false) == "false");
  CHECK(to_json(Color::green) == R"("Gr\"een")");
  CHECK(to_json(Bytes(std::string_view("\0\xff", 2))) == R"("AP8=")");
  CHECK(to_json(Bytes()) == R"("")");
  CHECK(to_json(std::optional<int>()) == "null");
  CHECK(to_json(std::optional<int>(5)) == "5");
}

TEST_CASE("integers are written exactly") {
  CHECK(
      to_json(Numbers{-128, 255, -32768, 65535, INT32_MIN, UINT32_MAX, INT64_MIN, UINT64_MAX, 0.1, 0.5f}) ==
      R"({"a":-128,"b":255,"c":-32768,"d":65535,"e":-2147483648,"f":4294967295,"g":-9223372036854775808,"h":18446744073709551615,"i":0.1,"j":0.5})");
  CHECK(to_json(0) == "0");
  CHECK(to_json(-1L) == "-1");
  CHECK(to_json(std::vector<long long>{INT64_MAX, -10}) == "[9223372036854775807,-10]");
}

TEST_CASE("doubles are written as in ECMAScript, and infinities and NaN as null") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(to_json(std::vector<double>{0, -0.0, 1, 1.5, 1e21, 1e-7, 123456789.125, 5e-324}) ==
        "[0,0,1,1.5,1e+21,1e-7,123456789.125,5e-324]");
  CHECK(to_json(std::vector<double>{infinity, -infinity, std::nan("")}) == "[null,null,null]");
  CHECK(to_json(std::numeric_limits<float>::infinity()) == "null");
  CHECK(to_json(std::vector<float>{0.1f, -3.1415927f, 1.0f / 3, 16777217.0f, 1e-45f, 3.4028235e38f}) ==
        "[0.1,-3.1415927,0.33333334,16777216,1e-45,3.4028235e+38]");
}

TEST_CASE("strings have only the escapes that JSON requires") {
  CHECK(to_json(std::string("\"\\/\b\f\n\r\t\x01\x1f\x7f")) == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"");
  CHECK(to_json(std::string("a\0b", 3)) == R"("a\u0000b")");
  CHECK(to_json(std::string("größe €\U0001F600")) == "\"größe €\U0001F600\"");
  CHECK(to_json(std::string(5000, '\x01')).size() == 30002);
}

TEST_CASE("strings of every length, with any character at any place, are written completely") {
  for (std::size_t size = 0; size < 40; ++size) {
    for (const auto& [part, written] : std::vector<std::pair<std::string, std::string>>{
             {"", ""}, {"\n", "\\n"}, {"\"", "\\\""}, {"é", "é"}, {"\xff", "\ufffd"}}) {
      for (std::size_t place = 0; place <= size; ++place) {
        const std::string before(place, 'a'), after(size - place, 'b');
        REQUIRE(to_json(before + part + after) == '"' + before + written + after + '"');
      }
    }
  }
}

TEST_CASE("invalid UTF-8 is written as U+FFFD, and its neighbours are unchanged") {
  CHECK(to_json(std::string("a\xc3(b\xe2\x82"
                            "c\xed\xa0\x80\"")) == "\"a\ufffd(b\ufffdc\ufffd\ufffd\ufffd\\\"\"");
  CHECK(to_json(std::vector<std::string>{"\xf0\x9f", "\x98\x80"}) == "[\"\ufffd\",\"\ufffd\ufffd\"]");
}

TEST_CASE("times are written in UTC with the digits of their type") {
  using namespace std::chrono;
  const sys_seconds time = sys_days(2024y / 2 / 29) + 23h + 59min + 58s;
  CHECK(to_json(time) == R"("2024-02-29T23:59:58Z")");
  CHECK(to_json(sys_time<milliseconds>(time + 7ms)) == R"("2024-02-29T23:59:58.007Z")");
  CHECK(to_json(sys_time<nanoseconds>(-1ns)) == R"("1969-12-31T23:59:59.999999999Z")");
  CHECK(to_json(sys_days(1969y / 12 / 31)) == R"("1969-12-31T00:00:00Z")");
}

TEST_CASE("sequences and maps are written in order") {
  CHECK(to_json(std::vector<int>{}) == "[]");
  CHECK(to_json(std::vector<int>{1, 2, 3}) == "[1,2,3]");
  CHECK(to_json(std::vector<bool>{true, false}) == "[true,false]");
  CHECK(to_json(std::array<int, 2>{4, 5}) == "[4,5]");
  CHECK(to_json(std::array<int, 0>{}) == "[]");
  CHECK(to_json(OneOrMany<int>{1}) == "[1]");
  CHECK(to_json(std::vector<std::optional<int>>{1, std::nullopt}) == "[1,null]");
  CHECK(to_json(std::vector<std::vector<std::string>>{{}, {"a"}}) == R"([[],["a"]])");
  CHECK(to_json(std::map<std::string, int>{{"b", 1}, {"a", 2}}) == R"({"a":2,"b":1})");
  CHECK(to_json(std::unordered_map<std::string, bool>{{"a\n", true}}) == R"({"a\n":true})");
  CHECK(to_json(std::vector<std::pair<std::string_view, double>>{{"__proto__", 1.5}, {"constructor", 2}}) ==
        R"({"__proto__":1.5,"constructor":2})");
  CHECK(to_json(std::vector<std::pair<std::string, int>>{}) == "{}");
}

TEST_CASE("an empty optional in a map is omitted, as in a struct") {
  using Optionals = std::map<std::string, std::optional<int>>;
  CHECK(to_json(Optionals{{"a", 1}, {"b", std::nullopt}, {"c", 3}}) == R"({"a":1,"c":3})");
  CHECK(to_json(Optionals{{"a", std::nullopt}, {"b", 2}}) == R"({"b":2})");
  CHECK(to_json(Optionals{{"a", std::nullopt}}) == "{}");
  using Twice = std::vector<std::pair<std::string, std::optional<std::optional<std::string>>>>;
  CHECK(to_json(Twice{{"a", std::nullopt}, {"b", "x"}, {"c", std::optional<std::string>()}}) == R"({"b":"x","c":null})");
}

TEST_CASE("described structs are written in the order of their description, without empty optional members") {
  CHECK(to_json(Line{"x", 3}) == R"({"sku":"x","count":3})");
  CHECK(to_json(AllOptional{}) == "{}");
  CHECK(to_json(AllOptional{1, {}, {}}) == R"({"a":1})");
  CHECK(to_json(AllOptional{{}, "y", {}}) == R"({"b":"y"})");
  CHECK(to_json(AllOptional{{}, {}, Line{}}) == R"({"c":{"sku":"","count":0}})");
  CHECK(to_json(AllOptional{1, "y", Line{}}) == R"({"a":1,"b":"y","c":{"sku":"","count":0}})");
  CHECK(to_json(Mixed{}) == R"({"flag":false,"the \"lines\"":[]})");
  CHECK(to_json(Mixed{1, true, 2, {{"x", 1}, {"y", 2}}, 3}) ==
        R"({"before":1,"flag":true,"between":2,"the \"lines\"":[{"sku":"x","count":1},{"sku":"y","count":2}],"after":3})");
  CHECK(to_json(std::vector<AllOptional>(3)) == "[{},{},{}]");
  CHECK(to_json(Event{}) == R"({"name":"x"})");
}

TEST_CASE("texts in one buffer follow each other") {
  json_text::Buffer buffer;
  append_json(buffer, Line{"x", 1});
  append_json(buffer, 2);
  CHECK(buffer.view() == R"({"sku":"x","count":1}2)");
  buffer.clear();
  append_json(buffer, AllOptional{});
  CHECK(buffer.view() == "{}");
}

TEST_CASE("a long value is written completely, wherever its buffer has to grow") {
  for (std::size_t size = 0; size < 700; ++size) {
    json_text::Buffer buffer;
    append_json(buffer, std::string(size, 'x'));
    append_json(buffer, AllOptional{1, std::string(size, 'y'), Line{"\n", -1}});
    REQUIRE(buffer.view() == '"' + std::string(size, 'x') + "\"{\"a\":1,\"b\":\"" + std::string(size, 'y') +
                                 "\",\"c\":{\"sku\":\"\\n\",\"count\":-1}}");
  }
}

#if LAMBDA_WASM_EXCEPTIONS
TEST_CASE("a value that JSON does not have is an Error") {
  using namespace std::chrono;
  CHECK_THROWS_MATCHES(to_json(Color::nameless), Error,
                       Catch::Matchers::Message("An enum has a value that LAMBDA_WASM_DESCRIBE_ENUM does not name."));
  CHECK_THROWS_MATCHES(to_json(sys_days(10000y / 1 / 1)), Error,
                       Catch::Matchers::Message("A time outside the years 0000 to 9999 cannot be written in RFC 3339."));
}
#endif
