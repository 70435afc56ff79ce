#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/http/middleware/jwt.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

struct User {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(User, (sub, min_length(1)))

std::string secret() { return "a secret of 32 bytes and a few more"; }
std::string greet(lw::Given<User> user) { return "Hello " + user->sub; }

constexpr auto api =
    lw::routes(lw::group<"/secret">(lw::jwt<User, lw::hs256, secret>, lw::route<"GET", greet>),
               lw::group<"/jwks">(lw::jwt<User, lw::es256, lw::jwks("https://id.example/keys"), lw::issuer("https://id.example"),
                                          lw::audience("notes"), lw::scope("read")>,
                                  lw::route<"GET", greet>));

// tests/runtime/tokens.test.mjs has tokens: a native build takes none.
std::string refusal(std::string path, std::string authorization) {
  lw::testing::RequestParts parts{.path = std::move(path)};
  if (!authorization.empty()) parts.headers.emplace_back("authorization", std::move(authorization));
  const lw::Response reply = lw::testing::reply(api, lw::testing::request(parts));
  return std::to_string(reply.status) + " " + std::string(reply.headers.get("www-authenticate").value_or("none"));
}

}  // namespace

TEST_CASE("a request without a valid token is refused with a challenge", "[http][routes][jwt]") {
  for (const std::string path : {"/secret", "/jwks"}) {
    CAPTURE(path);
    CHECK(refusal(path, "") == "401 Bearer");
    CHECK(refusal(path, "Basic YTpi") == "401 Bearer");
    CHECK(refusal(path, "bearer") == "401 Bearer");
    CHECK(refusal(path, "bearer x.y.z") == R"(401 Bearer error="invalid_token")");
    CHECK(refusal(path, "Bearer ") == R"(401 Bearer error="invalid_token")");
  }
}

TEST_CASE("a test's request has claims in place of a token", "[http][routes][jwt]") {
  for (const std::string path : {"/secret", "/jwks"}) {
    CAPTURE(path);
    const auto body = [&](std::string claims) {
      const lw::Response reply = lw::testing::reply(api, lw::testing::request({.path = path, .claims = std::move(claims)}));
      return std::to_string(reply.status) + " " + reply.body;
    };
    CHECK(body(R"({"sub":"Ada ü","more":[1]})") == "200 Hello Ada ü");
    for (const auto& [claims, detail] :
         {std::pair(R"({"sub":7})", "The claims of the token do not fit."),
          std::pair(R"({"sub":""})", "The claims of the token do not fit."), std::pair("{", "The token is not valid.")}) {
      CAPTURE(claims);
      CHECK(body(claims).starts_with("401 "));
      CHECK(body(claims).find(detail) != std::string::npos);
    }
  }
}

TEST_CASE("an event's claims are no token", "[http][routes][jwt]") {
  const auto outcome =
      lw::testing::invoke(api, R"({"version":"2.0","rawPath":"/secret","headers":{"authorization":"Bearer {\"sub\":\"Ada\"}"},)"
                               R"("requestContext":{"http":{"method":"GET"}}})");
  CHECK(outcome.reply.starts_with(R"({"statusCode":401,)"));
}
