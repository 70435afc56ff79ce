#pragma once
/// @file
/// Keeps what became of a batch's records outside of the module, so that another instance can go on after a crash: for batch.hpp.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lambda_wasm::host {

/// What became of a record of a batch.
enum class RecordState : std::uint8_t {
  waiting,
  running,
  done,
  failed,
  crashed,  ///< it ended the instance that ran it, which is not logged yet
  suspect,  ///< it ran when the instance ended, and so did others
};

/// Begins a batch of `count` records, all of which are `waiting`. The states stay where they are until `end_batch`, and as long as the
/// instance if that is never called. In an invocation that goes on after a crash, it sets them to those that the crashed instance left of the
/// batch with the same `key`. Each edge defines it; the native edge, which ends with a crash, goes on after none.
///
/// @param key  a hash of the records' identifiers
/// @returns how many milliseconds before the end of the invocation its waits are cancelled; less than 0 if it has no end
double begin_batch(RecordState* states, std::size_t count, std::uint32_t key);
void end_batch(RecordState* states);

/// What the log says of a record that failed.
struct FailedRecord {
  enum class Fate : std::uint32_t { failed, dropped, crashed };
  Fate fate;
  bool is_type;                    ///< whether `type` is a typeid(…).name()
  std::string_view type;           ///< of the error; empty after a crash, which the edge knows
  std::string_view message;        ///< the same
  std::string_view identifier;     ///< of the record
  std::string_view receive_count;  ///< empty if the service does not count
};
/// Logs that a record failed, at level error. Each edge defines it.
void log_record(const FailedRecord& record);

}  // namespace lambda_wasm::host
