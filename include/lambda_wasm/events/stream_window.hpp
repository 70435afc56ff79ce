#pragma once

#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/wire/pull.hpp>

namespace lambda_wasm::events {

/// The beginning and the end of a tumbling window.
struct TimeWindow {
  Timestamp start;
  Timestamp end;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(TimeWindow, lenient, start, end)

/// Fetches the state that the handler returned for the same window before (AWS Lambda developer guide,
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html): at the beginning of a window, an empty State.
///
/// @throws Error `error_type::invalid_event` if it does not fit, with its place
template <Crossing State>
[[nodiscard]] State window_state() {
  struct OnlyState {
    State state{};
    LAMBDA_WASM_DESCRIBE_EVENT(OnlyState, state)
  };
  return wire::pull<OnlyState>(host::From::event).state;
}

/// The reply of a handler of an event with a window.
template <Crossing State>
struct WindowResponse {
  State state{};
  std::vector<BatchItemFailure> batch_item_failures{};

  LAMBDA_WASM_DESCRIBE(WindowResponse, state, (batch_item_failures, "batchItemFailures"))
};

}  // namespace lambda_wasm::events
