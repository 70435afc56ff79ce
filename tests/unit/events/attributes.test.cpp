#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_attributes_test {

TEST_CASE("attributes are found by name and listed in the event's order", "[events]") {
  Storage storage;
  const auto texts = *try_from_json<Attributes>(R"({"b":"2","a":"","c":"3"})", storage);
  CHECK(texts.get("b") == "2");
  CHECK(texts.get("a") == "");
  CHECK(texts.get("d") == std::nullopt);
  CHECK(texts.size() == 3);
  std::string all;
  for (const auto& [name, value] : texts) all.append(name).append(value);
  CHECK(all == "b2ac3");
  CHECK(to_json(texts) == R"({"b":"2","a":"","c":"3"})");
}

TEST_CASE("an attribute that is no text is found as a pointer", "[events]") {
  Storage storage;
  const auto numbers = *try_from_json<AttributesOf<int>>(R"({"a":7})", storage);
  REQUIRE(numbers.get("a") != nullptr);
  CHECK(*numbers.get("a") == 7);
  CHECK(numbers.get("b") == nullptr);
  CHECK(AttributesOf<int>{}.empty());
}

}  // namespace events_attributes_test
