#pragma once
/// @file
/// The reply to a batch of Apache Kafka of which some records failed (AWS Lambda developer guide,
/// https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html).

#include <cstdint>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

/// A record that failed, by its partition and its offset.
struct KafkaItemIdentifier {
  std::string_view partition{};  ///< The topic and the partition, as in the event: `orders-0`.
  std::int64_t offset = 0;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(KafkaItemIdentifier, strict, partition, offset)

struct KafkaItemFailure {
  KafkaItemIdentifier item_identifier{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(KafkaItemFailure, strict, camel_case, item_identifier)

/// The reply of a handler of a KafkaEvent: none of the records but these failed. Each partition continues at the lowest offset that is
/// listed.
struct KafkaBatchResponse {
  std::vector<KafkaItemFailure> batch_item_failures{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(KafkaBatchResponse, strict, camel_case, batch_item_failures)

}  // namespace lambda_wasm::events
