#pragma once
/// @file
/// Events of AWS Transfer Family: the identity provider and the custom step of a workflow (AWS Transfer Family user guide,
/// https://docs.aws.amazon.com/transfer/latest/userguide/custom-lambda-idp.html and
/// https://docs.aws.amazon.com/transfer/latest/userguide/custom-step-details.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

/// A user who logs in. Without a password, the reply has public keys.
struct TransferIdentityEvent {
  std::string_view username;
  std::string_view password;
  std::string_view protocol;
  std::string_view server_id;
  std::string_view source_ip;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferIdentityEvent, lenient, camel_case, username, password, protocol, server_id, source_ip)

struct TransferPosixProfile {
  std::optional<std::int64_t> uid{};
  std::optional<std::int64_t> gid{};
  std::vector<std::int64_t> secondary_gids{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferPosixProfile, lenient, pascal_case, uid, gid, secondary_gids)

struct TransferIdentityReply {
  std::optional<std::string> role{};
  std::optional<std::string> policy{};
  std::optional<std::string> home_directory{};
  std::optional<std::string> home_directory_type{};
  std::optional<std::string> home_directory_details{};  ///< JSON text.
  std::vector<std::string> public_keys{};
  std::optional<TransferPosixProfile> posix_profile{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferIdentityReply, lenient, pascal_case, role, policy, home_directory, home_directory_type,
                                   home_directory_details, public_keys, posix_profile)

struct TransferExecution {
  std::string_view workflow_id;
  std::string_view execution_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferExecution, lenient, camel_case, workflow_id, execution_id)

struct TransferDetails {
  std::string_view session_id;
  std::string_view user_name;
  std::string_view server_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferDetails, lenient, camel_case, session_id, user_name, server_id)

struct TransferMetadata {
  TransferExecution execution_details;
  TransferDetails transfer_details;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferMetadata, lenient, camel_case, execution_details, transfer_details)

struct TransferFile {
  std::string_view domain;  ///< `S3` or `EFS`.
  std::string_view bucket;
  std::string_view key;
  std::string_view e_tag;
  std::string_view version_id;
  std::string_view file_system_id;  ///< This and the following: of Amazon EFS.
  std::string_view path;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferFile, lenient, camel_case, domain, bucket, key, e_tag, version_id, file_system_id,
                                   path)

/// A file to process. The result goes to SendWorkflowStepState.
struct TransferWorkflowEvent {
  std::string_view token;
  TransferMetadata service_metadata;
  TransferFile file_location;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TransferWorkflowEvent, lenient, camel_case, token, service_metadata, file_location)

}  // namespace lambda_wasm::events
