#include <catch_amalgamated.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <lambda_wasm/result.hpp>

using namespace lambda_wasm;

namespace {

struct OutOfStock : Error {
  OutOfStock() : Error("shop::OutOfStock", "no more pears") {}
};

Result<std::string> greeting(std::string_view name) {
  if (name.empty()) return Error("no name");
  if (name == "nobody") return HttpError(404, "nobody is here");
  if (name == "pear") return OutOfStock();
  return "hello " + std::string(name);
}

Result<std::size_t> length(std::string_view name) {
  Result<std::string> text = greeting(name);
  if (!text) return text.failure();
  return text->size();
}

Result<void> check(bool good) {
  if (!good) return Error("not good");
  return {};
}

}  // namespace

TEST_CASE("a Result holds the value, the Error or the HttpError it was constructed from") {
  const auto value = greeting("you");
  CHECK(value.has_value());
  CHECK(static_cast<bool>(value));
  CHECK(*value == "hello you");
  CHECK(value->size() == 9);
  CHECK(value.error() == nullptr);
  CHECK(value.http_error() == nullptr);

  const auto error = greeting("");
  CHECK_FALSE(error.has_value());
  REQUIRE(error.error() != nullptr);
  CHECK(error.error()->message == "no name");
  CHECK(error.http_error() == nullptr);

  const auto http = greeting("nobody");
  CHECK_FALSE(static_cast<bool>(http));
  REQUIRE(http.http_error() != nullptr);
  CHECK(http.http_error()->status == 404);
  CHECK(http.error() == nullptr);
}

TEST_CASE("an Error of a user's type is stored as an Error") {
  const auto result = greeting("pear");
  REQUIRE(result.error() != nullptr);
  CHECK(result.error()->type == "shop::OutOfStock");
}

TEST_CASE("a failure converts to a Result of another type") {
  CHECK(*length("you") == 9);
  REQUIRE(length("").error() != nullptr);
  CHECK(length("").error()->message == "no name");
  REQUIRE(length("nobody").http_error() != nullptr);
  CHECK(length("nobody").http_error()->detail == "nobody is here");
}

TEST_CASE("value() returns the value or throws the failure") {
  CHECK(greeting("you").value() == "hello you");
  CHECK_THROWS_AS(greeting("").value(), Error);
  CHECK_THROWS_AS(greeting("nobody").value(), HttpError);
  const auto kept = greeting("you");
  CHECK(kept.value() == "hello you");
  auto changed = greeting("you");
  changed.value() += "!";
  *changed += "?";
  CHECK(*changed == "hello you!?");
}

TEST_CASE("a Result of a move-only type") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  STATIC_CHECK(!std::is_copy_constructible_v<Result<std::unique_ptr<int>>>);
  STATIC_CHECK(std::is_copy_constructible_v<Result<std::string>>);
  Result<std::unique_ptr<int>> moved = std::move(result);
  std::unique_ptr<int> out = std::move(moved).value();
  CHECK(*out == 7);
  std::unique_ptr<int> again = *Result<std::unique_ptr<int>>(std::move(out));
  CHECK(*again == 7);
}

TEST_CASE("a Result of void") {
  CHECK(check(true).has_value());
  CHECK(check(true).error() == nullptr);
  CHECK_NOTHROW(check(true).value());
  REQUIRE(check(false).error() != nullptr);
  CHECK(check(false).error()->message == "not good");
  CHECK_THROWS_AS(check(false).value(), Error);
  const Result<void> http = HttpError(400, "x");
  REQUIRE(http.http_error() != nullptr);
  CHECK(http.error() == nullptr);
  const Result<int> passed = check(false).failure();
  CHECK(passed.error()->message == "not good");
}

TEST_CASE("a type that converts to the value converts to the Result, with the same implicitness") {
  STATIC_CHECK(std::is_convertible_v<const char*, Result<std::string>>);
  STATIC_CHECK(!std::is_convertible_v<std::string_view, Result<std::string>>);
  STATIC_CHECK(std::is_constructible_v<Result<std::string>, std::string_view>);
  STATIC_CHECK(std::is_convertible_v<Error, Result<std::string>>);
  STATIC_CHECK(std::is_convertible_v<HttpError, Result<void>>);
  STATIC_CHECK(!std::is_convertible_v<const char*, Result<int>>);
  const Result<std::vector<int>> list = {{1, 2, 3}};
  CHECK(list->size() == 3);
}
