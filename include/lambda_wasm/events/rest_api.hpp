#pragma once
/// @file
/// The event of a REST API of Amazon API Gateway (Amazon API Gateway developer guide,
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html), for those who do not want
/// a Request.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/client_cert.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// Who has called.
struct RestIdentity {
  std::string_view cognito_identity_pool_id;
  std::string_view account_id;
  std::string_view cognito_identity_id;
  std::string_view caller;
  std::string_view api_key;
  std::string_view api_key_id;
  std::string_view access_key;
  std::string_view source_ip;
  std::string_view principal_org_id;
  std::string_view cognito_authentication_type;
  std::string_view cognito_authentication_provider;
  std::string_view user_arn;
  std::string_view user_agent;
  std::string_view user;
  std::string_view vpce_id;
  std::string_view vpc_id;
  std::optional<ClientCert> client_cert;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(RestIdentity, lenient, camel_case, cognito_identity_pool_id, account_id, cognito_identity_id,
                                   caller, api_key, api_key_id, access_key, source_ip, principal_org_id,
                                   cognito_authentication_type, cognito_authentication_provider, user_arn, user_agent, user,
                                   vpce_id, vpc_id, client_cert)

/// What API Gateway adds to a request. `Authorizer` is what an authorizer has returned.
template <class Authorizer>
struct RestContext {
  std::string_view path;
  std::string_view account_id;
  std::string_view resource_id;
  std::string_view stage;
  std::string_view domain_name;
  std::string_view domain_prefix;
  std::string_view request_id;
  std::string_view extended_request_id;
  std::string_view protocol;
  RestIdentity identity;
  std::string_view resource_path;
  std::string_view http_method;
  std::string_view api_id;
  std::string_view deployment_id;
  std::string_view operation_name;
  std::string_view request_time;
  EpochMilliseconds request_time_epoch;
  Authorizer authorizer{};

  LAMBDA_WASM_DESCRIBE_EVENT(RestContext, camel_case, path, account_id, resource_id, stage, domain_name, domain_prefix,
                             request_id, extended_request_id, protocol, identity, resource_path, http_method, api_id,
                             deployment_id, operation_name, request_time, request_time_epoch, authorizer)
};

/// A request.
template <class Authorizer = Nothing>
struct RestApiEvent {
  std::string_view version;
  std::string_view resource;
  std::string_view path;
  std::string_view http_method;
  Attributes headers;
  AttributesOf<std::vector<std::string_view>> multi_value_headers;
  Attributes query_string_parameters;
  AttributesOf<std::vector<std::string_view>> multi_value_query_string_parameters;
  Attributes path_parameters;
  Attributes stage_variables;
  RestContext<Authorizer> request_context;
  std::optional<std::string_view> body;  ///< Base64 if `is_base64_encoded`.
  std::optional<bool> is_base64_encoded;

  LAMBDA_WASM_DESCRIBE_EVENT(RestApiEvent, camel_case, version, resource, path, http_method, headers, multi_value_headers,
                             query_string_parameters, multi_value_query_string_parameters, path_parameters, stage_variables,
                             request_context, body, is_base64_encoded)
};

}  // namespace lambda_wasm::events
