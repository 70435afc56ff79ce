#include <catch_amalgamated.hpp>

#include <chrono>
#include <string>
#include <utility>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/testing.hpp>

using namespace lambda_wasm;

namespace {

std::string text_of(const auto& values) {
  std::string text;
  for (const auto& [name, value] : values) text.append(name).append("=").append(value).append(";");
  return text;
}

Response hello(const Request& request) {
  return {200, std::string("Hello, ").append(request.query.get("name").value_or("world"))};
}

struct Point {
  int x = 0;
};
LAMBDA_WASM_DESCRIBE(Point, x)

}  // namespace

TEST_CASE("a test request has only the parts that were set") {
  const Request request = testing::request({});
  CHECK(request.method == "GET");
  CHECK(request.path == "/");
  CHECK(request.sender == Sender::function_url);
  CHECK(request.query.empty());
  CHECK(request.headers.empty());
  CHECK(request.cookies.empty());
  CHECK(request.body().empty());
  CHECK(request.header<"host">() == std::nullopt);
  CHECK(request.host().empty());
  CHECK(request.route().empty());
  CHECK(request.time() == std::nullopt);
}

TEST_CASE("a test request owns its parts") {
  testing::RequestParts parts{.method = "POST",
                              .path = "/orders/7",
                              .query = {{"tag", "a"}, {"tag", "b"}},
                              .headers = {{"Host", "example.com"}, {"X-A", "1"}},
                              .cookies = {{"c", "3"}, {"d", "4"}},
                              .body = R"({"x": 5})",
                              .path_parameters = {{"id", "7"}},
                              .stage_variables = {{"table", "orders"}},
                              .route = "POST /orders/{id}",
                              .stage = "dev",
                              .source_ip = "192.0.2.1",
                              .request_id = "r",
                              .protocol = "HTTP/2",
                              .time = Request::Time(std::chrono::milliseconds(1)),
                              .sender = Sender::alb};
  const Request request = testing::request(parts);
  parts = {};
  CHECK(request.method == "POST");
  CHECK(request.path == "/orders/7");
  CHECK(request.sender == Sender::alb);
  CHECK(text_of(request.query) == "tag=a;tag=b;");
  CHECK(text_of(request.headers) == "Host=example.com;X-A=1;cookie=c=3; d=4;");
  CHECK(request.header<"HOST">() == "example.com");
  CHECK(request.headers.get("x-a") == "1");
  CHECK(request.header<"cookie">() == "c=3; d=4");
  CHECK(text_of(request.cookies) == "c=3;d=4;");
  CHECK(request.json<Point>().x == 5);
  CHECK(text_of(request.path_parameters) == "id=7;");
  CHECK(text_of(request.stage_variables) == "table=orders;");
  CHECK(request.route() == "POST /orders/{id}");
  CHECK(request.stage() == "dev");
  CHECK(request.source_ip() == "192.0.2.1");
  CHECK(request.request_id() == "r");
  CHECK(request.protocol() == "HTTP/2");
  CHECK(request.time() == Request::Time(std::chrono::milliseconds(1)));
  CHECK(request.own().query.get("tag") == "a");
  CHECK(request.raw_query() == "tag=a&tag=b");
  CHECK_THROWS_AS((void)request.event<Point>(), Error);
}

TEST_CASE("a test request without cookies takes them from its cookie headers") {
  const Request request = testing::request({.headers = {{"Cookie", "a=1; b=2"}, {"cookie", "c=3"}}});
  CHECK(text_of(request.cookies) == "a=1;b=2;c=3;");
}

TEST_CASE("a handler can be called with a test request") {
  CHECK(hello(testing::request({.query = {{"name", "you"}}})).body == "Hello, you");
  CHECK(hello(testing::request({})).body == "Hello, world");
  CHECK_THROWS_AS((void)testing::request({.body = "{"}).json<Point>(), HttpError);
}
