#include <catch_amalgamated.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/around.hpp>
#include <lambda_wasm/http/middleware/timeout_after.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using namespace std::string_literals;
using std::chrono::milliseconds;

namespace {

std::vector<std::string> trace;

lw::Task<lw::Response> outer(const lw::Request& request, lw::Next next) {
  trace.emplace_back("outer");
  if (request.query.get("closed")) co_return lw::Response{503, "closed", {}, {}};
  if (request.query.get("refused")) throw lw::HttpError(403);
  lw::Response response = co_await next();
  co_await lw::sleep_for(milliseconds(1));
  trace.push_back("outer " + std::to_string(response.status));
  response.body += "!";
  co_return response;
}
lw::Response inner(const lw::Request&, lw::SyncNext next) {
  trace.emplace_back("inner");
  lw::Response response = next();
  response.headers.set("x-size", std::to_string(response.body.size()));
  return response;
}
lw::Task<lw::Response> twice(const lw::Request&, lw::Next next) {
  lw::Response first = co_await next();
  if (first.status < 500) co_return first;
  co_return co_await next();
}
lw::Task<lw::Response> caught(const lw::Request&, lw::Next next) {
  std::string what;
  try {
    co_return co_await next();
  } catch (const std::exception& error) {
    what = error.what();
  }
  co_return lw::Response{500, "caught " + what, {}, {}};
}
struct User {
  std::string name;
};
User user(const lw::Request& request) {
  trace.emplace_back("user");
  if (request.query.get("nobody")) throw lw::HttpError(401, "Who?");
  return {"Ada"};
}
lw::Task<> wait(const lw::Request&) { co_await lw::sleep_for(milliseconds(1)); }
void mark_out(const lw::Request&, lw::ResponseHead& head) { head.headers.append("x-out", std::to_string(head.status)); }
void mark_in(const lw::Request&, lw::ResponseHead& head) { head.headers.append("x-in", std::to_string(head.status)); }
std::optional<lw::HttpError> explain(const std::exception& error) {
  if (error.what() == "explained"s) return lw::HttpError(500, "It is explained.");
  return std::nullopt;
}

int attempts = 0;
std::string hello(lw::Given<User> user) { return "Hello " + user->name; }
lw::Task<std::string> later(lw::Given<User> user) {
  co_await lw::sleep_for(milliseconds(1));
  co_return "Later " + user->name;
}
lw::Task<std::string> flaky() {
  co_await lw::sleep_for(milliseconds(1));
  if (++attempts < 2) throw lw::HttpError(502);
  co_return "attempt " + std::to_string(attempts);
}
void fail(std::string_view how) { throw std::runtime_error(std::string(how)); }
lw::Task<lw::Result<void>> fail_later(std::string_view how) {
  co_await lw::sleep_for(milliseconds(1));
  co_return lw::Error(std::string(how));
}
lw::Task<> slow() { co_await lw::sleep_for(milliseconds(501)); }

constexpr auto api =
    lw::routes(lw::after<mark_out>, lw::around<outer>, lw::after<mark_in>, lw::use<user>, lw::route<"GET /", hello>,
               lw::route<"GET /later", later>, lw::group<"/in">(lw::around<inner>, lw::route<"GET", hello>),
               lw::group<"/wait">(lw::use<wait>, lw::around<inner>, lw::route<"GET", hello>));
constexpr auto retried = lw::routes(lw::around<twice>, lw::use<user>, lw::route<"GET /", flaky>);
constexpr auto failing = lw::routes(lw::around<caught>, lw::on_error<explain>, lw::route<"GET /now/{how}", fail>,
                                    lw::route<"GET /later/{how}", fail_later>);
constexpr auto passing = lw::routes(lw::on_error<explain>, lw::around<outer>, lw::route<"GET /now/{how}", fail>,
                                    lw::route<"GET /later/{how}", fail_later>);
constexpr auto timed =
    lw::routes(lw::after<mark_out>, lw::timeout_after<500>, lw::around<outer>, lw::on_error<explain>, lw::route<"GET /", slow>);

template <class Api>
std::string reply(const Api& routes, std::string path, std::string method = "GET", std::string query = {}) {
  trace.clear();
  lw::testing::RequestParts parts{.method = std::move(method), .path = std::move(path)};
  if (!query.empty()) parts.query = {{query, "1"}};
  const lw::Response response = lw::testing::reply(routes, lw::testing::request(parts));
  std::string text = std::to_string(response.status);
  for (const auto& [name, value] : response.headers) {
    if (name.starts_with("x-")) text.append(" ").append(name).append("=").append(value);
  }
  return text + " " + response.body;
}

}  // namespace

TEST_CASE("around sees the whole reply of what is within, and changes it") {
  CHECK(reply(api, "/") == "200 x-in=200 x-out=200 Hello Ada!");
  CHECK(trace == std::vector<std::string>{"outer", "user", "outer 200"});
  CHECK(reply(api, "/later") == "200 x-in=200 x-out=200 Later Ada!");
  CHECK(reply(api, "/in") == "200 x-size=9 x-in=200 x-out=200 Hello Ada!");
  CHECK(trace == std::vector<std::string>{"outer", "user", "inner", "outer 200"});
  CHECK(reply(api, "/wait") == "200 x-size=9 x-in=200 x-out=200 Hello Ada!");
}

TEST_CASE("around sees refusals, 404 and 405 as replies") {
  CHECK(reply(api, "/", "GET", "nobody") == R"(401 x-in=401 x-out=401 {"title":"Unauthorized","status":401,"detail":"Who?"}!)");
  CHECK(reply(api, "/nope").starts_with("404 x-in=404 x-out=404 {"));
  CHECK(reply(api, "/", "POST").starts_with("405 x-in=405 x-out=405 {"));
  CHECK(reply(api, "/", "HEAD") == "200 x-in=200 x-out=200 ");
}

TEST_CASE("around replies itself, or refuses") {
  CHECK(reply(api, "/", "GET", "closed") == "503 x-out=503 closed");
  CHECK(trace == std::vector<std::string>{"outer"});
  CHECK(reply(api, "/", "GET", "refused") == R"(403 x-out=403 {"title":"Forbidden","status":403})");
}

TEST_CASE("next may be called again") {
  attempts = 0;
  CHECK(reply(retried, "/") == "200 attempt 2");
  CHECK(trace == std::vector<std::string>{"user", "user"});
}

TEST_CASE("next throws what no on_error within answers") {
  for (const std::string way : {"/now/", "/later/"}) {
    CHECK(reply(failing, way + "lost") == "500 caught lost");
    CHECK(reply(failing, way + "explained") ==
          R"(500 {"title":"Internal Server Error","status":500,"detail":"It is explained."})");
    CHECK(reply(passing, way + "explained") ==
          R"(500 {"title":"Internal Server Error","status":500,"detail":"It is explained."})");
    CHECK_THROWS_AS(reply(passing, way + "lost"), lw::Error);
  }
}

TEST_CASE("a call that is cancelled within is a 504") { CHECK(reply(timed, "/").starts_with("504 x-out=504 {")); }
