#include <catch_amalgamated.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace tagged_union_test {

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
struct Square {
  std::int32_t side = 1;
  std::optional<std::string> name;
};
LAMBDA_WASM_DESCRIBE(Square, (side, defaulted), name)

// The description has an order of its own.
using Shape = std::variant<Circle, Square, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("the \"kind\""), (Square, "square"), (std::monostate, "n\"o"), (Circle, "circle"))

struct Drawing {
  std::vector<Shape> shapes;
  std::optional<Shape> last;
};
LAMBDA_WASM_DESCRIBE(Drawing, shapes, last)

using Tolerant = std::variant<std::monostate, Circle>;
LAMBDA_WASM_DESCRIBE_UNION(Tolerant, tag("kind"), (Circle, "circle"), (std::monostate, otherwise))

// A union within itself.
struct Sum;
struct Number {
  double value = 0;
};
LAMBDA_WASM_DESCRIBE(Number, value)
struct Sum {
  std::vector<struct Expression> of;
};
struct Expression : std::variant<Number, Sum> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE(Sum, of)
LAMBDA_WASM_DESCRIBE_UNION(Expression, tag("op"), (Number, "number"), (Sum, "sum"))

struct View {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE(View, text)
using Views = std::variant<View>;
LAMBDA_WASM_DESCRIBE_UNION(Views, tag("kind"), (View, "view"))

static_assert(Crossing<Shape> && Crossing<Expression> && Crossing<Views>);
static_assert(detail::has_views<Views>() && !detail::has_views<Shape>());
static_assert(detail::is_recursive<Expression>() && detail::is_recursive<Sum>() && !detail::is_recursive<Number>());

// The JSON text after reading and writing, or the error's first mismatch.
template <class T>
std::string again(std::string_view text) {
  const Result<T> value = try_from_json<T>(text);
  if (value) return to_json(*value);
  if (value.error()->mismatches.empty()) return value.error()->message;
  const Mismatch& first = value.error()->mismatches.front();
  return first.pointer + ": " + first.expected + ", " + first.found;
}

constexpr auto kind = R"("the \"kind\"":)";

}  // namespace tagged_union_test
using namespace tagged_union_test;

TEST_CASE("a union with a tag has a schema of its own") {
  CHECK(std::string_view(detail::TypeText<Shape>::descriptor.data()).substr(detail::type_marker.size()) ==
        R"(|T10:the "kind"6:square@0;3:n"on6:circle@1;))");
  CHECK(std::string_view(detail::TypeText<Tolerant>::descriptor.data()).substr(detail::type_marker.size()) ==
        "|T4:kind6:circle@0;0:n)");
}

TEST_CASE("a tag tells the alternative, wherever it is") {
  const std::string circle = "{" + std::string(kind) + R"("circle","radius":1.5})";
  CHECK(again<Shape>(circle) == circle);
  CHECK(again<Shape>(R"( { "the \"kind\"" : "circle" , "radius" : 1.5 } )") == circle);
  CHECK(again<Shape>(R"({"radius":1.5,)" + std::string(kind) + R"("c\u0069rcle"})") == circle);
  CHECK(again<Shape>(R"({"radius":1.5,"other":{"the \"kind\"":"square"},)" + std::string(kind) + R"("circle"})") == circle);
  CHECK(again<Shape>("{" + std::string(kind) + R"("square"})") == "{" + std::string(kind) + R"("square","side":1})");
  CHECK(again<Shape>("{" + std::string(kind) + R"("n\"o","radius":[1]})") == "{" + std::string(kind) + R"("n\"o"})");
  const std::string drawing = R"({"shapes":[{)" + std::string(kind) + R"("n\"o"},)" + circle + R"(],"last":)" + circle + "}";
  CHECK(again<Drawing>(drawing) == drawing);
}

TEST_CASE("of a repeated tag the last counts, as in JSON.parse") {
  const std::string text = "{" + std::string(kind);
  const std::string circle = text + R"("circle","radius":2})";
  CHECK(again<Shape>(text + R"("square","radius":2,)" + kind + R"("circle"})") == circle);
  CHECK(again<Shape>(text + R"("n\"o","radius":2,)" + kind + R"("circle"})") == circle);
  CHECK(again<Shape>(R"({"radius":2,)" + std::string(kind) + R"("square",)" + kind + R"("circle"})") == circle);
  CHECK(again<Shape>(text + R"("circle","radius":2,)" + kind + R"("n\"o"})") == text + R"("n\"o"})");
}

TEST_CASE("a wrong tag is a mismatch at its place") {
  const std::string expected = R"(: one of "square", "n\"o", "circle", )";
  CHECK(again<Shape>("[]") == ": object, array");
  CHECK(again<Shape>("{}") == R"(/the "kind")" + expected + "nothing");
  CHECK(again<Shape>("{" + std::string(kind) + "null}") == R"(/the "kind")" + expected + "null");
  CHECK(again<Shape>("{" + std::string(kind) + R"("cube"})") == R"(/the "kind")" + expected + R"(string "cube")");
  CHECK(again<Shape>(R"({"radius":1,)" + std::string(kind) + "5}") == R"(/the "kind")" + expected + "number 5");
  CHECK(again<Drawing>(R"({"shapes":[{)" + std::string(kind) + R"("circle","radius":"x"}]})") ==
        R"(/shapes/0/radius: number, string "x")");
  CHECK(again<Drawing>(R"({"shapes":[{)" + std::string(kind) + R"("circle"}]})") == "/shapes/0/radius: number, nothing");
}

TEST_CASE("text that is not JSON is refused within a union") {
  const std::string text = "{" + std::string(kind) + R"("circle","radius":1})";
  for (std::size_t size = 1; size < text.size(); ++size) {
    INFO(text.substr(0, size));
    CHECK(try_from_json<Shape>(text.substr(0, size)).error()->type == error_type::invalid_json);
  }
  const std::string last = R"({"radius":1,)" + std::string(kind) + R"("circle"})";
  for (std::size_t size = 1; size < last.size(); ++size)
    CHECK(try_from_json<Shape>(last.substr(0, size)).error()->type == error_type::invalid_json);
  CHECK(try_from_json<Shape>(R"({"radius":1,,})").error()->type == error_type::invalid_json);
}

TEST_CASE("every other tag is nothing, if the union says so") {
  CHECK(again<Tolerant>(R"({"kind":"cube","side":1})") == "{}");
  CHECK(again<Tolerant>(R"({"side":1,"kind":""})") == "{}");
  CHECK(again<Tolerant>(R"({"kind":"circle","radius":1})") == R"({"kind":"circle","radius":1})");
  CHECK(again<Tolerant>("{}") == "/kind: string, nothing");
  CHECK(again<Tolerant>(R"({"kind":1})") == "/kind: string, number 1");
}

TEST_CASE("a union within itself nests at most 256 levels") {
  const std::string sum = R"({"op":"sum","of":[{"op":"number","value":1},{"op":"sum","of":[]}]})";
  CHECK(again<Expression>(sum) == sum);
  const auto nested = [](int levels) {
    std::string text;
    for (int i = 0; i != levels; ++i) text += R"({"op":"sum","of":[)";
    text += R"({"op":"number","value":1})";
    for (int i = 0; i != levels; ++i) text += "]}";
    return text;
  };
  // A union and its alternative are two levels.
  CHECK(again<Expression>(nested(127)) == nested(127));
  CHECK(again<Expression>(nested(128)).ends_with("/of/0: at most 256 levels, more"));
  Expression deep = Number{};
  for (int i = 0; i != 128; ++i) {
    Sum outer;
    outer.of.push_back(std::move(deep));
    deep = Expression(std::move(outer));
  }
  CHECK_THROWS_WITH(to_json(deep), "The value nests deeper than 256 levels.");
}

TEST_CASE("a union views the text that it was read from") {
  const std::string text = R"({"kind":"view","text":"pear"})";
  Storage storage;
  const auto views = try_from_json<Views>(text, storage);
  CHECK(std::get<View>(*views).text.data() == text.data() + text.find("pear"));
}

namespace tagged_union_test {
struct Throws {
  Throws() = default;
  Throws(const Throws&) { throw std::runtime_error("no copy"); }
  Throws& operator=(const Throws&) = default;
  bool value = false;
};
LAMBDA_WASM_DESCRIBE(Throws, value)
using Valueless = std::variant<Circle, Throws>;
LAMBDA_WASM_DESCRIBE_UNION(Valueless, tag("kind"), (Circle, "circle"), (Throws, "throws"))
}  // namespace tagged_union_test

TEST_CASE("a union that an exception left without a value is not written") {
  Valueless value;
  const Throws throws;
  CHECK_THROWS(value.emplace<Throws>(throws));
  REQUIRE(value.valueless_by_exception());
  CHECK_THROWS_WITH(to_json(value), "A union has no value, because an exception left it without one.");
}
