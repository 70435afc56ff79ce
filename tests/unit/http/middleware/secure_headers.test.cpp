#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/secure_headers.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace {

constexpr auto api =
    lw::routes(lw::secure_headers, lw::route<"GET /", [] { return std::string("a"); }>, lw::route<"GET /own", [] {
                 return lw::Response{200, "a", {{"X-Frame-Options", "SAMEORIGIN"}, {"referrer-policy", "origin"}}, {}};
               }>);

std::string head_of(const char* path) {
  const lw::Response response = lw::testing::reply(api, lw::testing::request({.path = path}));
  std::string text = std::to_string(response.status);
  for (const auto& [name, value] : response.headers) {
    if (name != "content-type") text.append("\n").append(name).append(": ").append(value);
  }
  return text;
}

}  // namespace

TEST_CASE("replies have the headers that secure them") {
  const std::string added =
      "\ncontent-security-policy: frame-ancestors 'none'\ncross-origin-opener-policy: same-origin"
      "\ncross-origin-resource-policy: same-origin\nreferrer-policy: no-referrer\nstrict-transport-security: max-age=31536000"
      "\nx-content-type-options: nosniff\nx-frame-options: DENY";
  CHECK(head_of("/") == "200" + added);
  CHECK(head_of("/nope") == "404" + added);
}

TEST_CASE("a handler's own headers stay") {
  CHECK(head_of("/own") ==
        "200\nX-Frame-Options: SAMEORIGIN\nreferrer-policy: origin\ncontent-security-policy: frame-ancestors 'none'"
        "\ncross-origin-opener-policy: same-origin\ncross-origin-resource-policy: same-origin"
        "\nstrict-transport-security: max-age=31536000\nx-content-type-options: nosniff");
}
