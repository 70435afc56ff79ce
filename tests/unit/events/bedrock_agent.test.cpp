#include <catch_amalgamated.hpp>

#include <string>

#include <lambda_wasm/events/bedrock_agent.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_bedrock_agent_test {

BedrockAgentReply answer(const BedrockAgentEvent& event) {
  return bedrock_reply(event, std::string(event.parameter("sku").value_or("none")), 201);
}

TEST_CASE("a reply to an agent repeats the parts of the event", "[events]") {
  CHECK(
      testing::invoke(answer, R"({"messageVersion":"1.0","actionGroup":"orders","function":"price","parameters":[{"name":"sku",)"
                              R"("value":"pear"}],"sessionAttributes":{"a":"b"}})")
          .reply ==
      R"({"messageVersion":"1.0","response":{"actionGroup":"orders","function":"price","functionResponse":{"responseBody":{"TEXT":)"
      R"({"body":"pear"}}}},"sessionAttributes":{"a":"b"},"promptSessionAttributes":{}})");
  CHECK(testing::invoke(answer,
                        R"({"messageVersion":"1.0","actionGroup":"orders","apiPath":"/p","httpMethod":"GET","requestBody":{)"
                        R"("content":{"application/json":{"properties":[{"name":"sku","value":"fig"}]}}}})")
            .reply ==
        R"({"messageVersion":"1.0","response":{"actionGroup":"orders","apiPath":"/p","httpMethod":"GET","httpStatusCode":201,)"
        R"("responseBody":{"application/json":{"body":"fig"}}},"sessionAttributes":{},"promptSessionAttributes":{}})");
  CHECK(testing::invoke(answer, "{}").reply.find("none") != std::string::npos);
}

}  // namespace events_bedrock_agent_test
