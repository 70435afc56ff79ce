#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/negotiate.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

std::string choose(std::string accept) {
  const lw::Request request = lw::testing::request({.headers = {{"accept", std::move(accept)}}});
  const lw::Result<std::string_view> chosen = lw::try_accepts<"application/json", "text/csv", "text/html">(request);
  return chosen ? std::string(*chosen) : "none";
}

constexpr auto api = lw::routes(
    lw::route<"GET /", [](const lw::Accepts<"application/json", "text/csv">& type) { return std::string(*type); }>,
    lw::route<"GET /{id}", [](int id, lw::Accepts<"text/csv"> type) { return std::to_string(id) + std::string(*type); }>);

}  // namespace

TEST_CASE("the type with the greatest weight is chosen, and of several the first that is offered") {
  CHECK(choose("") == "application/json");
  CHECK(choose("*/*") == "application/json");
  CHECK(choose("text/csv") == "text/csv");
  CHECK(choose("TEXT/CSV") == "text/csv");
  CHECK(choose("text/html, text/csv") == "text/csv");
  CHECK(choose("text/html;q=0.9, text/csv;q=0.8") == "text/html");
  CHECK(choose("text/csv;q=0.001,text/html ; Q=0.002") == "text/html");
  CHECK(choose("application/json;q=0.5, */*") == "text/csv");
  CHECK(choose("text/*;q=0.5, application/json;q=0.4") == "text/csv");
  CHECK(choose("application/json;charset=utf-8") == "application/json");
  CHECK(choose("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8") == "text/html");
}

TEST_CASE("the most exact range decides, wherever it stands") {
  CHECK(choose("*/*, text/*;q=0.1, application/json;q=0") == "text/csv");
  CHECK(choose("application/json;q=0, text/csv;q=0, */*;q=1") == "text/html");
  CHECK(choose("text/html;level=1;q=0.3, text/*;q=0.7, */*;q=0.2") == "text/csv");
  CHECK(choose("text/*, text/csv;q=0.2") == "text/html");
}

TEST_CASE("types that are not accepted are not chosen") {
  CHECK(choose("image/png") == "none");
  CHECK(choose("*/*;q=0") == "none");
  CHECK(choose("text/*;q=0.0") == "none");
  CHECK(choose("text") == "none");
  CHECK(choose("text/cs") == "none");
  CHECK(choose("text/csvs") == "none");
  CHECK(choose("/*") == "none");
  CHECK(choose("t/*") == "none");
  CHECK(choose(",;,") == "none");
}

TEST_CASE("a handler takes the chosen type, and otherwise the reply is a 406") {
  const auto reply = [](std::string path, std::string accept) {
    const lw::Response response =
        lw::testing::reply(api, lw::testing::request({.path = std::move(path), .headers = {{"accept", std::move(accept)}}}));
    return std::to_string(response.status) + " " + response.body;
  };
  CHECK(reply("/", "text/csv") == "200 text/csv");
  CHECK(reply("/7", "text/*") == "200 7text/csv");
  CHECK(reply("/", "image/png") ==
        R"(406 {"title":"Not Acceptable","status":406,"detail":"There is only application/json, text/csv."})");
}

TEST_CASE("accepts throws the refusal") {
  CHECK(lw::accepts<"text/csv">(lw::testing::request({})) == "text/csv");
  CHECK_THROWS_AS(static_cast<void>(lw::accepts<"text/csv">(lw::testing::request({.headers = {{"accept", "a/b"}}}))),
                  lw::HttpError);
}
