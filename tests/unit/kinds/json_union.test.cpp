#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace json_union_test {

struct Point {
  int x = 0;
};
LAMBDA_WASM_DESCRIBE(Point, x)

using Simple = std::variant<std::string, double, std::vector<Point>>;
using All = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<int>, Point>;

// A type that derives from a variant may contain itself.
struct Tree : std::variant<double, std::vector<Tree>, std::map<std::string, Tree>> {
  using variant::variant;
};

struct Holds {
  Simple value;
  std::optional<std::variant<bool, std::string>> more;
};
LAMBDA_WASM_DESCRIBE(Holds, value, more)

static_assert(Crossing<Simple> && Crossing<Tree> && !Crossing<std::variant<bool, std::vector<void*>>>);
static_assert(detail::has_views<std::variant<bool, std::string_view>>() && !detail::has_views<Simple>());
static_assert(detail::is_recursive<Tree>());

template <class T>
std::string again(std::string_view text) {
  const Result<T> value = try_from_json<T>(text);
  if (value) return to_json(*value);
  if (value.error()->mismatches.empty()) return value.error()->message;
  const Mismatch& first = value.error()->mismatches.front();
  return first.pointer + ": " + first.expected + ", " + first.found;
}
template <class T>
std::string_view schema() {
  return std::string_view(detail::codec_text<T>.data()).substr(detail::codec_marker.size());
}

}  // namespace json_union_test
using namespace json_union_test;

TEST_CASE("the schema of a variant is its alternatives'") {
  CHECK(schema<Simple>() == "|Jsd[@0;)");
  CHECK(schema<All>() == "|Jnbls[i@0;)");
  CHECK(schema<Tree>() == "@0;");
  CHECK(std::string_view(detail::TypeText<Tree>::descriptor.data()).substr(detail::type_marker.size()) == "|Jd[@0;{@0;)");
}

TEST_CASE("the type of JSON tells the alternative") {
  for (const char* text : {"null", "true", "-5", R"("x")", "[1,2]", R"({"x":1})", "[]"}) CHECK(again<All>(text) == text);
  CHECK(again<All>(" \n [ 1 ] ") == "[1]");
  CHECK(try_from_json<All>("-5")->index() == 2);
  CHECK(again<Holds>(R"({"value":[{"x":1}],"more":"y"})") == R"({"value":[{"x":1}],"more":"y"})");
  CHECK(again<Holds>(R"({"value":1,"more":null})") == R"({"value":1})");
  const std::string tree = R"([1,[2,{"a":[]}],{}])";
  CHECK(again<Tree>(tree) == tree);
}

TEST_CASE("decimal text is an integer of 64 bits, unless another alternative takes strings") {
  CHECK(again<std::variant<bool, std::int64_t>>(R"("9007199254740993")") == "9007199254740993");
  CHECK(again<std::variant<bool, std::optional<std::uint64_t>>>(R"("5")") == "5");
  CHECK(again<std::variant<std::string, std::int64_t>>(R"("5")") == R"("5")");
  CHECK(again<std::variant<bool, std::int32_t>>(R"("5")") == R"(: boolean or integer of 32 bits, string "5")");
}

TEST_CASE("a value of another type is a mismatch, which names all alternatives") {
  CHECK(again<Simple>("true") == ": string, number or array, boolean true");
  CHECK(again<Holds>(R"({"value":{}})") == "/value: string, number or array, object");
  CHECK(again<Holds>("{}") == "/value: string, number or array, nothing");
  CHECK(again<Holds>(R"({"value":[{"x":"y"}]})") == R"(/value/0/x: integer of 32 bits, string "y")");
  CHECK(again<std::variant<std::monostate, bool>>("1") == ": null or boolean, number 1");
  CHECK(again<std::variant<std::uint8_t, bool>>("256") == ": integer from 0 to 255, number 256");
  CHECK(again<Simple>("?").starts_with("The text is not JSON"));
  CHECK(again<Simple>("").starts_with("The text is not JSON"));
}

TEST_CASE("a tree nests at most 256 levels") {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  CHECK(again<Tree>(nested(256)) == nested(256));
  CHECK(again<Tree>(nested(257)).ends_with("/0: at most 256 levels, more"));
}
