#include <catch_amalgamated.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/entity_tag.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace entity_tag_test {

struct Vector {
  std::string list;
  std::string tag;
  bool listed = false;
};
LAMBDA_WASM_DESCRIBE(Vector, list, tag, listed)

}  // namespace entity_tag_test

namespace {

int status_of(std::string condition, std::string_view tag) {
  const lw::Request request = lw::testing::request({.headers = {{"if-match", std::move(condition)}}});
  const lw::Result<void> matches = lw::try_require_match(request, tag);
  return matches ? 200 : matches.failure().http_error()->status;
}

}  // namespace

// tests/javascript/negotiate.test.mjs has the same vectors.
TEST_CASE("lists of tags are compared weakly as in the vectors") {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "vectors/entity_tags.json", std::ios::binary);
  REQUIRE(stream.good());
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto vectors = lw::from_json<std::vector<entity_tag_test::Vector>>(text);
  REQUIRE(vectors.size() > 10);
  for (const auto& [list, tag, is_listed] : vectors) {
    CAPTURE(list, tag);
    CHECK(lw::detail::lists_tag(list, tag, lw::detail::TagComparison::weak) == is_listed);
  }
}

TEST_CASE("a change needs If-Match with the tag of what it changes") {
  CHECK(status_of("\"7\"", "\"7\"") == 200);
  CHECK(status_of("\"6\", \"7\"", "\"7\"") == 200);
  CHECK(status_of("*", "\"7\"") == 200);
  CHECK(status_of("\"8\"", "\"7\"") == 412);
  CHECK(status_of("7", "\"7\"") == 412);
  CHECK(status_of("", "\"7\"") == 428);
}

TEST_CASE("weak tags do not match") {
  CHECK(status_of("W/\"7\"", "\"7\"") == 412);
  CHECK(status_of("W/\"7\", \"7\"", "\"7\"") == 200);
  CHECK(status_of("W/\"7\"", "W/\"7\"") == 412);
  CHECK(status_of("\"7\"", "W/\"7\"") == 412);
}

TEST_CASE("tags are told apart by their quotes") {
  CHECK(status_of("\"a\",\"b\"", "\",\"") == 412);
  CHECK(status_of("\"a,b\"", "\"b\"") == 412);
}

TEST_CASE("require_match throws the refusal") {
  CHECK_NOTHROW(lw::require_match(lw::testing::request({.headers = {{"if-match", "*"}}}), "\"7\""));
  try {
    lw::require_match(lw::testing::request({}), "\"7\"");
    FAIL("it did not throw");
  } catch (const lw::HttpError& error) {
    CHECK(error.status == 428);
    CHECK(error.detail == "The request needs If-Match with the ETag of what it changes.");
  }
}
