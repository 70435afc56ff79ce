#pragma once
/// @file
/// The event by which AWS Secrets Manager rotates a secret (AWS Secrets Manager user guide,
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html).

#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

/// A step of a rotation.
struct SecretRotationEvent {
  std::string_view step;  ///< `createSecret`, `setSecret`, `testSecret` or `finishSecret`.
  std::string_view secret_id;
  std::string_view client_request_token;  ///< The id of the new version.
  std::string_view rotation_token;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SecretRotationEvent, lenient, pascal_case, step, secret_id, client_request_token,
                                   rotation_token)

}  // namespace lambda_wasm::events
