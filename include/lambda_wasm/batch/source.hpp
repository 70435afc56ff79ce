#pragma once
/// @file
/// How `batch` finds the records of an event: by the members of its types, which are those of <lambda_wasm/events.hpp> or of structs of
/// the user's own with the same names.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/batch/groups.hpp>
#include <lambda_wasm/batch/run.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/kafka_batch_response.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::detail {

template <class Record>
concept SqsRecord = requires(const Record& record) { std::string_view(record.message_id); };
template <class Record>
concept KinesisRecord = requires(const Record& record) { std::string_view(record.kinesis.sequence_number); };
template <class Record>
concept DynamoDbRecord = requires(const Record& record) { std::string_view(record.dynamodb.sequence_number); };

template <class Event>
concept KafkaBatch = requires(const Event& event) {
  event.records.begin()->second.begin()->topic;
  event.records.begin()->second.begin()->partition;
  event.records.begin()->second.begin()->offset;
};

template <class Event>
inline constexpr bool is_batch_event = false;
template <class Event>
  requires requires { typename decltype(Event::records)::value_type; }
inline constexpr bool is_batch_event<Event> =
    KafkaBatch<Event> || SqsRecord<typename decltype(Event::records)::value_type> ||
    KinesisRecord<typename decltype(Event::records)::value_type> || DynamoDbRecord<typename decltype(Event::records)::value_type>;

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
  using Reply = events::BatchResponse;
  static constexpr bool is_stream = !SqsRecord<Record>;

  [[nodiscard]] static std::span<const Record*> records(const Event& event) {
    const std::span<const Record*> found = stored_array<const Record*>(host::storage(), event.records.size(), nullptr);
    std::size_t count = 0;
    for (const Record& record : event.records) found[count++] = &record;
    return found;
  }

  /// What a failure means for the records after it.
  [[nodiscard]] static BatchOrder order(std::span<const Record* const> records) {
    if constexpr (is_stream) return BatchOrder::stream;
    return is_fifo(records) ? BatchOrder::groups : BatchOrder::any;
  }
  /// Whether other records may run beside those of a group, which stay in order.
  [[nodiscard]] static bool has_groups(BatchOrder order, std::size_t at_once) {
    return order == BatchOrder::groups || (order == BatchOrder::stream && at_once > 1);
  }
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

  /// What the log calls a record.
  [[nodiscard]] static BatchRecord name(const Record& record) {
    if constexpr (KinesisRecord<Record>) {
      return {record.kinesis.sequence_number, {}};
    } else if constexpr (DynamoDbRecord<Record>) {
      return {record.dynamodb.sequence_number, {}};
    } else if constexpr (requires { std::string_view(record.attributes.approximate_receive_count.text); }) {
      return {record.message_id, record.attributes.approximate_receive_count.text};
    } else {
      return {record.message_id, {}};
    }
  }
  [[nodiscard]] static std::string_view identifier(const Record& record) { return name(record).identifier; }
  static void report(Reply& reply, const Record& record, std::size_t index) {
    const std::string_view identifier = name(record).identifier;
    if (identifier.empty()) refuse_to_report(index);  // for Lambda it would mean all records
    reply.batch_item_failures.push_back({identifier});
  }

 private:
  // A fair queue has groups, too, but no order.
  static bool is_fifo(std::span<const Record* const> records) {
    if (records.empty()) return false;
    if constexpr (requires(const Record& record) { record.event_source_arn; }) {
      return std::string_view(records.front()->event_source_arn).ends_with(".fifo");
    } else if constexpr (requires(const Record& record) { record.attributes.message_group_id; }) {
      return !std::string_view(records.front()->attributes.message_group_id).empty();
    }
    return false;
  }
};

/// Apache Kafka: `records` has a list of records for each partition.
template <KafkaBatch Event>
struct BatchSource<Event> {
  using Record = typename decltype(Event::records)::value_type::second_type::value_type;
  using Reply = events::KafkaBatchResponse;
  static constexpr bool is_stream = false;

  [[nodiscard]] static std::span<const Record*> records(const Event& event) {
    std::size_t count = 0;
    for (const auto& [partition, records] : event.records) count += records.size();
    const std::span<const Record*> found = stored_array<const Record*>(host::storage(), count, nullptr);
    count = 0;
    for (const auto& [partition, records] : event.records) {
      for (const Record& record : records) found[count++] = &record;
    }
    return found;
  }
  [[nodiscard]] static BatchOrder order(std::span<const Record* const> /*records*/) { return BatchOrder::partitions; }
  [[nodiscard]] static bool has_groups(BatchOrder /*order*/, std::size_t /*at_once*/) { return true; }
  [[nodiscard]] static std::string_view group(const Record& record) { return joined(record.topic, "-", record.partition); }

  [[nodiscard]] static BatchRecord name(const Record& record) { return {joined(group(record), "@", record.offset), {}}; }
  /// The bytes of what tells records of a partition apart.
  [[nodiscard]] static std::string_view identifier(const Record& record) {
    return {reinterpret_cast<const char*>(&record.offset), sizeof(record.offset)};
  }
  static void report(Reply& reply, const Record& record, std::size_t /*index*/) {
    reply.batch_item_failures.push_back({{group(record), record.offset}});
  }

 private:
  static std::string_view joined(std::string_view before, std::string_view separator, std::int64_t number) {
    char digits[text::max_integer_size];
    const char* const end = text::print_integer(number, digits);
    return text::join(host::storage(), {before, separator, {digits, static_cast<std::size_t>(end - digits)}});
  }
};

}  // namespace lambda_wasm::detail
