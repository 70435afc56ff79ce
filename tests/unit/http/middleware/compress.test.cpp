#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/compress.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

lw::Response of_type(std::string type) {
  return {200, std::string(2000, 'a'), {{"content-type", std::move(type)}, {"etag", "\"1\""}}, {}};
}
lw::Task<> stream(const lw::Request&, lw::ResponseStream& out) {
  out.start({.headers = {{"content-type", "text/event-stream"}}});
  co_await out.write("data: a\n\n");
}
constexpr auto api = lw::routes(
    lw::compress<>, lw::route<"GET /text/{type}", of_type>, lw::route<"GET /short", [] { return std::string(100, 'a'); }>,
    lw::route<"GET /stream", stream>,
    lw::route<"GET /known", [] { return lw::Response{304, "", {{"content-type", "text/css"}, {"Content-Length", "9"}}, {}}; }>,
    lw::route<"GET /failing", []() -> lw::Result<std::string> { return lw::HttpError(404, std::string(2000, 'a')); }>);

std::string vary(std::string path) {
  return std::string(
      lw::testing::reply(api, lw::testing::request({.path = std::move(path), .headers = {{"accept-encoding", "br"}}}))
          .headers.get("vary")
          .value_or("none"));
}

}  // namespace

TEST_CASE("replies that could be compressed vary by Accept-Encoding, in native builds too") {
  CHECK(vary("/text/text%2Fcss") == "accept-encoding");
  CHECK(vary("/text/image%2Fpng") == "none");
  CHECK(vary("/short") == "none");
  CHECK(vary("/failing") == "none");
  CHECK(vary("/stream") == "accept-encoding");
  CHECK(vary("/known") == "accept-encoding");
  const lw::Response response =
      lw::testing::reply(api, lw::testing::request({.path = "/text/text%2Fcss", .headers = {{"accept-encoding", "br"}}}));
  CHECK(response.body == std::string(2000, 'a'));
  CHECK(!response.headers.get("content-encoding"));
  CHECK(response.headers.get("etag") == "\"1\"");
}

TEST_CASE("a 304 has no headers that describe a body") {
  const lw::Response response = lw::testing::reply(api, lw::testing::request({.path = "/known"}));
  CHECK(response.status == 304);
  CHECK(!response.headers.get("content-type"));
  CHECK(!response.headers.get("content-length"));
}
