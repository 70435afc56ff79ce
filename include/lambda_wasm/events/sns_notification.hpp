#pragma once

#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// An attribute of a message of Amazon SNS.
struct SnsAttribute {
  std::string_view type;   ///< `String`, `String.Array`, `Number` or `Binary`.
  std::string_view value;  ///< For `Binary`, base64.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SnsAttribute, lenient, pascal_case, type, value)

/// A notification of Amazon SNS as it is in the body of an SQS message, unless the subscription delivers raw messages (Amazon SNS
/// developer guide, https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html). The event of SNS itself spells its URLs
/// otherwise: `SnsMessage`.
struct SnsNotification {
  std::string_view type;
  std::string_view message_id;
  std::string_view sequence_number;
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
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SnsNotification, lenient, pascal_case, type, message_id, sequence_number, topic_arn, subject,
                                   message, timestamp, signature_version, signature, (signing_cert_url, "SigningCertURL"),
                                   (unsubscribe_url, "UnsubscribeURL"), message_attributes)

}  // namespace lambda_wasm::events
