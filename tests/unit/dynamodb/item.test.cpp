#include <catch_amalgamated.hpp>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <lambda_wasm/dynamodb/item.hpp>
#include <lambda_wasm/json/json.hpp>

// tests/unit/edge/kinds.test.cpp and tests/vectors/codec.json test how items cross.

using namespace lambda_wasm;

namespace item_test {

struct Order {
  std::string id;
  std::uint32_t total = 0;
  dynamodb::Set<std::string> tags;
  friend bool operator==(const Order&, const Order&) = default;
};
LAMBDA_WASM_DESCRIBE(Order, id, total, (tags, defaulted))

}  // namespace item_test
using namespace item_test;

TEST_CASE("an item has the members of its struct") {
  dynamodb::Item<Order> item{{"a", 42, {"x", "y"}}};
  item->total += 1;
  CHECK((*item).total == 43);
  CHECK(item == dynamodb::Item<Order>(Order{"a", 43, {"x", "y"}}));
  CHECK(to_json(item) == R"({"id":{"S":"a"},"total":{"N":"43"},"tags":{"SS":["x","y"]}})");
  CHECK(to_json(*item) == R"({"id":"a","total":43,"tags":["x","y"]})");
  CHECK(from_json<dynamodb::Item<Order>>(to_json(item)) == item);
  CHECK(dynamodb::Item<Order>()->total == 0);
}

TEST_CASE("a value under another letter is refused with its place and both letters") {
  const auto read = try_from_json<std::vector<dynamodb::Item<Order>>>(R"([{"id":{"S":"a"},"total":{"S":"5"}}])");
  REQUIRE_FALSE(read);
  CHECK(read.error()->mismatches[0] == Mismatch{"/0/total", "value under N", "value under S"});
  CHECK_FALSE(try_from_json<std::vector<int>>(R"(["5"])"));
  CHECK_FALSE(try_from_json<std::vector<double>>(R"(["5"])"));
  CHECK_FALSE(try_from_json<dynamodb::Item<Order>>(R"({"id":{"S":"a")"));
  CHECK_FALSE(try_from_json<dynamodb::Item<Order>>(R"({"id":{"S":"a" 5}})"));
  CHECK_FALSE(try_from_json<dynamodb::Item<Order>>(R"({"id":{"Z":1,)"));
}

TEST_CASE("which types an item takes") {
  STATIC_CHECK(Crossing<dynamodb::Item<Order>>);
  STATIC_CHECK(detail::fits_item<Order>());
  STATIC_CHECK_FALSE(detail::fits_item<std::variant<std::string, bool>>());
  STATIC_CHECK_FALSE(detail::fits_item<std::vector<OneOrMany<bool>>>());
  STATIC_CHECK_FALSE(detail::fits_item<dynamodb::Set<bool>>());
  STATIC_CHECK_FALSE(detail::has_views<dynamodb::Item<Order>>());
}
