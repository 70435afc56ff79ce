#pragma once
/// @file
/// Logs of Amazon CloudWatch (Amazon CloudWatch Logs user guide,
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html): by a subscription of the function, or by way of
/// Amazon Kinesis or Amazon Data Firehose.

#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/firehose.hpp>
#include <lambda_wasm/events/kinesis.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/gzipped.hpp>

namespace lambda_wasm::events {

/// A line of a log.
struct LogLine {
  std::string_view id;
  EpochMilliseconds timestamp;
  std::string_view message;
  Attributes extracted_fields;  ///< Of a subscription with a filter pattern that names fields.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LogLine, lenient, camel_case, id, timestamp, message, extracted_fields)

/// Lines of one stream of a log group.
struct LogData {
  std::string_view message_type;  ///< `DATA_MESSAGE` or `CONTROL_MESSAGE`.
  std::string_view owner;
  std::string_view log_group;
  std::string_view log_stream;
  std::vector<std::string_view> subscription_filters;
  std::string_view policy_level;
  std::vector<LogLine> log_events;

  /// Whether it has no lines of the group: CloudWatch sends it to test the subscription.
  [[nodiscard]] bool is_control() const noexcept { return message_type == "CONTROL_MESSAGE"; }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LogData, lenient, camel_case, message_type, owner, log_group, log_stream, subscription_filters,
                                   policy_level, log_events)

struct CloudWatchLogs {
  Gzipped<LogData> data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CloudWatchLogs, lenient, data)

/// Lines of a log group to which the function subscribes.
struct CloudWatchLogsEvent {
  CloudWatchLogs awslogs;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CloudWatchLogsEvent, lenient, awslogs)

/// The same by way of Amazon Kinesis and of Amazon Data Firehose.
using KinesisLogsEvent = KinesisEventOf<Gzipped<LogData>>;
using FirehoseLogsEvent = FirehoseEventOf<Gzipped<LogData>>;

}  // namespace lambda_wasm::events
