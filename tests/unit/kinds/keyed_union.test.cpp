#include <catch_amalgamated.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace keyed_union_test {

struct Number {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(Number, text)

struct Attribute
    : std::variant<std::string, Number, bool, std::vector<Attribute>, std::map<std::string, Attribute>, std::monostate> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Attribute, keyed, (std::string, "S"), (Number, "N"), (bool, "BOOL"), (std::vector<Attribute>, "L"),
                           (std::map<std::string, Attribute>, "M"), (std::monostate, otherwise))

struct Point {
  int x = 0;
};
LAMBDA_WASM_DESCRIBE(Point, x)
using Strict = std::variant<Point, double, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Strict, keyed, (double, "a \"number\""), (Point, "point"), (std::monostate, "none"))

static_assert(Crossing<Attribute> && detail::is_recursive<Attribute>() && !detail::is_recursive<Strict>());

template <class T>
std::string again(std::string_view text) {
  const Result<T> value = try_from_json<T>(text);
  if (value) return to_json(*value);
  if (value.error()->mismatches.empty()) return value.error()->message;
  const Mismatch& first = value.error()->mismatches.front();
  return first.pointer + ": " + first.expected + ", " + first.found;
}

}  // namespace keyed_union_test
using namespace keyed_union_test;

TEST_CASE("a keyed union has a schema of its own") {
  CHECK(std::string_view(detail::TypeText<Attribute>::descriptor.data()).substr(detail::type_marker.size()) ==
        "|K1:Ss1:Ns4:BOOLb1:L[@0;1:M{@0;0:n)");
  CHECK(std::string_view(detail::TypeText<Strict>::descriptor.data()).substr(detail::type_marker.size()) ==
        R"(|K10:a "number"d5:point@0;4:nonen))");
}

TEST_CASE("the only member tells the alternative") {
  const std::string map = R"({"M":{"a":{"L":[{"S":"x"},{"N":"1"},{"BOOL":true}]},"b":{"M":{}}}})";
  CHECK(again<Attribute>(map) == map);
  CHECK(again<Strict>(R"({"a \u0022number\"":1})") == R"({"a \"number\"":1})");
  CHECK(again<Strict>(R"( { "point" : { "x" : 1 } } )") == R"({"point":{"x":1}})");
  CHECK(again<Strict>(R"({"none":[1,{}]})") == R"({"none":{}})");
  CHECK(again<std::vector<Strict>>(R"([{"none":true},{"point":{"x":1}}])") == R"([{"none":{}},{"point":{"x":1}}])");
}

TEST_CASE("members that are null do not count") {
  CHECK(again<Strict>(R"({"point":null,"a \"number\"":1,"other":null})") == R"({"a \"number\"":1})");
  CHECK(again<Strict>(R"({"point":{"x":1},"none":null})") == R"({"point":{"x":1}})");
}

TEST_CASE("of a repeated member the last counts") {
  CHECK(again<Attribute>(R"({"S":"x","S":"y"})") == R"({"S":"y"})");
  CHECK(again<Attribute>(R"({"S":"x","S":null,"BOOL":false})") == R"({"BOOL":false})");
  CHECK(again<Attribute>(R"({"S":"x","\u0053":null})") == ": object with one member, object");
}

TEST_CASE("an object with another number of members, or another name, is a mismatch") {
  const std::string expected = R"(: object with one member: "a \"number\"", "point" or "none", )";
  CHECK(again<Strict>("[]") == expected + "array");
  CHECK(again<Strict>("{}") == expected + "object");
  CHECK(again<Strict>(R"({"point":null})") == expected + "object");
  CHECK(again<Strict>(R"({"point":{"x":1},"none":1})") == expected + "object");
  CHECK(again<Strict>(R"({"point":{"x":"y"},"none":1})") == expected + "object");
  CHECK(again<Strict>(R"({"cube":1})") == expected + R"(object with "cube")");
  CHECK(again<Strict>(R"({"point":{"x":"y"}})") == R"(/point/x: integer of 32 bits, string "y")");
  // The value is read once.
  CHECK(try_from_json<Strict>(R"({"point":{"x":"y"},"other":null})").error()->count == 1);
}

TEST_CASE("every other name is nothing, if the union says so") {
  CHECK(again<Attribute>(R"({"L":[{"BS":["AA=="]},{"":5}]})") == R"({"L":[{},{}]})");
  CHECK(again<Attribute>("{}") == ": object with one member, object");
  CHECK(again<Attribute>(R"({"S":"x","B":"y"})") == ": object with one member, object");
}

TEST_CASE("text that is not JSON is refused within a keyed union") {
  for (const std::string text : {R"({"point":{"x":1},"other":null})", R"({"none":[1]})", R"({"cube":1,"a":2})"}) {
    for (std::size_t size = 1; size < text.size(); ++size) {
      INFO(text.substr(0, size));
      CHECK(try_from_json<Strict>(text.substr(0, size)).error()->type == error_type::invalid_json);
    }
  }
}

TEST_CASE("a keyed union within itself nests at most 256 levels") {
  const auto nested = [](int levels) {
    std::string text;
    for (int i = 0; i != levels; ++i) text += R"({"L":[)";
    for (int i = 0; i != levels; ++i) text += "]}";
    return text;
  };
  CHECK(again<Attribute>(nested(256)) == nested(256));
  CHECK(again<Attribute>(nested(257)).ends_with("/L/0: at most 256 levels, more"));
}
