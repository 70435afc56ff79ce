#include <catch_amalgamated.hpp>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/authorizers.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_authorizers_test {

AuthorizerResponse guard(const AuthorizerTokenEvent& event) {
  if (event.authorization_token.empty()) throw Unauthorized();
  if (event.authorization_token != "open") return iam::deny("ada", event.method_arn);
  AuthorizerResponse response = iam::allow("ada", event.method_arn);
  response.context = {{"tenant", "blue"}, {"level", 7.0}, {"is_admin", true}};
  return response;
}

TEST_CASE("an authorizer allows a call, with values for the integration, or denies it", "[events]") {
  CHECK(
      testing::invoke(guard, R"({"authorizationToken":"open","methodArn":"arn:1"})").reply ==
      R"({"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"execute-api:Invoke",)"
      R"("Resource":"arn:1","Condition":{}}]},"context":{"tenant":"blue","level":7,"is_admin":true}})");
  CHECK(testing::invoke(guard, R"({"authorizationToken":"x","methodArn":"arn:1"})").reply.find(R"("Effect":"Deny")") !=
        std::string::npos);
}

TEST_CASE("a caller without credentials fails with the message that means 401", "[events]") {
  CHECK(testing::invoke(guard, "{}").error_message == "Unauthorized");
}

}  // namespace events_authorizers_test
