#include <catch_amalgamated.hpp>

#include <chrono>
#include <string>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

struct User {
  std::string name;
};
User user(const lw::Request& request) {
  if (request.header<"authorization">()) return {"Ada"};
  throw lw::HttpError(401);
}
std::string hello() { return "hello"; }
std::string page(const lw::Request& request) { return "page " + std::string(request.path); }
lw::Task<lw::Response> later(lw::Given<User> user) {
  co_await lw::sleep_for(std::chrono::milliseconds(1));
  co_return lw::Response{404, "nothing for " + user->name, {}, {}};
}

constexpr auto api = lw::routes(lw::fallback<page>, lw::route<"GET /", hello>, lw::group<"/plain">(lw::route<"GET /a", hello>),
                                lw::group<"/users">(lw::use<user>, lw::route<"GET /a", hello>, lw::fallback<later>,
                                                    lw::group<"/deep">(lw::route<"GET /a", hello>)));

std::string reply(std::string method, std::string path, bool is_known = true) {
  lw::testing::RequestParts parts{.method = std::move(method), .path = std::move(path)};
  if (is_known) parts.headers = {{"authorization", "a"}};
  const lw::Response response = lw::testing::reply(api, lw::testing::request(parts));
  return std::to_string(response.status) + " " + response.body;
}

}  // namespace

TEST_CASE("a fallback takes the paths that no route has") {
  CHECK(reply("GET", "/") == "200 hello");
  CHECK(reply("GET", "/b") == "200 page /b");
  CHECK(reply("POST", "/b/c") == "200 page /b/c");
  CHECK(reply("HEAD", "/b") == "200 ");
  CHECK(reply("GET", "/plain/b") == "200 page /plain/b");
  CHECK(reply("GET", "/userss") == "200 page /userss");
}

TEST_CASE("the fallback of the nearest group counts, within the middleware there") {
  CHECK(reply("GET", "/users/b") == "404 nothing for Ada");
  CHECK(reply("GET", "/users/deep/b") == "404 nothing for Ada");
  CHECK(reply("GET", "/users/b", false).starts_with("401 "));
}

TEST_CASE("a path with routes for other methods is still a 405") {
  CHECK(reply("POST", "/").starts_with("405 "));
  CHECK(reply("OPTIONS", "/users/a") == "204 ");
}
