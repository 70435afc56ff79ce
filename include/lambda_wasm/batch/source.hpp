#pragma once
/// @file
/// How `batch` finds the records of an event: by the members of its types, which are those of <lambda_wasm/events.hpp> or of structs of
/// the user's own with the same names.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/batch/run.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::detail {

template <class Record>
concept SqsRecord = requires(const Record& record) { std::string_view(record.message_id); };
template <class Record>
concept KinesisRecord = requires(const Record& record) { std::string_view(record.kinesis.sequence_number); };
template <class Record>
concept DynamoDbRecord = requires(const Record& record) { std::string_view(record.dynamodb.sequence_number); };
template <class Record>
BatchRecord batch_record(const Record& record) {
  BatchRecord found;
  if constexpr (SqsRecord<Record>) {
    found.identifier = record.message_id;
    if constexpr (requires { std::string_view(record.attributes.approximate_receive_count.text); }) {
      found.receive_count = record.attributes.approximate_receive_count.text;
    }
  } else if constexpr (KinesisRecord<Record>) {
    found.identifier = record.kinesis.sequence_number;
  } else if constexpr (DynamoDbRecord<Record>) {
    found.identifier = record.dynamodb.sequence_number;
  }
  return found;
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void refuse_to_report(std::size_t index) {
  std::string message;
  json_text::put(message, "The record ");
  json_text::put_decimal(message, index);
  json_text::put(message, " failed and has no identifier, so the whole batch must be tried again.");
  raise(Error(std::move(message)));
}

/// How an event is handled: its order, its reply, and what its records are called.
template <class Event>
struct BatchSource {
  using Record = typename decltype(Event::records)::value_type;
  static_assert(
      SqsRecord<Record> || KinesisRecord<Record> || DynamoDbRecord<Record>,
      "lambda_wasm: batch takes the events of Amazon SQS, Kinesis and DynamoDB, or structs of your own whose `records` have the "
      "members message_id, kinesis.sequence_number or dynamodb.sequence_number.");
  static constexpr bool is_stream = !SqsRecord<Record>;
  using Reply = events::BatchResponse;

  [[nodiscard]] static std::vector<const Record*> records(const Event& event) {
    std::vector<const Record*> found;
    found.reserve(event.records.size());
    for (const Record& record : event.records) found.push_back(&record);
    return found;
  }

  /// Whether the records have groups, within which their order counts although others run beside them.
  [[nodiscard]] static bool has_groups(const std::vector<const Record*>& records, std::size_t at_once) {
    if (records.empty()) return false;
    if constexpr (is_stream) return at_once > 1;
    if constexpr (requires(const Record& record) { record.attributes.message_group_id; }) {
      if constexpr (requires(const Record& record) { record.event_source_arn; }) {
        return std::string_view(records.front()->event_source_arn)
            .ends_with(".fifo");  // a fair queue has groups, too, but no order
      } else {
        return !std::string_view(records.front()->attributes.message_group_id).empty();
      }
    }
    return false;
  }
  /// The name of a record's group; the same for all if they have none.
  [[nodiscard]] static std::string_view group(const Record& record) {
    if constexpr (requires { std::string_view(record.attributes.message_group_id); }) {
      return record.attributes.message_group_id;
    } else if constexpr (requires { std::string_view(record.kinesis.partition_key); }) {
      return record.kinesis.partition_key;
    } else if constexpr (requires { record.dynamodb.keys; }) {
      return host::storage().keep(to_json(record.dynamodb.keys));
    } else {
      return {};
    }
  }

  static void report(Reply& reply, const Record& record, std::size_t index) {
    const BatchRecord found = batch_record(record);
    // For Lambda an empty identifier means all records.
    if (found.identifier.empty()) refuse_to_report(index);
    reply.batch_item_failures.push_back({found.identifier});
  }
};

}  // namespace lambda_wasm::detail
