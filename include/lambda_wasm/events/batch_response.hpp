#pragma once
/// @file
/// The reply to a batch of which some records failed (AWS Lambda developer guide,
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html). The event source must have
/// `ReportBatchItemFailures`.

#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

/// A record that failed.
struct BatchItemFailure {
  /// Amazon SQS: the message's id; Amazon Kinesis and Amazon DynamoDB: the sequence number, from which the stream continues. It must
  /// be valid until the result is delivered, as texts of the event are.
  std::string_view item_identifier;

  friend bool operator==(const BatchItemFailure&, const BatchItemFailure&) = default;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BatchItemFailure, strict, camel_case, item_identifier)

/// The reply of a handler of an SqsEvent, a KinesisEvent or a DynamoDbEvent: none of the records but these failed.
struct BatchResponse {
  std::vector<BatchItemFailure> batch_item_failures;

  friend bool operator==(const BatchResponse&, const BatchResponse&) = default;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(BatchResponse, strict, camel_case, batch_item_failures)

}  // namespace lambda_wasm::events
