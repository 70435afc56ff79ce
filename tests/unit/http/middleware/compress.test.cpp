#include <catch_amalgamated.hpp>

#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/http/middleware/compress.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using namespace lw::detail;

namespace {

lw::Response of_type(std::string type) {
  return {200, std::string(2000, 'a'), {{"content-type", std::move(type)}, {"etag", "\"1\""}}, {}};
}
constexpr auto api = lw::routes(
    lw::compress<>, lw::route<"GET /text/{type}", of_type>, lw::route<"GET /short", [] { return std::string(100, 'a'); }>,
    lw::route<"GET /failing", []() -> lw::Result<std::string> { return lw::HttpError(404, std::string(2000, 'a')); }>);

std::string vary(std::string path) {
  return std::string(
      lw::testing::reply(api, lw::testing::request({.path = std::move(path), .headers = {{"accept-encoding", "br"}}}))
          .headers.get("vary")
          .value_or("none"));
}

}  // namespace

TEST_CASE("a coding is accepted by name or by a star, if its weight is not 0") {
  CHECK(accepts_coding("br", "br"));
  CHECK(accepts_coding("gzip, deflate, BR;q=0.5", "br"));
  CHECK(accepts_coding("*", "br"));
  CHECK(accepts_coding("gzip;q=0, *", "br"));
  CHECK(accepts_coding("br;q=0.001", "br"));
  CHECK(!accepts_coding("", "br"));
  CHECK(!accepts_coding("identity", "br"));
  CHECK(!accepts_coding("brotli", "br"));
  CHECK(!accepts_coding("br;q=0", "br"));
  CHECK(!accepts_coding("br; q=0.000, *;q=1", "br"));
  CHECK(!accepts_coding("*;q=0", "br"));
  CHECK(!accepts_coding("*, br;q=0", "br"));
  CHECK(accepts_coding("*;q=0, br", "br"));
}

TEST_CASE("texts are compressible") {
  for (const std::string_view type : {"text/html; charset=utf-8", "Text/CSS", "application/json", "application/problem+json",
                                      "image/svg+xml", "application/xml", "application/javascript", "application/wasm"}) {
    CHECK(is_compressible(type));
  }
  for (const std::string_view type : {"", "image/png", "text/event-stream", "application/zip", "text", "font/woff2"})
    CHECK(!is_compressible(type));
}

TEST_CASE("replies that could be compressed vary by Accept-Encoding, in native builds too") {
  CHECK(vary("/text/text%2Fcss") == "accept-encoding");
  CHECK(vary("/text/image%2Fpng") == "none");
  CHECK(vary("/short") == "none");
  CHECK(vary("/failing") == "none");
  const lw::Response response =
      lw::testing::reply(api, lw::testing::request({.path = "/text/text%2Fcss", .headers = {{"accept-encoding", "br"}}}));
  CHECK(response.body == std::string(2000, 'a'));
  CHECK(!response.headers.get("content-encoding"));
  CHECK(response.headers.get("etag") == "\"1\"");
}
