#pragma once
/// @file
/// The event of an action of AWS CodePipeline (AWS CodePipeline user guide,
/// https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html). The result goes to
/// PutJobSuccessResult or PutJobFailureResult.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

struct CodePipelineConfiguration {
  std::string_view function_name;
  std::string_view user_parameters;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineConfiguration, lenient, pascal_case, function_name, user_parameters)

struct CodePipelineActionConfiguration {
  CodePipelineConfiguration configuration;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineActionConfiguration, lenient, configuration)

struct CodePipelineS3Location {
  std::string_view bucket_name;
  std::string_view object_key;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineS3Location, lenient, camel_case, bucket_name, object_key)

struct CodePipelineLocation {
  CodePipelineS3Location s3_location;
  std::string_view type;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineLocation, lenient, camel_case, s3_location, type)

struct CodePipelineArtifact {
  std::string_view name;
  std::optional<std::string_view> revision;
  CodePipelineLocation location;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineArtifact, lenient, name, revision, location)

struct CodePipelineCredentials {
  std::string_view access_key_id;
  std::string_view secret_access_key;
  std::string_view session_token;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineCredentials, lenient, camel_case, access_key_id, secret_access_key, session_token)

struct CodePipelineEncryptionKey {
  std::string_view id;
  std::string_view type;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineEncryptionKey, lenient, id, type)

struct CodePipelineData {
  CodePipelineActionConfiguration action_configuration;
  std::vector<CodePipelineArtifact> input_artifacts;
  std::vector<CodePipelineArtifact> output_artifacts;
  CodePipelineCredentials artifact_credentials;
  std::string_view continuation_token;
  std::optional<CodePipelineEncryptionKey> encryption_key;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineData, lenient, camel_case, action_configuration, input_artifacts, output_artifacts,
                                   artifact_credentials, continuation_token, encryption_key)

struct CodePipelineJob {
  std::string_view id;
  std::string_view account_id;
  CodePipelineData data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineJob, lenient, camel_case, id, account_id, data)

/// A job.
struct CodePipelineJobEvent {
  CodePipelineJob job;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodePipelineJobEvent, lenient, (job, "CodePipeline.job"))

}  // namespace lambda_wasm::events
