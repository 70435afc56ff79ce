#pragma once
/// @file
/// Defines the native edge's functions of host/batch.hpp.

#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/host/batch.hpp>

namespace lambda_wasm::host {

[[gnu::used]] inline double begin_batch(const BatchRecords& /*records*/) {
  return edge::detail::running_invocation("the time of a batch").margin().count();
}
[[gnu::used]] inline void end_batch(const BatchRecords& /*records*/) {}

}  // namespace lambda_wasm::host
