#pragma once
/// @file
/// Events of AWS IoT Core: the custom authorizer and the hook of fleet provisioning (AWS IoT Core developer guide,
/// https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html and
/// https://docs.aws.amazon.com/iot/latest/developerguide/pre-provisioning-hook.html). A rule sends whatever its query selects:
/// describe it yourself.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/iam.hpp>

namespace lambda_wasm::events {

struct IotTls {
  std::string_view server_name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotTls, lenient, camel_case, server_name)

struct IotHttp {
  Attributes headers;
  std::string_view query_string;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotHttp, lenient, camel_case, headers, query_string)

struct IotMqtt {
  std::string_view username;
  BytesView password;
  std::string_view client_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotMqtt, lenient, camel_case, username, password, client_id)

struct IotProtocolData {
  std::optional<IotTls> tls;
  std::optional<IotHttp> http;
  std::optional<IotMqtt> mqtt;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotProtocolData, lenient, tls, http, mqtt)

struct IotConnectionMetadata {
  std::string_view id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotConnectionMetadata, lenient, id)

/// A connection to authorize.
struct IotAuthorizerEvent {
  std::string_view token;
  std::optional<bool> signature_verified;
  std::vector<std::string_view> protocols;
  IotProtocolData protocol_data;
  IotConnectionMetadata connection_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotAuthorizerEvent, lenient, camel_case, token, signature_verified, protocols, protocol_data,
                                   connection_metadata)

struct IotAuthorizerResponse {
  bool is_authenticated = false;
  std::string principal_id{};
  std::int32_t disconnect_after_in_seconds = 0;
  std::int32_t refresh_after_in_seconds = 0;
  std::vector<iam::PolicyDocument> policy_documents{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotAuthorizerResponse, lenient, camel_case, is_authenticated, principal_id,
                                   disconnect_after_in_seconds, refresh_after_in_seconds, policy_documents)

/// A device that asks to be provisioned.
struct IotPreProvisioningEvent {
  std::string_view claim_certificate_id;
  std::string_view certificate_id;
  std::string_view certificate_pem;
  std::string_view template_arn;
  std::string_view client_id;
  Attributes parameters;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotPreProvisioningEvent, lenient, camel_case, claim_certificate_id, certificate_id,
                                   certificate_pem, template_arn, client_id, parameters)

using IotParameters = std::vector<std::pair<std::string, std::string>>;

struct IotPreProvisioningResponse {
  bool allow_provisioning = false;
  IotParameters parameter_overrides{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotPreProvisioningResponse, lenient, camel_case, allow_provisioning, parameter_overrides)

}  // namespace lambda_wasm::events
