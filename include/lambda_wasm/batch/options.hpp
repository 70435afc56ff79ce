#pragma once

#include <cstddef>

#include <lambda_wasm/error.hpp>

namespace lambda_wasm {

/// How `batch` handles the records of an event.
struct BatchOptions {
  /// How many tasks run at once; 0 is four, and one for Kinesis and DynamoDB, whose records then stay in order. With more, their order
  /// stays within a partition key, or within an item's keys.
  std::size_t at_once = 0;
  /// Whether a batch of which no record succeeds is an error of the function, which alarms on the metric `Errors` see.
  bool throw_when_all_fail = false;
  /// Whether a record that failed with this error would fail each time. It is logged as dropped and not reported, so that it does not come
  /// again. It is not asked about a record that was cancelled.
  bool (*is_poison)(const Error& error) = nullptr;
  /// Whether a trap, an abort, an exit or an overflow of the stack costs only the record that ran: the handler is called again in a fresh
  /// instance, in which `batch` goes on after that record.
  bool isolate_crashes = true;
};

}  // namespace lambda_wasm
