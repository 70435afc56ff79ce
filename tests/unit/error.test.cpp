#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/error.hpp>

using namespace lambda_wasm;

TEST_CASE("an Error has a type, a message and is a std::exception") {
  const Error named("shop::OutOfStock", "no more pears");
  CHECK(named.type == "shop::OutOfStock");
  CHECK(named.message == "no more pears");
  CHECK(std::string(static_cast<const std::exception&>(named).what()) == "no more pears");
  CHECK(named.mismatches.empty());
  CHECK(named.count == 0);

  CHECK(Error("plain").type == error_type::error);
  CHECK(Error(error_type::invalid_json, "x").type == "lambda_wasm::InvalidJson");
}

TEST_CASE("an Error keeps the first 32 mismatches and counts all") {
  Error error("wrong");
  for (int i = 0; i < 40; ++i) error.add({"/" + std::to_string(i), "integer", "string"});
  CHECK(error.count == 40);
  REQUIRE(error.mismatches.size() == max_mismatches);
  CHECK(max_mismatches == 32);
  CHECK(error.mismatches.front() == Mismatch{"/0", "integer", "string"});
  CHECK(error.mismatches.back() == Mismatch{"/31", "integer", "string"});
}

TEST_CASE("an HttpError has a status and a detail and is a std::exception") {
  HttpError missing(404, "no such order");
  CHECK(missing.status == 404);
  CHECK(missing.detail == "no such order");
  CHECK(std::string(static_cast<const std::exception&>(missing).what()) == "no such order");
  CHECK((missing.type.empty() && missing.title.empty() && missing.instance.empty() && missing.errors.empty()));
  CHECK(HttpError(503).detail.empty());

  for (int i = 0; i < 33; ++i) missing.add({"/" + std::to_string(i), "", ""});
  CHECK(missing.count == 33);
  CHECK(missing.errors.size() == 32);
}
