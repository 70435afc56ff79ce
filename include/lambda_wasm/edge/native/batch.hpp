#pragma once
/// @file
/// Defines the native edge's functions of host/batch.hpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/host/batch.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/log.hpp>

namespace lambda_wasm::host {

[[gnu::used]] inline double begin_batch(RecordState* /*states*/, std::size_t /*count*/, std::uint32_t /*key*/) {
  return edge::detail::running_invocation("the time of a batch").margin().count();
}
[[gnu::used]] inline void end_batch(RecordState* /*states*/) {}

[[gnu::used]] inline void log_record(const FailedRecord& record) {
  const std::string type = record.is_type ? type_name(record.type.data()) : std::string(record.type);
  const std::string_view what = record.fate == FailedRecord::Fate::dropped ? "A record is dropped" : "A record failed";
  const auto id = log::field("record", record.identifier);
  const auto its_type = log::field("errorType", type);
  if (record.receive_count.empty()) {
    log::error("{}: {}", what, record.message, id, its_type);
  } else {
    log::error("{}: {}", what, record.message, id, its_type, log::field("receiveCount", record.receive_count));
  }
}

}  // namespace lambda_wasm::host
