#pragma once
/// @file
/// Events of Amazon MQ (AWS Lambda developer guide, https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm::events {

struct ActiveMqDestination {
  std::string_view physical_name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ActiveMqDestination, lenient, camel_case, physical_name)

struct ActiveMqMessage {
  std::string_view message_id;
  std::string_view message_type;
  EpochMilliseconds timestamp;
  std::optional<std::int32_t> delivery_mode;
  std::string_view correlation_id;
  std::string_view reply_to;
  ActiveMqDestination destination;
  std::optional<bool> redelivered;
  std::string_view type;
  std::optional<std::int64_t> expiration;
  std::optional<std::int32_t> priority;
  BytesView data;
  EpochMilliseconds broker_in_time;
  EpochMilliseconds broker_out_time;
  AttributesOf<Scalar> properties;

  std::uint32_t index = no_index;  ///< Of this message in the event. It does not cross.

  /// Reads the data as JSON. Views in the value are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it
  template <Crossing T>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(data.view(), [this] { return place(); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(data.view(), [this] { return place(); });
  }

 private:
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place() const {
    return {"/messages", index, std::string(message_id), "/data"};
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ActiveMqMessage, lenient, camel_case, (message_id, "messageID"), message_type, timestamp,
                                   delivery_mode, (correlation_id, "correlationID"), reply_to, destination, redelivered, type,
                                   expiration, priority, data, broker_in_time, broker_out_time, properties)

/// Messages of a queue of Apache ActiveMQ.
struct ActiveMqEvent {
  std::string_view event_source;
  std::string_view event_source_arn;
  Records<ActiveMqMessage> messages;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ActiveMqEvent, lenient, camel_case, event_source, event_source_arn, messages)

/// A table in a header: a text, which comes as bytes.
struct RabbitMqTable {
  std::optional<BytesView> bytes;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(RabbitMqTable, lenient, bytes)

/// A header: a number, a boolean, a text (as bytes in a table) or an array of these.
using RabbitMqValue = std::variant<std::string_view, double, bool, RabbitMqTable>;
using RabbitMqHeader = std::variant<std::string_view, double, bool, RabbitMqTable, std::vector<RabbitMqValue>>;

struct RabbitMqProperties {
  std::string_view content_type;
  std::string_view content_encoding;
  AttributesOf<RabbitMqHeader> headers;
  std::optional<std::int32_t> delivery_mode;
  std::optional<std::int32_t> priority;
  std::string_view correlation_id;
  std::string_view reply_to;
  std::string_view expiration;
  std::string_view message_id;
  std::string_view timestamp;
  std::string_view type;
  std::string_view user_id;
  std::string_view app_id;
  std::string_view cluster_id;
  std::optional<std::int64_t> body_size;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(RabbitMqProperties, lenient, camel_case, content_type, content_encoding, headers,
                                   delivery_mode, priority, correlation_id, reply_to, expiration, message_id, timestamp, type,
                                   user_id, app_id, cluster_id, body_size)

struct RabbitMqMessage {
  RabbitMqProperties basic_properties;
  std::optional<bool> redelivered;
  BytesView data;

  /// Reads the data as JSON. Views in the value are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it
  template <Crossing T>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(data.view(), [this] { return place(); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(data.view(), [this] { return place(); });
  }

 private:
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place() const {
    return {{}, no_index, std::string(basic_properties.message_id), "/data"};
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(RabbitMqMessage, lenient, camel_case, basic_properties, redelivered, data)

/// Messages of queues of RabbitMQ, by the queue and its virtual host: `orders::/`.
struct RabbitMqEvent {
  std::string_view event_source;
  std::string_view event_source_arn;
  std::vector<std::pair<std::string_view, std::vector<RabbitMqMessage>>> rmq_messages_by_queue;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(RabbitMqEvent, lenient, camel_case, event_source, event_source_arn, rmq_messages_by_queue)

}  // namespace lambda_wasm::events
