#include <catch2/catch_test_macros.hpp>

#include <lambda_wasm.hpp>
#include <lambda_wasm/testing.hpp>

namespace lw = lambda_wasm;

lw::Response hello(const lw::Request& request);

TEST_CASE("hello greets by name") {
  const lw::Response response = hello(lw::testing::request({.query = {{"name", "Ada"}}}));
  CHECK(response.status == 200);
  CHECK(response.body == "Hello, Ada!");
}

TEST_CASE("hello greets the world") { CHECK(hello(lw::testing::request({})).body == "Hello, world!"); }

TEST_CASE("hello answers an HTTP API") {
  const auto outcome = lw::testing::invoke("handler", R"({"version": "2.0", "rawPath": "/hello", "rawQueryString": "name=Ada",
                                                          "requestContext": {"http": {"method": "GET"}}})");
  CHECK(outcome.reply == R"({"statusCode":200,"body":"Hello, Ada!","headers":{"content-type":"text/plain; charset=utf-8"}})");
}
