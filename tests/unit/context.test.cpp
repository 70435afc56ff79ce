#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/context.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using testing::invoke;

namespace {

struct Client {
  std::string_view app;
  std::map<std::string, std::string> custom;
};
LAMBDA_WASM_DESCRIBE_EVENT(Client, (app, "appTitle"), (custom, "Custom"))

// As the runtime's client passes it, without members that JSON cannot contain.
const std::string whole = R"({
  "awsRequestId": "8476a536-e9f4-11e8-9739-2dfe598c3fcd", "functionName": "buy", "functionVersion": "$LATEST",
  "invokedFunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:buy:live", "memoryLimitInMB": "1769",
  "logGroupName": "/aws/lambda/buy", "logStreamName": "2026/01/01/[$LATEST]0", "xRayTraceId": "Root=1-5;Sampled=1", "tenantId": "t-1",
  "identity": {"cognitoIdentityId": "id", "cognitoIdentityPoolId": "pool"},
  "clientContext": {"appTitle": "é", "Custom": {"k": "v"}}, "getRemainingTimeInMillis": 60000
})";

std::string all(const Context& context) {
  std::string text;
  for (const std::string_view each :
       {context.request_id(), context.function_name(), context.function_version(), context.function_arn(),
        context.log_group_name(), context.log_stream_name(), context.trace_id(), context.tenant_id(), context.identity_id(),
        context.identity_pool_id()}) {
    text.append(each).append("|");
  }
  return text + std::to_string(context.memory_limit());
}

}  // namespace

TEST_CASE("a context has everything that the runtime provides") {
  CHECK(
      invoke(all, "null", whole).reply ==
      R"("8476a536-e9f4-11e8-9739-2dfe598c3fcd|buy|$LATEST|arn:aws:lambda:us-east-1:123456789012:function:buy:live|/aws/lambda/buy|)"
      R"(2026/01/01/[$LATEST]0|Root=1-5;Sampled=1|t-1|id|pool|1769")");
}

TEST_CASE("members that the runtime does not provide are empty") {
  CHECK(invoke(all, "null").reply == R"("||||||||||0")");
  CHECK(invoke(all, "null", R"({"awsRequestId":null,"identity":null,"memoryLimitInMB":null})").reply == R"("||||||||||0")");
  CHECK(invoke(all, "null", R"({"identity":{"cognitoIdentityId":"x"}})").reply == R"("||||||||x||0")");
}

TEST_CASE("a member of the context crosses only when it is read") {
  const std::string wrong = R"({"awsRequestId":5})";
  CHECK(invoke([](const Context&) { return 1; }, "null", wrong).reply == "1");
  CHECK(invoke([](const Context& context) { return context.remaining_time().count() >= 0; }, "null", wrong).reply == "true");
  const testing::Outcome asked = invoke([](const Context& context) { return context.function_name(); }, "null", wrong);
  CHECK(asked.error_type == error_type::invalid_event);
  CHECK(asked.error_message == "The value at /awsRequestId does not fit: expected string, found number 5.");
}

TEST_CASE("the client context is read as a described type") {
  const auto title = [](const Context& context) {
    const auto client = context.client_context<Client>();
    return client ? std::string(client->app) + client->custom.at("k") : "none";
  };
  CHECK(invoke(title, "null", whole).reply == R"("év")");
  CHECK(invoke(title, "null").reply == R"("none")");
  CHECK(invoke(title, "null", R"({"clientContext":null})").reply == R"("none")");
  const testing::Outcome wrong = invoke(title, "null", R"({"clientContext":{"Custom":{"k":1}}})");
  CHECK(wrong.error_message == "The value at /clientContext/Custom/k does not fit: expected string, found number 1.");
}

TEST_CASE("texts of a context stay valid while others cross") {
  const auto handler = [](const Context& context) {
    const std::string_view id = context.request_id();
    for (int i = 0; i < 100; ++i) (void)context.client_context<Client>();
    const auto client = context.client_context<Client>();
    return std::string(id) + std::string(client->app);
  };
  CHECK(invoke(handler, "null", whole).reply == R"("8476a536-e9f4-11e8-9739-2dfe598c3fcdé")");
}

TEST_CASE("the remaining time and the deadline agree") {
  const auto handler = [](const Context& context) {
    const auto remaining = context.remaining_time();
    const auto until = context.deadline() - std::chrono::system_clock::now();
    using namespace std::chrono_literals;
    return remaining <= 60s && remaining > 50s && until <= 60s && until > 50s;
  };
  CHECK(invoke(handler, "null", whole).reply == "true");
  CHECK(invoke([](const Context& context) { return std::int64_t{context.remaining_time().count()}; }, "null",
               R"({"getRemainingTimeInMillis":0})")
            .reply == "0");
}

TEST_CASE("a memory limit is parsed from its digits") {
  const auto limit = [](const Context& context) { return context.memory_limit(); };
  CHECK(invoke(limit, "null", R"({"memoryLimitInMB":"128"})").reply == "128");
  CHECK(invoke(limit, "null", R"({"memoryLimitInMB":"10240"})").reply == "10240");
}
