#pragma once
/// @file
/// The event of an action group of an agent of Amazon Bedrock, and its reply (Amazon Bedrock user guide,
/// https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html).

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>

namespace lambda_wasm::events {

struct BedrockAgent {
  std::string_view name;
  std::string_view id;
  std::string_view alias;
  std::string_view version;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockAgent, lenient, name, id, alias, version)

struct BedrockParameter {
  std::string_view name;
  std::string_view type;  ///< Of the value, which is always text: `string`, `number`, `integer`, `boolean` or `array`.
  std::string_view value;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockParameter, lenient, name, type, value)

struct BedrockContent {
  std::vector<BedrockParameter> properties;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockContent, lenient, properties)

struct BedrockRequestBody {
  AttributesOf<BedrockContent> content;  ///< By media type.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockRequestBody, lenient, content)

/// A call of an action, which is a function or an operation of an API.
struct BedrockAgentEvent {
  std::string_view message_version;
  BedrockAgent agent;
  std::string_view input_text;
  std::string_view session_id;
  std::string_view action_group;
  std::string_view function;  ///< Of an action group of functions.
  std::string_view api_path;  ///< This and the following: of an action group with an OpenAPI schema.
  std::string_view http_method;
  std::vector<BedrockParameter> parameters;
  std::optional<BedrockRequestBody> request_body;
  Attributes session_attributes;
  Attributes prompt_session_attributes;

  /// The value of the parameter, which may also be a property of the body; nullopt if there is none.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const noexcept {
    const auto find = [&](const std::vector<BedrockParameter>& list) {
      const auto found = std::ranges::find(list, name, &BedrockParameter::name);
      return found == list.end() ? std::optional<std::string_view>() : found->value;
    };
    if (const auto found = find(parameters)) return found;
    if (!request_body) return std::nullopt;
    for (const auto& [type, content] : request_body->content) {
      if (const auto found = find(content.properties)) return found;
    }
    return std::nullopt;
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockAgentEvent, lenient, camel_case, message_version, agent, input_text, session_id,
                                   action_group, function, api_path, http_method, parameters, request_body, session_attributes,
                                   prompt_session_attributes)

struct BedrockReplyBody {
  std::string body{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockReplyBody, lenient, body)

using BedrockReplyBodies = std::vector<std::pair<std::string, BedrockReplyBody>>;

struct BedrockFunctionResponse {
  std::optional<std::string> response_state{};  ///< `FAILURE` or `REPROMPT`; absent after success.
  BedrockReplyBodies response_body{};           ///< Under `TEXT`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockFunctionResponse, lenient, camel_case, response_state, response_body)

struct BedrockActionResponse {
  std::string_view action_group{};
  std::optional<std::string_view> function{};
  std::optional<BedrockFunctionResponse> function_response{};
  std::optional<std::string_view> api_path{};
  std::optional<std::string_view> http_method{};
  std::optional<std::int32_t> http_status_code{};
  std::optional<BedrockReplyBodies> response_body{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockActionResponse, lenient, camel_case, action_group, function, function_response,
                                   api_path, http_method, http_status_code, response_body)

/// The reply. `bedrock_reply` makes one that answers an event.
struct BedrockAgentReply {
  std::string_view message_version{};
  BedrockActionResponse response{};
  Attributes session_attributes{};
  Attributes prompt_session_attributes{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BedrockAgentReply, lenient, camel_case, message_version, response, session_attributes,
                                   prompt_session_attributes)

/// The reply to an event with a text, or, for an operation of an API, with JSON text and a status.
[[nodiscard]] inline BedrockAgentReply bedrock_reply(const BedrockAgentEvent& event, std::string body,
                                                     std::int32_t status = 200) {
  BedrockAgentReply reply{event.message_version,
                          {event.action_group, {}, {}, {}, {}, {}, {}},
                          event.session_attributes,
                          event.prompt_session_attributes};
  if (event.api_path.data() == nullptr) {
    reply.response.function = event.function;
    reply.response.function_response = BedrockFunctionResponse{{}, {{"TEXT", {std::move(body)}}}};
  } else {
    reply.response.api_path = event.api_path;
    reply.response.http_method = event.http_method;
    reply.response.http_status_code = status;
    reply.response.response_body = {{"application/json", {std::move(body)}}};
  }
  return reply;
}

}  // namespace lambda_wasm::events
