#include <catch_amalgamated.hpp>

#include <array>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>

using namespace lambda_wasm;

namespace tuple_test {

struct Line {
  std::string sku;
  int count = 1;
};
LAMBDA_WASM_DESCRIBE(Line, sku, (count, defaulted))

struct Order {
  std::pair<Line, bool> first;
};
LAMBDA_WASM_DESCRIBE(Order, first)

template <class T>
std::string schema() {
  return std::string(detail::codec_text<T>.data()).substr(detail::codec_marker.size());
}

template <class T>
std::string refused(std::string_view text) {
  const Result<T> read = try_from_json<T>(text);
  if (read) return "nothing";
  std::string places;
  for (const Mismatch& mismatch : read.error()->mismatches)
    places += mismatch.pointer + ": " + mismatch.expected + ", not " + mismatch.found + "\n";
  return places.empty() ? read.error()->type : places;
}

}  // namespace tuple_test
using namespace tuple_test;

TEST_CASE("a tuple or a pair is an array of exactly its elements") {
  using Tuple = std::tuple<std::string, std::int32_t, std::vector<bool>>;
  CHECK(schema<Tuple>() == "<si[b>");
  CHECK(schema<std::pair<std::int64_t, std::optional<double>>>() == "<l?d>");
  CHECK(schema<std::tuple<>>() == "<>");

  const Tuple value = *try_from_json<Tuple>(R"([ "a" , 2 , [true] ])");
  CHECK(value == Tuple("a", 2, {true}));
  CHECK(to_json(value) == R"(["a",2,[true]])");
  CHECK(to_json(std::pair<std::int64_t, std::optional<double>>(1, {})) == "[1,null]");
  CHECK(to_json(std::tuple<>()) == "[]");
  CHECK(try_from_json<std::tuple<>>("[]").has_value());
}

TEST_CASE("an array of another size is not the tuple") {
  using Tuple = std::tuple<int, int>;
  for (const char* text : {"[]", "[1]", "[1,2,3]", "[[1,2]]"})
    CHECK(refused<Tuple>(text).find(": array of 2, not array\n") != std::string::npos);
  CHECK(refused<Tuple>("{}") == ": array of 2, not object\n");
  CHECK(refused<Tuple>("[1,true]") == "/1: integer of 32 bits, not boolean true\n");
  CHECK(refused<std::tuple<>>("[1]") == ": array of 0, not array\n");
  for (const char* text : {"[1,2", "[1,]", "[1,2,]", "[,2]", "[1 2]", "["})
    CHECK(refused<Tuple>(text) == error_type::invalid_json);
}

TEST_CASE("a second value for a member keeps nothing of the first") {
  const Order order = *try_from_json<Order>(R"({"first":[{"sku":"a","count":5},true],"first":[{"sku":"b"},false]})");
  CHECK(order.first.first.sku == "b");
  CHECK(order.first.first.count == 1);
}

TEST_CASE("a vector of pairs with string keys is a map; other pairs are arrays") {
  CHECK(schema<std::vector<std::pair<std::string, int>>>() == "{i");
  CHECK(schema<std::vector<std::pair<std::string_view, int>>>() == "{i");
  CHECK(schema<std::vector<std::pair<int, int>>>() == "[<ii>");
  CHECK(schema<std::list<std::pair<std::string, int>>>() == "[<si>");
  CHECK(schema<std::array<std::pair<std::string, int>, 2>>() == "#2:<si>");
  CHECK(to_json(std::vector<std::pair<int, int>>{{1, 2}, {3, 4}}) == "[[1,2],[3,4]]");
}

TEST_CASE("tuples whose elements cannot be read into do not cross") {
  STATIC_CHECK(Crossing<std::tuple<std::pair<int, std::string_view>>>);
  STATIC_CHECK_FALSE(Crossing<std::tuple<int&>>);
  STATIC_CHECK_FALSE(Crossing<std::pair<const int, int>>);
  STATIC_CHECK_FALSE(Crossing<std::pair<char, int>>);
  STATIC_CHECK(detail::has_views<std::pair<int, std::string_view>>());
  STATIC_CHECK_FALSE(detail::has_views<std::pair<int, std::string>>());
}
