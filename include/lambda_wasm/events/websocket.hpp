#pragma once
/// @file
/// The event of a WebSocket API of Amazon API Gateway (Amazon API Gateway developer guide,
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/rest_api.hpp>
#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// What API Gateway adds to a message. `Authorizer` is what an authorizer has returned at the connection.
template <class Authorizer>
struct WebSocketContext {
  std::string_view route_key;
  std::string_view event_type;  ///< `CONNECT`, `MESSAGE` or `DISCONNECT`.
  std::string_view connection_id;
  std::string_view message_id;
  std::string_view message_direction;
  EpochMilliseconds connected_at;
  std::string_view extended_request_id;
  std::string_view request_id;
  std::string_view request_time;
  EpochMilliseconds request_time_epoch;
  std::string_view stage;
  std::string_view domain_name;
  std::string_view api_id;
  RestIdentity identity;
  Authorizer authorizer{};
  std::optional<std::int32_t> disconnect_status_code;
  std::string_view disconnect_reason;
  std::string_view account_id;
  std::string_view resource_id;
  std::string_view resource_path;
  std::string_view http_method;
  std::string_view error;
  std::optional<Scalar> integration_latency;
  std::optional<Scalar> status;

  LAMBDA_WASM_DESCRIBE_EVENT(WebSocketContext, camel_case, route_key, event_type, connection_id, message_id, message_direction,
                             connected_at, extended_request_id, request_id, request_time, request_time_epoch, stage, domain_name,
                             api_id, identity, authorizer, disconnect_status_code, disconnect_reason, account_id, resource_id,
                             resource_path, http_method, error, integration_latency, status)
};

/// A message, or the beginning or the end of a connection.
template <class Authorizer = Nothing>
struct WebSocketEvent {
  std::string_view resource;
  std::string_view path;
  std::string_view http_method;
  Attributes headers;
  AttributesOf<std::vector<std::string_view>> multi_value_headers;
  Attributes query_string_parameters;
  AttributesOf<std::vector<std::string_view>> multi_value_query_string_parameters;
  Attributes path_parameters;
  Attributes stage_variables;
  WebSocketContext<Authorizer> request_context;
  std::optional<std::string_view> body;
  std::optional<bool> is_base64_encoded;

  LAMBDA_WASM_DESCRIBE_EVENT(WebSocketEvent, camel_case, resource, path, http_method, headers, multi_value_headers,
                             query_string_parameters, multi_value_query_string_parameters, path_parameters, stage_variables,
                             request_context, body, is_base64_encoded)
};

}  // namespace lambda_wasm::events
