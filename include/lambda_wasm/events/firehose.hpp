#pragma once
/// @file
/// The event by which Amazon Data Firehose lets a function transform records, and its reply (Amazon Data Firehose developer guide,
/// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html).

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
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm::events {

/// Where in a Kinesis data stream a record comes from.
struct FirehoseKinesisMetadata {
  std::string_view shard_id;
  std::string_view partition_key;
  EpochMilliseconds approximate_arrival_timestamp;
  std::string_view sequence_number;
  std::optional<Scalar> subsequence_number;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(FirehoseKinesisMetadata, lenient, camel_case, shard_id, partition_key,
                                   approximate_arrival_timestamp, sequence_number, subsequence_number)

template <class Data>
struct FirehoseRecordOf {
  std::string_view record_id;
  EpochMilliseconds approximate_arrival_timestamp;
  Data data{};
  std::optional<FirehoseKinesisMetadata> kinesis_record_metadata;
  std::uint32_t index = no_index;  ///< Of this record in the event. It does not cross.

  /// Reads the data as JSON. Views in the value are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it. Its places begin at the event's root: `/records/3/data/lines/0`
  template <Crossing T>
    requires std::is_same_v<Data, BytesView>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(data.view(), [this] { return place(); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
    requires std::is_same_v<Data, BytesView>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(data.view(), [this] { return place(); });
  }

  LAMBDA_WASM_DESCRIBE_EVENT(FirehoseRecordOf, camel_case, record_id, approximate_arrival_timestamp, data,
                             kinesis_record_metadata)

 private:
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place() const {
    return {"/records", index, std::string(record_id), "/data"};
  }
};

/// Records whose data crosses as Data: as bytes, or, for a delivery stream that Amazon CloudWatch Logs writes to, as
/// `Gzipped<LogData>`.
template <class Data>
struct FirehoseEventOf {
  std::string_view invocation_id;
  std::string_view delivery_stream_arn;
  std::string_view source_kinesis_stream_arn;
  std::string_view region;
  Records<FirehoseRecordOf<Data>> records;

  LAMBDA_WASM_DESCRIBE_EVENT(FirehoseEventOf, camel_case, invocation_id, delivery_stream_arn, source_kinesis_stream_arn, region,
                             records)
};

using FirehoseRecord = FirehoseRecordOf<BytesView>;
using FirehoseEvent = FirehoseEventOf<BytesView>;

/// The keys for dynamic partitioning, which the prefix of the destination names as `!{partitionKeyFromLambda:name}`.
struct FirehoseMetadata {
  std::vector<std::pair<std::string_view, std::string_view>> partition_keys{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(FirehoseMetadata, lenient, camel_case, partition_keys)

/// A record of the reply. Each record of the event must have one.
struct FirehoseResult {
  std::string_view record_id{};
  std::string_view result{};  ///< `Ok`, `Dropped` or `ProcessingFailed`.
  std::optional<Bytes> data{};
  std::optional<FirehoseMetadata> metadata{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(FirehoseResult, lenient, camel_case, record_id, result, data, metadata)

/// The reply. At most 6 MB.
///
///     for (const auto& record : event.records) response.ok(record.record_id, transform(record.data));
struct FirehoseResponse {
  std::vector<FirehoseResult> records{};

  /// Delivers `data` in the place of the record. @returns the record of the reply, for its partition keys
  FirehoseResult& ok(std::string_view record_id, Bytes data) {
    return records.emplace_back(FirehoseResult{record_id, "Ok", std::move(data), {}});
  }
  /// Leaves the record out of what is delivered, on purpose.
  void dropped(std::string_view record_id) { records.push_back({record_id, "Dropped", {}, {}}); }
  /// Reports that the record could not be transformed: it is delivered to the error output, as `data` or as it came.
  void failed(std::string_view record_id, std::optional<Bytes> data = std::nullopt) {
    records.push_back({record_id, "ProcessingFailed", std::move(data), {}});
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(FirehoseResponse, lenient, records)

}  // namespace lambda_wasm::events
