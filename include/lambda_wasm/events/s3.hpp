#pragma once
/// @file
/// Events of Amazon S3 (Amazon S3 user guide, https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/s3_key.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// Who did something: the id of a customer or of a principal.
struct S3Identity {
  std::string_view principal_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3Identity, lenient, camel_case, principal_id)

/// From where an object was changed.
struct S3RequestParameters {
  std::string_view source_ip_address;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3RequestParameters, lenient, (source_ip_address, "sourceIPAddress"))

struct S3Bucket {
  std::string_view name;
  S3Identity owner_identity;
  std::string_view arn;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3Bucket, lenient, camel_case, name, owner_identity, arn)

struct S3Object {
  S3Key key;                         ///< Encoded: the functions of S3 take `key.decoded()`.
  std::optional<std::int64_t> size;  ///< In bytes. Absent where an object was deleted or has expired.
  std::string_view e_tag;
  std::string_view version_id;
  std::string_view sequencer;  ///< A hexadecimal number that grows with the changes of a key. Pad the shorter one to compare two.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3Object, lenient, camel_case, key, size, e_tag, version_id, sequencer)

/// What was changed.
struct S3Entity {
  std::string_view s3_schema_version;
  std::string_view configuration_id;
  S3Bucket bucket;
  S3Object object;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3Entity, lenient, camel_case, (s3_schema_version, "s3SchemaVersion"), configuration_id,
                                   bucket, object)

struct S3RestoreEventData {
  Timestamp lifecycle_restoration_expiry_time;
  std::string_view lifecycle_restore_storage_class;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3RestoreEventData, lenient, camel_case, lifecycle_restoration_expiry_time,
                                   lifecycle_restore_storage_class)

/// Of `s3:ObjectRestore:Completed`.
struct S3GlacierEventData {
  S3RestoreEventData restore_event_data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3GlacierEventData, lenient, camel_case, restore_event_data)

/// Of events of S3 Replication.
struct S3ReplicationEventData {
  std::string_view replication_rule_id;
  std::string_view destination_bucket;
  std::string_view s3_operation;
  Timestamp request_time;
  std::string_view failure_reason;
  std::string_view threshold;
  std::string_view replication_time;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3ReplicationEventData, lenient, camel_case, replication_rule_id, destination_bucket,
                                   (s3_operation, "s3Operation"), request_time, failure_reason, threshold, replication_time)

/// Of `s3:IntelligentTiering`.
struct S3IntelligentTieringEventData {
  std::string_view destination_access_tier;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3IntelligentTieringEventData, lenient, camel_case, destination_access_tier)

struct S3TransitionEventData {
  std::string_view destination_storage_class;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3TransitionEventData, lenient, camel_case, destination_storage_class)

/// Of `s3:LifecycleTransition`.
struct S3LifecycleEventData {
  S3TransitionEventData transition_event_data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3LifecycleEventData, lenient, camel_case, transition_event_data)

/// A change of an object.
struct S3Record {
  std::string_view event_version;
  std::string_view event_source;
  std::string_view aws_region;
  Timestamp event_time;
  std::string_view event_name;  ///< Such as `ObjectCreated:Put`.
  S3Identity user_identity;
  S3RequestParameters request_parameters;
  Attributes response_elements;  ///< `x-amz-request-id` and `x-amz-id-2`, which AWS Support asks for.
  S3Entity s3;
  std::optional<S3GlacierEventData> glacier_event_data;
  std::optional<S3ReplicationEventData> replication_event_data;
  std::optional<S3IntelligentTieringEventData> intelligent_tiering_event_data;
  std::optional<S3LifecycleEventData> lifecycle_event_data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3Record, lenient, camel_case, event_version, event_source, aws_region, event_time, event_name,
                                   user_identity, request_parameters, response_elements, s3, glacier_event_data,
                                   replication_event_data, intelligent_tiering_event_data, lifecycle_event_data)

/// Changes of objects, or the message by which Amazon S3 tests that it may notify: that one has no records.
struct S3Event {
  std::vector<S3Record> records;
  std::string_view service;  ///< This and the following: of the test message.
  std::string_view event;
  Timestamp time;
  std::string_view bucket;
  std::string_view request_id;
  std::string_view host_id;

  [[nodiscard]] bool is_test() const noexcept { return event == "s3:TestEvent"; }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3Event, lenient, pascal_case, records, service, event, time, bucket, request_id, host_id)

}  // namespace lambda_wasm::events
