#pragma once
/// @file
/// The event of an HTTP API of Amazon API Gateway, with payload format 2.0, and of a function URL (Amazon API Gateway developer
/// guide, https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html), for those who
/// do not want a Request.

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

struct HttpDescription {
  std::string_view method;
  std::string_view path;
  std::string_view protocol;
  std::string_view source_ip;
  std::string_view user_agent;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(HttpDescription, lenient, camel_case, method, path, protocol, source_ip, user_agent)

struct HttpAuthentication {
  std::optional<ClientCert> client_cert;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(HttpAuthentication, lenient, camel_case, client_cert)

/// What API Gateway adds to a request. `Authorizer` is what an authorizer has returned: `jwt`, `lambda` or `iam`.
template <class Authorizer>
struct HttpContext {
  std::string_view account_id;
  std::string_view api_id;
  std::optional<HttpAuthentication> authentication;
  Authorizer authorizer{};
  std::string_view domain_name;
  std::string_view domain_prefix;
  HttpDescription http;
  std::string_view request_id;
  std::string_view route_key;
  std::string_view stage;
  std::string_view time;
  EpochMilliseconds time_epoch;

  LAMBDA_WASM_DESCRIBE_EVENT(HttpContext, camel_case, account_id, api_id, authentication, authorizer, domain_name, domain_prefix,
                             http, request_id, route_key, stage, time, time_epoch)
};

/// A request.
template <class Authorizer = Nothing>
struct HttpApiEvent {
  std::string_view version;
  std::string_view route_key;
  std::string_view raw_path;
  std::string_view raw_query_string;
  std::vector<std::string_view> cookies;
  Attributes headers;
  Attributes query_string_parameters;
  HttpContext<Authorizer> request_context;
  Attributes path_parameters;
  Attributes stage_variables;
  std::optional<std::string_view> body;  ///< Base64 if `is_base64_encoded`.
  std::optional<bool> is_base64_encoded;

  LAMBDA_WASM_DESCRIBE_EVENT(HttpApiEvent, camel_case, version, route_key, raw_path, raw_query_string, cookies, headers,
                             query_string_parameters, request_context, path_parameters, stage_variables, body, is_base64_encoded)
};

}  // namespace lambda_wasm::events
