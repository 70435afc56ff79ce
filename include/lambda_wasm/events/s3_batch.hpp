#pragma once
/// @file
/// The event of Amazon S3 Batch Operations, and its reply (Amazon S3 user guide,
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html).

#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/s3_key.hpp>

namespace lambda_wasm::events {

/// An object.
struct S3BatchTask {
  std::string_view task_id;
  S3Key s3_key;
  std::string_view s3_version_id;
  std::string_view s3_bucket_arn;  ///< In version 1.0.
  std::string_view s3_bucket;      ///< In version 2.0.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3BatchTask, lenient, camel_case, task_id, s3_key, s3_version_id, s3_bucket_arn, s3_bucket)

struct S3BatchJob {
  std::string_view id;
  Attributes user_arguments;  ///< In version 2.0.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3BatchJob, lenient, camel_case, id, user_arguments)

/// Objects of a job.
struct S3BatchEvent {
  std::string_view invocation_schema_version;
  std::string_view invocation_id;
  S3BatchJob job;
  std::vector<S3BatchTask> tasks;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3BatchEvent, lenient, camel_case, invocation_schema_version, invocation_id, job, tasks)

struct S3BatchResult {
  std::string_view task_id{};
  std::string_view result_code{};  ///< `Succeeded`, `TemporaryFailure` or `PermanentFailure`.
  std::string result_string{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3BatchResult, lenient, camel_case, task_id, result_code, result_string)

/// The reply. Objects without a result have failed as `treat_missing_keys_as` says.
struct S3BatchResponse {
  std::string_view invocation_schema_version{};
  std::string_view treat_missing_keys_as{};
  std::string_view invocation_id{};
  std::vector<S3BatchResult> results{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3BatchResponse, lenient, camel_case, invocation_schema_version, treat_missing_keys_as,
                                   invocation_id, results)

}  // namespace lambda_wasm::events
