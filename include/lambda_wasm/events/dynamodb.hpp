#pragma once
/// @file
/// Events of Amazon DynamoDB Streams (AWS Lambda developer guide, https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html). The reply
/// to a batch of which some records failed is a BatchResponse.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/dynamodb/attribute_value.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/named.hpp>
#include <lambda_wasm/events/stream_window.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

enum class DynamoDbChangeType { insert, modify, remove };
LAMBDA_WASM_DESCRIBE_ENUM(DynamoDbChangeType, (insert, "INSERT"), (modify, "MODIFY"), (remove, "REMOVE"))

/// Who has changed an item, if it was not the program: `dynamodb.amazonaws.com` for an item whose time to live is over.
struct DynamoDbIdentity {
  std::string_view type;
  std::string_view principal_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DynamoDbIdentity, lenient, camel_case, type, principal_id)

/// A change of an item. The table's stream decides which images there are.
template <class Image>
struct DynamoDbChange {
  std::optional<EpochSeconds> approximate_creation_date_time;
  std::string_view approximate_creation_date_time_precision;  ///< Of a record by way of a Kinesis data stream.
  Image keys{};
  std::optional<Image> new_image;
  std::optional<Image> old_image;
  std::string_view sequence_number;
  std::optional<std::int64_t> size_bytes;
  std::string_view stream_view_type;

  LAMBDA_WASM_DESCRIBE_EVENT(DynamoDbChange, pascal_case, approximate_creation_date_time,
                             approximate_creation_date_time_precision, keys, new_image, old_image, sequence_number, size_bytes,
                             stream_view_type)
};

template <class Image = dynamodb::AttributeMap>
struct DynamoDbRecord {
  std::string_view event_id;
  Named<DynamoDbChangeType> event_name;
  std::string_view event_version;
  std::string_view event_source;
  std::string_view aws_region;
  DynamoDbChange<Image> dynamodb;
  std::string_view event_source_arn;
  std::optional<DynamoDbIdentity> user_identity;
  std::string_view record_format;  ///< This and the following: of a record by way of a Kinesis data stream.
  std::string_view table_name;

  LAMBDA_WASM_DESCRIBE_EVENT(DynamoDbRecord, camel_case, (event_id, "eventID"), event_name, event_version, event_source,
                             aws_region, dynamodb, (event_source_arn, "eventSourceARN"), user_identity, record_format, table_name)
};

/// Changes of a table. `Image` is `dynamodb::Item<T>`, of a struct whose members may be absent, because keys are read as one too; or a
/// map of values.
template <class Image = dynamodb::AttributeMap>
struct DynamoDbEvent {
  std::vector<DynamoDbRecord<Image>> records;
  std::optional<TimeWindow>
      window;  ///< This and the following: of an event source with a tumbling window. `window_state` has its state.
  std::string_view shard_id;
  std::string_view event_source_arn;
  std::optional<bool> is_final_invoke_for_window;
  std::optional<bool> is_window_terminated_early;

  LAMBDA_WASM_DESCRIBE_EVENT(DynamoDbEvent, camel_case, (records, "Records"), window, shard_id,
                             (event_source_arn, "eventSourceARN"), is_final_invoke_for_window, is_window_terminated_early)
};

}  // namespace lambda_wasm::events
