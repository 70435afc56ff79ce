#include <catch_amalgamated.hpp>

#include <chrono>
#include <string>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/timeout_after.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/as_result.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using std::chrono::milliseconds;

namespace {

bool is_cleaned_up = false;

lw::Task<std::string> wait(int time) {
  co_await lw::sleep_for(milliseconds(time));
  co_return "done";
}
lw::Task<std::string> clean_up(int time) {
  try {
    co_await lw::sleep_for(milliseconds(time));
  } catch (const lw::Cancelled&) {
    is_cleaned_up = true;
    throw;
  }
  co_return "done";
}
lw::Task<std::string> refuse(int time) {
  co_await lw::sleep_for(milliseconds(time));
  throw lw::HttpError(504, "The other server is slow.");
}
lw::Task<> check(const lw::Request& request) {
  if (request.query.get("slow")) co_await lw::sleep_for(milliseconds(501));
}
lw::Task<> stream(const lw::Request& request, lw::ResponseStream& out) {
  if (request.query.get("slow") == "before") co_await lw::sleep_for(milliseconds(501));
  co_await out.write("a");
  co_await lw::sleep_for(milliseconds(request.query.get("slow") ? 501 : 1));
  co_await out.write("b");
}

constexpr auto api = lw::routes(lw::timeout_after<500>, lw::route<"GET /wait/{time}", wait>,
                                lw::route<"GET /clean/{time}", clean_up>, lw::route<"GET /refuse/{time}", refuse>,
                                lw::route<"GET /now", [] { return std::string("now"); }>, lw::route<"GET /stream", stream>,
                                lw::group<"/checked">(lw::use<check>, lw::route<"GET", [] { return std::string("in"); }>));

std::string reply(std::string path, lw::testing::RequestParts::NamedValues query = {}) {
  const lw::Response response =
      lw::testing::reply(api, lw::testing::request({.path = std::move(path), .query = std::move(query)}));
  return std::to_string(response.status) + " " + response.body;
}
const std::string late = R"(504 {"title":"Gateway Timeout","status":504,"detail":"The reply took more than 500 ms."})";

}  // namespace

TEST_CASE("a handler that waits longer is cancelled, and the reply is a 504") {
  CHECK(reply("/wait/499") == "200 done");
  CHECK(reply("/wait/501") == late);
  CHECK(reply("/clean/499") == "200 done");
  CHECK_FALSE(is_cleaned_up);
  CHECK(reply("/clean/501") == late);
  CHECK(is_cleaned_up);
}

TEST_CASE("middleware within counts, and what does not wait is left alone") {
  CHECK(reply("/checked") == "200 in");
  CHECK(reply("/checked", {{"slow", "1"}}) == late);
  CHECK(reply("/now") == "200 now");
  CHECK(reply("/nope").starts_with("404 "));
}

TEST_CASE("a handler's own 504 keeps its reason") {
  CHECK(reply("/refuse/1") == R"(504 {"title":"Gateway Timeout","status":504,"detail":"The other server is slow."})");
}

TEST_CASE("a stream is cancelled") {
  CHECK(reply("/stream") == "200 ab");
  CHECK(reply("/stream", {{"slow", "before"}}) == late);
}

TEST_CASE("an event gets the 504 in the form of its sender") {
  const auto outcome = lw::testing::invoke(api, R"({"requestContext":{"http":{"method":"GET"}},"rawPath":"/wait/501"})");
  CHECK(outcome.reply.find(R"("statusCode":504)") != std::string::npos);
}
