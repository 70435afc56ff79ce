#pragma once
/// @file
/// The event of a trigger of AWS CodeCommit (AWS CodeCommit user guide,
/// https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-notify-lambda.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

struct CodeCommitReference {
  std::string_view commit;
  std::string_view ref;
  std::optional<bool> created;
  std::optional<bool> deleted;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeCommitReference, lenient, commit, ref, created, deleted)

struct CodeCommitReferences {
  std::vector<CodeCommitReference> references;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeCommitReferences, lenient, references)

struct CodeCommitRecord {
  std::string_view event_id;
  std::string_view event_version;
  Timestamp event_time;
  std::string_view event_trigger_name;
  std::optional<std::int32_t> event_part_number;
  std::optional<std::int32_t> event_total_parts;
  CodeCommitReferences codecommit;
  std::string_view event_name;
  std::string_view event_trigger_config_id;
  std::string_view event_source_arn;
  std::string_view user_identity_arn;
  std::string_view event_source;
  std::string_view aws_region;
  std::string_view custom_data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeCommitRecord, lenient, camel_case, event_id, event_version, event_time, event_trigger_name,
                                   event_part_number, event_total_parts, codecommit, event_name, event_trigger_config_id,
                                   (event_source_arn, "eventSourceARN"), (user_identity_arn, "userIdentityARN"), event_source,
                                   aws_region, custom_data)

/// Changes of a repository.
struct CodeCommitEvent {
  std::vector<CodeCommitRecord> records;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeCommitEvent, lenient, pascal_case, records)

}  // namespace lambda_wasm::events
