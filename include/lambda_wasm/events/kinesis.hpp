#pragma once
/// @file
/// Events of Amazon Kinesis Data Streams (AWS Lambda developer guide, https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html).
/// The reply to a batch of which some records failed is a BatchResponse.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/stream_window.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm::events {

/// The part of a record that the stream has.
template <class Data>
struct KinesisData {
  std::string_view kinesis_schema_version;
  std::string_view partition_key;
  std::string_view sequence_number;
  Data data{};
  EpochSeconds approximate_arrival_timestamp;
  std::string_view encryption_type;

  LAMBDA_WASM_DESCRIBE_EVENT(KinesisData, camel_case, kinesis_schema_version, partition_key, sequence_number, data,
                             approximate_arrival_timestamp, encryption_type)
};

template <class Data>
struct KinesisRecordOf {
  KinesisData<Data> kinesis;
  std::string_view event_source;
  std::string_view event_version;
  std::string_view event_id;
  std::string_view event_name;
  std::string_view invoke_identity_arn;
  std::string_view aws_region;
  std::string_view event_source_arn;
  std::uint32_t index = no_index;  ///< Of this record in the event. It does not cross.

  /// Reads the data as JSON. Views in the value are valid until the result is delivered.
  ///
  /// @throws Error as `try_from_json` returns it. Its places begin at the event's root: `/Records/3/kinesis/data/lines/0`
  template <Crossing T>
    requires std::is_same_v<Data, BytesView>
  [[nodiscard]] T json() const {
    return detail::json_at<T>(kinesis.data.view(), [this] { return place(); });
  }
  /// As `json`, but returns the Error.
  template <Crossing T>
    requires std::is_same_v<Data, BytesView>
  [[nodiscard]] Result<T> try_json() const {
    return detail::try_json_at<T>(kinesis.data.view(), [this] { return place(); });
  }

  LAMBDA_WASM_DESCRIBE_EVENT(KinesisRecordOf, camel_case, kinesis, event_source, event_version, (event_id, "eventID"), event_name,
                             invoke_identity_arn, aws_region, (event_source_arn, "eventSourceARN"))

 private:
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] detail::TextPlace place() const {
    return {"/Records", index, std::string(event_id), "/kinesis/data"};
  }
};

/// Records of a stream whose data crosses as Data: as bytes, or, for a stream that Amazon CloudWatch Logs writes to, as
/// `Gzipped<LogData>`.
template <class Data>
struct KinesisEventOf {
  Records<KinesisRecordOf<Data>> records;
  std::optional<TimeWindow>
      window;  ///< This and the following: of an event source with a tumbling window. `window_state` has its state.
  std::string_view shard_id;
  std::string_view event_source_arn;
  std::optional<bool> is_final_invoke_for_window;
  std::optional<bool> is_window_terminated_early;

  LAMBDA_WASM_DESCRIBE_EVENT(KinesisEventOf, camel_case, (records, "Records"), window, shard_id,
                             (event_source_arn, "eventSourceARN"), is_final_invoke_for_window, is_window_terminated_early)
};

using KinesisRecord = KinesisRecordOf<BytesView>;
using KinesisEvent = KinesisEventOf<BytesView>;

}  // namespace lambda_wasm::events
