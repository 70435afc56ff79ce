#pragma once
/// @file
/// The event of Amazon Cognito Sync (Amazon Cognito developer guide,
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-events.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>

namespace lambda_wasm::events {

struct CognitoSyncRecord {
  std::string_view old_value;
  std::string_view new_value;
  std::string_view op;  ///< `replace` or `remove`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoSyncRecord, lenient, camel_case, old_value, new_value, op)

/// Changes of a dataset.
struct CognitoSyncEvent {
  std::optional<std::int32_t> version;
  std::string_view event_type;
  std::string_view region;
  std::string_view identity_pool_id;
  std::string_view identity_id;
  std::string_view dataset_name;
  AttributesOf<CognitoSyncRecord> dataset_records;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoSyncEvent, lenient, camel_case, version, event_type, region, identity_pool_id,
                                   identity_id, dataset_name, dataset_records)

}  // namespace lambda_wasm::events
