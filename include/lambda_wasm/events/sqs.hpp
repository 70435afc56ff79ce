#pragma once
/// @file
/// Events of Amazon SQS (AWS Lambda developer guide, https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). The reply to a
/// batch of which some messages failed is a BatchResponse.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/numeral.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/sns_notification.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm::events {

/// What Amazon SQS adds to a message.
struct SqsAttributes {
  Numeral approximate_receive_count;
  Numeral sent_timestamp;
  std::string_view sender_id;
  Numeral approximate_first_receive_timestamp;
  std::string_view sequence_number;           ///< Of a FIFO queue.
  std::string_view message_group_id;          ///< Of a FIFO queue, and of a fair one.
  std::string_view message_deduplication_id;  ///< Of a FIFO queue.
  std::string_view aws_trace_header;
  std::string_view dead_letter_queue_source_arn;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SqsAttributes, lenient, pascal_case, approximate_receive_count, sent_timestamp, sender_id,
                                   approximate_first_receive_timestamp, sequence_number, message_group_id,
                                   message_deduplication_id, (aws_trace_header, "AWSTraceHeader"), dead_letter_queue_source_arn)

/// An attribute that the sender has given to a message.
struct SqsMessageAttribute {
  std::optional<std::string_view> string_value;
  std::optional<BytesView> binary_value;
  std::vector<std::string_view> string_list_values;
  std::vector<BytesView> binary_list_values;
  std::string_view data_type;  ///< `String`, `Number` or `Binary`, perhaps with a suffix such as `Number.int`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SqsMessageAttribute, lenient, camel_case, string_value, binary_value, string_list_values,
                                   binary_list_values, data_type)

/// A message.
struct SqsMessage {
  std::string_view message_id;
  std::string_view receipt_handle;
  std::string_view body;
  SqsAttributes attributes;
  AttributesOf<SqsMessageAttribute> message_attributes;
  std::string_view md5_of_body;
  std::string_view md5_of_message_attributes;
  std::string_view event_source;
  std::string_view event_source_arn;
  std::string_view aws_region;
  std::uint32_t index = no_index;  ///< Of this message in the event. It does not cross.

  /// Reads the body as JSON. Views in the value are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it. Its places begin at the event's root: `/Records/3/body/lines/0/sku`
  template <Crossing T>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(body, [this] { return place("/body"); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(body, [this] { return place("/body"); });
  }

  /// The notification of Amazon SNS that is the body, if it is one. Views in it are valid until the result is delivered.
  [[nodiscard]] std::optional<SnsNotification> notification() const {
    const Result<SnsNotification> parsed = try_from_json<SnsNotification>(body, host::storage());
    if (!parsed || parsed->type != "Notification" || parsed->topic_arn.empty()) return std::nullopt;
    return *parsed;
  }
  /// As `json`, of the message within the notification, if the body is one, and otherwise of the body.
  template <Crossing T>
  [[nodiscard]] T unwrapped_json() const {
    const std::optional<SnsNotification> found = notification();
    return found ? detail::json_at<T>(found->message, [this] { return place("/body/Message"); }) : json<T>();
  }
  /// As `unwrapped_json`, but returns the Error.
  template <Crossing T>
  [[nodiscard]] Result<T> try_unwrapped_json() const {
    const std::optional<SnsNotification> found = notification();
    return found ? detail::try_json_at<T>(found->message, [this] { return place("/body/Message"); }) : try_json<T>();
  }

 private:
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place(std::string_view member) const {
    return {"/Records", index, std::string(message_id), member};
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SqsMessage, lenient, camel_case, message_id, receipt_handle, body, attributes,
                                   message_attributes, md5_of_body, md5_of_message_attributes, event_source,
                                   (event_source_arn, "eventSourceARN"), aws_region)

/// A batch of messages.
struct SqsEvent {
  Records<SqsMessage> records;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SqsEvent, lenient, pascal_case, records)

}  // namespace lambda_wasm::events
