#include <catch_amalgamated.hpp>

#include <string>
#include <utility>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/request_id.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

std::string show(const lw::Given<lw::RequestId>& id) { return std::string(id->value); }
constexpr auto api = lw::routes(lw::request_id<>, lw::route<"GET /", show>);
constexpr auto renamed = lw::routes(lw::request_id<"X-Correlation-Id">, lw::route<"GET /", show>);

template <class Api>
lw::Response reply(const Api& routes, std::string path, const char* name, std::string id) {
  return lw::testing::reply(routes, lw::testing::request({.path = std::move(path), .headers = {{name, id}}}));
}

}  // namespace

TEST_CASE("a sane identifier of the caller is on the reply and in the handler") {
  const lw::Response response = reply(api, "/", "X-Request-Id", "A1+z9-._:/=");
  CHECK(response.headers.get("x-request-id") == "A1+z9-._:/=");
  CHECK(response.body == "A1+z9-._:/=");
  CHECK(reply(api, "/", "x-request-id", std::string(128, 'a')).body == std::string(128, 'a'));
}

TEST_CASE("otherwise it is that of the invocation") {
  const auto id_of = [](const std::string& headers) {
    return lw::testing::invoke(api, R"({"requestContext":{"http":{"method":"GET"}},"rawPath":"/","headers":{)" + headers + "}}",
                               R"({"awsRequestId":"invocation-1"})")
        .reply;
  };
  const std::string own = R"("headers":{"content-type":"text/plain; charset=utf-8","x-request-id":"invocation-1"})";
  CHECK(id_of("").find(R"("body":"invocation-1",)" + own) != std::string::npos);
  for (const std::string& id : {std::string(), std::string(129, 'a'), std::string("a b"), std::string(R"(a\r\nx: y)"),
                                std::string("a,b"), std::string(R"(\"a\")"), std::string("é"), std::string(R"(a\u0000b)"),
                                std::string("[a]"), std::string("`"), std::string("a;b"), std::string("@")}) {
    CAPTURE(id);
    CHECK(id_of(R"("x-request-id":")" + id + '"').find(own) != std::string::npos);
  }
}

TEST_CASE("a reply of 404 has it, and the header has the name that was asked for") {
  CHECK(reply(api, "/nope", "x-request-id", "a").headers.get("x-request-id") == "a");
  const lw::Response response = reply(renamed, "/", "x-correlation-id", "b");
  CHECK(response.headers.get("x-correlation-id") == "b");
  CHECK_FALSE(response.headers.get("x-request-id"));
}
