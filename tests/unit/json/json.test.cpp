#include <catch_amalgamated.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/json/json.hpp>

#include "exact.hpp"

using namespace lambda_wasm;

namespace json_test {

struct Line {
  std::string sku;
  std::optional<std::int64_t> count;
  friend bool operator==(const Line&, const Line&) = default;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)

template <class Item>
struct Page {
  std::vector<Item> items;
  std::map<std::string, Item> by_name;
  friend bool operator==(const Page&, const Page&) = default;
};
template <class Item>
LAMBDA_WASM_DESCRIBE(Page<Item>, items, by_name)

struct Views {
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(Views, name)

}  // namespace json_test
using namespace json_test;

TEST_CASE("a value is the same after writing and reading") {
  const Page<Line> page{{{"a", 1}, {"b\n\"é", std::nullopt}}, {{"", {"c", INT64_MIN}}, {"d/~", {"", INT64_MAX}}}};
  const Result<Page<Line>> again = try_from_json<Page<Line>>(to_json(page));
  REQUIRE(again);
  CHECK(*again == page);
}

TEST_CASE("a result is the value, or the error") {
  CHECK(try_from_json<Line>(R"({"sku":"x"})")->sku == "x");
  const Result<Line> invalid = try_from_json<Line>("{");
  REQUIRE(invalid.error() != nullptr);
  CHECK(invalid.error()->type == "lambda_wasm::InvalidJson");
  CHECK(invalid.error()->message == "The text is not JSON: it ends too early, at byte 1 (line 1, column 2).");
  const Result<Line> wrong = try_from_json<Line>("{}");
  REQUIRE(wrong.error() != nullptr);
  CHECK(wrong.error()->type == "lambda_wasm::InvalidValue");
  CHECK(wrong.error()->message == "The value at /sku does not fit: expected string, found nothing.");
  CHECK(wrong.error()->mismatches == std::vector<Mismatch>{{"/sku", "string", "nothing"}});
  CHECK(wrong.error()->count == 1);
}

TEST_CASE("a text of 6 MB is read and written, and its strings need no additional memory") {
  std::vector<std::string> many(60'000, std::string(97, 'x'));
  const std::string text = to_json(many);
  CHECK(text.size() == 6'000'001);
  Storage storage;
  const char* const first = storage.allocate(1);
  const Result<std::vector<std::string_view>> views = try_from_json<std::vector<std::string_view>>(text, storage);
  REQUIRE(views);
  CHECK(views->size() == many.size());
  CHECK(views->back() == many.back());
  CHECK(storage.allocate(1) - first < 100);
}

TEST_CASE("a value that views its text needs a storage that outlives it") {
  Storage storage;
  const std::string text = R"({"name":"pe\u0061r"})";
  CHECK(try_from_json<Views>(text, storage)->name == "pear");
}

#if LAMBDA_WASM_EXCEPTIONS
TEST_CASE("from_json throws what try_from_json returns") {
  CHECK(from_json<Line>(R"({"sku":"x","count":5})") == Line{"x", 5});
  CHECK_THROWS_MATCHES(from_json<Line>("{}"), Error,
                       Catch::Matchers::Message("The value at /sku does not fit: expected string, found nothing."));
  CHECK_THROWS_MATCHES(from_json<Line>("{]"), Error,
                       Catch::Matchers::Message("The text is not JSON: unexpected ']', at byte 1 (line 1, column 2)."));
}
#endif
