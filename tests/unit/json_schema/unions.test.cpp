#include <catch_amalgamated.hpp>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <lambda_wasm/json_schema.hpp>

using namespace lambda_wasm;

namespace unions_schema_test {

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, radius)
using Shape = std::variant<Circle, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (std::monostate, "none"))
struct Tolerant : std::variant<std::monostate, Circle> {};
LAMBDA_WASM_DESCRIBE_UNION(Tolerant, tag("kind"), (Circle, "circle"), (std::monostate, otherwise))
struct Keyed : std::variant<std::string, std::monostate> {};
LAMBDA_WASM_DESCRIBE_UNION(Keyed, keyed, (std::string, "S"), (std::monostate, otherwise))
struct Id {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(Id, text)
enum class State { on, other };
LAMBDA_WASM_DESCRIBE_ENUM(State, on, (other, otherwise))

// The schema without its beginning and its end.
template <class T>
std::string schema(Direction direction = Direction::input) {
  const std::string text = json_schema<T>(direction), begin = R"({"$schema":"https://json-schema.org/draft/2020-12/schema",)";
  REQUIRE(text.starts_with(begin));
  return text.substr(begin.size(), text.size() - begin.size() - 1);
}

}  // namespace unions_schema_test
using namespace unions_schema_test;

TEST_CASE("the JSON Schema of a union with a tag tells its alternatives by the tag") {
  CHECK(
      schema<Shape>().find(
          R"({"oneOf":[{"allOf":[{"type":"object","properties":{"kind":{"const":"circle"}},"required":["kind"]},{"$ref":"#/$defs/Circle"}]},{"type":"object","properties":{"kind":{"const":"none"}},"required":["kind"]}]})") !=
      std::string::npos);
  CHECK(schema<Tolerant>().find(R"("properties":{"kind":{"type":"string","not":{"enum":["circle"]}}},"required":["kind"]})") !=
        std::string::npos);
  CHECK(schema<Tolerant>(Direction::output).find(R"({"type":"object","maxProperties":0})") != std::string::npos);
}

TEST_CASE("the JSON Schema of a keyed union is one of objects with one member") {
  CHECK(
      schema<Keyed>().find(
          R"({"oneOf":[{"type":"object","properties":{"S":{"type":"string"}},"required":["S"],"minProperties":1,"maxProperties":1},{"type":"object","propertyNames":{"type":"string","not":{"enum":["S"]}},"additionalProperties":{"not":{"type":"null"}},"minProperties":1,"maxProperties":1}]})") !=
      std::string::npos);
  CHECK(schema<Keyed>(Direction::output).find(R"({"type":"object","maxProperties":0}]})") != std::string::npos);
}

TEST_CASE("the JSON Schema of a variant is any of its alternatives'") {
  CHECK(schema<std::variant<std::monostate, std::string, std::vector<bool>>>() ==
        R"("anyOf":[{"type":"null"},{"type":"string"},{"type":"array","items":{"type":"boolean"}}])");
}

TEST_CASE("the JSON Schema of a value is a definition of its own, which is the other type's") {
  CHECK(schema<Id>() == R"("$ref":"#/$defs/Id","$defs":{"Id":{"type":"string"}})");
}

TEST_CASE("an enum that takes unknown names names the others too") {
  CHECK(schema<State>() == R"("anyOf":[{"enum":["on","other"]},{"type":"string"}])");
  CHECK(schema<State>(Direction::output) == schema<State>());
}
