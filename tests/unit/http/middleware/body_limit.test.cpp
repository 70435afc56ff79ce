#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/body_limit.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

std::string size_of(const lw::Request& request) { return std::to_string(request.body().size()); }
constexpr auto api = lw::routes(lw::body_limit<1000>, lw::route<"POST /", size_of>);

}  // namespace

TEST_CASE("a larger body is a 413 that names the limit") {
  CHECK(lw::testing::reply(api, lw::testing::request({.method = "POST", .body = std::string(1000, 'a')})).body == "1000");
  CHECK(lw::testing::reply(api, lw::testing::request({.method = "POST"})).body == "0");
  const lw::Response response = lw::testing::reply(api, lw::testing::request({.method = "POST", .body = std::string(1001, 'a')}));
  CHECK(response.status == 413);
  CHECK(response.body == R"({"title":"Content Too Large","status":413,"detail":"The body has more than 1000 bytes."})");
}
