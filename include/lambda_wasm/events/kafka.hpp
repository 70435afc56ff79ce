#pragma once
/// @file
/// Events of Amazon MSK and of self-managed Apache Kafka (AWS Lambda developer guide,
/// https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html and https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/kafka_batch_response.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::events {

/// Where the schema of a key or a value is registered.
struct KafkaSchemaMetadata {
  std::string_view schema_id;
  std::string_view data_format;  ///< `AVRO`, `PROTOBUF` or `JSON`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(KafkaSchemaMetadata, lenient, camel_case, schema_id, data_format)

/// A record of a partition.
struct KafkaRecord {
  std::string_view topic;
  std::int32_t partition = 0;
  std::int64_t offset = 0;
  EpochMilliseconds timestamp;
  std::string_view timestamp_type;  ///< `CREATE_TIME` or `LOG_APPEND_TIME`.
  std::optional<BytesView> key;
  std::optional<BytesView> value;
  std::vector<AttributesOf<BytesView>> headers;  ///< Each has one name. The event has a header's bytes as numbers.
  std::optional<KafkaSchemaMetadata> key_schema_metadata;
  std::optional<KafkaSchemaMetadata> value_schema_metadata;
  std::uint32_t index = no_index;  ///< Of this record among those of its partition in the event. It does not cross.

  /// The first header of this name; nullopt if there is none.
  [[nodiscard]] std::optional<BytesView> header(std::string_view name) const noexcept {
    for (const AttributesOf<BytesView>& each : headers) {
      if (const BytesView* const found = each.get(name)) return *found;
    }
    return std::nullopt;
  }

  /// Reads the value as JSON. Views in it are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it. Its places begin at the event's root: `/records/orders-0/3/value/lines/0`
  template <Crossing T>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(text(), [this] { return place(); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(text(), [this] { return place(); });
  }

 private:
  [[nodiscard]] std::string_view text() const noexcept { return value ? value->view() : std::string_view(); }
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place() const {
    char digits[lambda_wasm::text::max_integer_size];
    const auto number = [&](auto integer) {
      return std::string_view(digits, static_cast<std::size_t>(lambda_wasm::text::print_integer(integer, digits) - digits));
    };
    std::string partition_name(topic);
    partition_name.append("-").append(number(partition));
    std::string id = partition_name;
    id.append(" at offset ").append(number(offset));
    return {"/records/" + partition_name, index, std::move(id), "/value"};
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(KafkaRecord, lenient, camel_case, topic, partition, offset, timestamp, timestamp_type, key,
                                   value, headers, key_schema_metadata, value_schema_metadata)

/// Records of one or more partitions.
struct KafkaEvent {
  std::string_view event_source;  ///< `aws:kafka` or `SelfManagedKafka`.
  std::string_view event_source_arn;
  std::string_view bootstrap_servers;                                      ///< Separated by commas.
  std::vector<std::pair<std::string_view, Records<KafkaRecord>>> records;  ///< By topic and partition: `orders-0`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(KafkaEvent, lenient, camel_case, event_source, event_source_arn, bootstrap_servers, records)

}  // namespace lambda_wasm::events
