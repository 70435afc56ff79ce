#pragma once
/// @file
/// Events of the authorizers of Amazon API Gateway, and their replies (Amazon API Gateway developer guide,
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html).

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/http_api.hpp>
#include <lambda_wasm/events/iam.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/rest_api.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// Of a REST API: a request with a token.
struct AuthorizerTokenEvent {
  std::string_view type;
  std::string_view authorization_token;
  std::string_view method_arn;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AuthorizerTokenEvent, lenient, camel_case, type, authorization_token, method_arn)

/// What API Gateway adds to a request of a REST or a WebSocket API.
struct AuthorizerContext {
  std::string_view path;
  std::string_view account_id;
  std::string_view resource_id;
  std::string_view stage;
  std::string_view request_id;
  RestIdentity identity;
  std::string_view resource_path;
  std::string_view http_method;
  std::string_view api_id;
  std::string_view domain_name;
  std::string_view domain_prefix;
  std::string_view extended_request_id;
  std::string_view protocol;
  std::string_view request_time;
  EpochMilliseconds request_time_epoch;
  std::string_view route_key;
  std::string_view event_type;
  std::string_view message_direction;
  std::string_view connection_id;
  EpochMilliseconds connected_at;
  std::string_view deployment_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AuthorizerContext, lenient, camel_case, path, account_id, resource_id, stage, request_id,
                                   identity, resource_path, http_method, api_id, domain_name, domain_prefix, extended_request_id,
                                   protocol, request_time, request_time_epoch, route_key, event_type, message_direction,
                                   connection_id, connected_at, deployment_id)

/// Of a REST API, of a WebSocket API, and of an HTTP API with payload format 1.0: a request.
struct AuthorizerRequestEvent {
  std::string_view version;
  std::string_view type;
  std::string_view method_arn;
  std::string_view identity_source;
  std::string_view authorization_token;
  std::string_view resource;
  std::string_view path;
  std::string_view http_method;
  Attributes headers;
  AttributesOf<std::vector<std::string_view>> multi_value_headers;
  Attributes query_string_parameters;
  AttributesOf<std::vector<std::string_view>> multi_value_query_string_parameters;
  Attributes path_parameters;
  Attributes stage_variables;
  AuthorizerContext request_context;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AuthorizerRequestEvent, lenient, camel_case, version, type, method_arn, identity_source,
                                   authorization_token, resource, path, http_method, headers, multi_value_headers,
                                   query_string_parameters, multi_value_query_string_parameters, path_parameters, stage_variables,
                                   request_context)

/// Of an HTTP API with payload format 2.0: a request.
struct HttpAuthorizerEvent {
  std::string_view version;
  std::string_view type;
  std::string_view route_arn;
  std::vector<std::string_view> identity_source;
  std::string_view route_key;
  std::string_view raw_path;
  std::string_view raw_query_string;
  std::vector<std::string_view> cookies;
  Attributes headers;
  Attributes query_string_parameters;
  HttpContext<Nothing> request_context;
  Attributes path_parameters;
  Attributes stage_variables;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(HttpAuthorizerEvent, lenient, camel_case, version, type, route_arn, identity_source, route_key,
                                   raw_path, raw_query_string, cookies, headers, query_string_parameters, request_context,
                                   path_parameters, stage_variables)

/// Values that an authorizer hands on to the integration: texts, numbers and booleans.
using AuthorizerValues = std::vector<std::pair<std::string, std::variant<std::string, double, bool>>>;

/// The reply of an authorizer of a REST or a WebSocket API, or of payload format 1.0: `iam::allow` and `iam::deny` make it.
struct AuthorizerResponse {
  std::string principal_id{};
  iam::PolicyDocument policy_document{};
  AuthorizerValues context{};
  std::optional<std::string> usage_identifier_key{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AuthorizerResponse, lenient, camel_case, principal_id, policy_document, context,
                                   usage_identifier_key)

namespace iam {

/// The policy that allows a principal to call the methods of an ARN, such as the event's `method_arn`.
[[nodiscard]] inline AuthorizerResponse allow(std::string_view principal, std::string_view arn) {
  return {std::string(principal), {.statement = {{{}, "Allow", "execute-api:Invoke", std::string(arn), {}}}}, {}, {}};
}
/// The policy that denies it: the caller gets 403.
[[nodiscard]] inline AuthorizerResponse deny(std::string_view principal, std::string_view arn) {
  return {std::string(principal), {.statement = {{{}, "Deny", "execute-api:Invoke", std::string(arn), {}}}}, {}, {}};
}

}  // namespace iam

/// The simple reply of an authorizer of an HTTP API.
struct HttpAuthorizerResponse {
  bool is_authorized = false;
  AuthorizerValues context{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(HttpAuthorizerResponse, lenient, camel_case, is_authorized, context)

/// What an authorizer throws for a caller without credentials: API Gateway answers 401 for exactly this message.
class Unauthorized : public Error {
 public:
  Unauthorized() : Error("Unauthorized") {}
};

}  // namespace lambda_wasm::events
