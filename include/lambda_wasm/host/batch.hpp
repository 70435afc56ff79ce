#pragma once
/// @file
/// Keeps what became of a batch's records outside of the module, so that another instance can go on after a crash: for batch.hpp.

#include <cstddef>
#include <cstdint>

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

/// The records of a batch that begins. All of it stays where it is until `end_batch`.
struct BatchRecords {
  RecordState* states;  ///< all are `waiting`
  std::size_t count;
  char* crash;  ///< for the type and the message of a crash, a line each
  std::size_t crash_size;
};

/// Begins a batch. In an invocation that goes on after a crash, it sets the states to those that the crashed instance left, and writes
/// the crash. Each edge defines it; the native edge, which ends with a crash, goes on after none.
///
/// @returns how many milliseconds before the end of the invocation its waits are cancelled; less than 0 if it has no end
double begin_batch(const BatchRecords& records);
void end_batch(const BatchRecords& records);

}  // namespace lambda_wasm::host
