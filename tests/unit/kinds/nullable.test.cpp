#include <catch_amalgamated.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace nullable_test {

using Number = std::optional<std::optional<std::int32_t>>;

struct Patch {
  Number number;
  std::optional<std::unique_ptr<std::string>> text;
};
LAMBDA_WASM_DESCRIBE(Patch, number, text)

struct Defaulted {
  Number number = 5;
};
LAMBDA_WASM_DESCRIBE(Defaulted, (number, defaulted))

template <class T>
std::string schema() {
  return std::string(detail::codec_text<T>.data()).substr(detail::codec_marker.size());
}

}  // namespace nullable_test
using namespace nullable_test;

TEST_CASE("an optional of an optional tells absent, null and a value apart") {
  CHECK(schema<Number>() == "~i");
  CHECK(schema<std::unique_ptr<std::optional<bool>>>() == "~b");
  CHECK(schema<std::optional<std::unique_ptr<bool>>>() == "~b");
  CHECK(schema<std::optional<Number>>() == "~?i");

  const Patch absent = *try_from_json<Patch>("{}");
  CHECK_FALSE(absent.number.has_value());
  CHECK_FALSE(absent.text.has_value());
  const Patch null = *try_from_json<Patch>(R"({"number":null,"text":null})");
  REQUIRE(null.number.has_value());
  CHECK_FALSE(null.number->has_value());
  REQUIRE(null.text.has_value());
  CHECK(*null.text == nullptr);
  const Patch value = *try_from_json<Patch>(R"({"number":7,"text":"x"})");
  CHECK(value.number == Number(7));
  CHECK(**value.text == "x");

  CHECK(to_json(absent) == "{}");
  CHECK(to_json(null) == R"({"number":null,"text":null})");
  CHECK(to_json(value) == R"({"number":7,"text":"x"})");
}

TEST_CASE("null of a defaulted member is a value; only absence keeps the initialiser") {
  CHECK(try_from_json<Defaulted>("{}")->number == Number(5));
  CHECK(try_from_json<Defaulted>(R"({"number":null})")->number == Number(std::optional<std::int32_t>()));
  CHECK(try_from_json<Defaulted>(R"({"number":1,"number":null})")->number == Number(std::optional<std::int32_t>()));
}

TEST_CASE("an absent value is null in an array, and left out of a map") {
  const Number null = std::optional<std::int32_t>();
  CHECK(to_json(std::vector<Number>{{}, null, 1}) == "[null,null,1]");
  CHECK(to_json(std::map<std::string, Number>{{"a", {}}, {"b", null}, {"c", 1}}) == R"({"b":null,"c":1})");
  CHECK(*try_from_json<std::vector<Number>>("[null,1]") == std::vector<Number>{null, 1});
  CHECK(*try_from_json<std::map<std::string, Number>>(R"({"a":null,"b":1})") ==
        std::map<std::string, Number>{{"a", null}, {"b", 1}});
}
