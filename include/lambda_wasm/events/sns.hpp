#pragma once
/// @file
/// Events of Amazon SNS (AWS Lambda developer guide, https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html).

#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/sns_notification.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm::events {

/// A message. An SnsNotification in the body of an SQS message spells the names of its URLs otherwise.
struct SnsMessage {
  std::string_view type;
  std::string_view message_id;
  std::string_view topic_arn;
  std::string_view subject;
  std::string_view message;
  Timestamp timestamp;
  std::string_view signature_version;
  std::string_view signature;
  std::string_view signing_cert_url;
  std::string_view unsubscribe_url;
  AttributesOf<SnsAttribute> message_attributes;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SnsMessage, lenient, pascal_case, type, message_id, topic_arn, subject, message, timestamp,
                                   signature_version, signature, signing_cert_url, unsubscribe_url, message_attributes)

/// A message, and the subscription by which it came.
struct SnsRecord {
  std::string_view event_version;
  std::string_view event_subscription_arn;
  std::string_view event_source;
  SnsMessage sns;
  std::uint32_t index = no_index;  ///< Of this record in the event. It does not cross.

  /// Reads the message as JSON. Views in the value are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it. Its places begin at the event's root: `/Records/0/Sns/Message/lines/0`
  template <Crossing T>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(sns.message, [this] { return place(); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(sns.message, [this] { return place(); });
  }

 private:
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place() const {
    return {"/Records", index, std::string(sns.message_id), "/Sns/Message"};
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SnsRecord, lenient, pascal_case, event_version, event_subscription_arn, event_source, sns)

/// Messages: Amazon SNS sends one at a time.
struct SnsEvent {
  Records<SnsRecord> records;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SnsEvent, lenient, pascal_case, records)

}  // namespace lambda_wasm::events
