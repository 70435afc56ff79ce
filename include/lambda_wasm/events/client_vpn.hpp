#pragma once
/// @file
/// The event of the connection handler of AWS Client VPN, and its reply (AWS Client VPN administrator guide,
/// https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

/// A device that connects.
struct ClientVpnEvent {
  std::string_view connection_id;
  std::string_view endpoint_id;
  std::string_view common_name;
  std::string_view username;
  std::string_view platform;
  std::string_view platform_version;
  std::string_view public_ip;
  std::string_view client_openvpn_version;
  std::string_view aws_client_version;
  std::string_view groups;
  std::string_view schema_version;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ClientVpnEvent, lenient, kebab_case, connection_id, endpoint_id, common_name, username,
                                   platform, platform_version, public_ip, client_openvpn_version, aws_client_version, groups,
                                   schema_version)

struct ClientVpnReply {
  bool allow = false;
  std::string error_msg_on_failed_posture_compliance{};
  std::vector<std::string> posture_compliance_statuses{};
  std::string schema_version{};
  std::optional<std::string> error_msg_on_denied_connection{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ClientVpnReply, lenient, kebab_case, allow, error_msg_on_failed_posture_compliance,
                                   posture_compliance_statuses, schema_version, error_msg_on_denied_connection)

}  // namespace lambda_wasm::events
