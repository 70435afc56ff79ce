#pragma once
/// @file
/// Events of AWS Step Functions (AWS Step Functions developer guide,
/// https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html and
/// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html): the input is whatever the state machine
/// passes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// The payload of a state that waits for a callback: `{"input.$": "$", "taskToken.$": "$$.Task.Token"}`.
template <class Input = Nothing>
struct StepFunctionsEvent {
  Input input{};
  std::string_view task_token;  ///< For SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat.

  LAMBDA_WASM_DESCRIBE_EVENT(StepFunctionsEvent, camel_case, input, task_token)
};

template <class Input>
struct StepFunctionsExecution {
  std::string_view id;
  std::string_view name;
  std::string_view role_arn;
  Timestamp start_time;
  std::optional<std::int32_t> redrive_count;
  Timestamp redrive_time;
  Input input{};

  LAMBDA_WASM_DESCRIBE_EVENT(StepFunctionsExecution, pascal_case, id, name, role_arn, start_time, redrive_count, redrive_time,
                             input)
};

struct StepFunctionsState {
  Timestamp entered_time;
  std::string_view name;
  std::optional<std::int32_t> retry_count;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(StepFunctionsState, lenient, pascal_case, entered_time, name, retry_count)

struct StepFunctionsStateMachine {
  std::string_view id;
  std::string_view name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(StepFunctionsStateMachine, lenient, pascal_case, id, name)

struct StepFunctionsTask {
  std::string_view token;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(StepFunctionsTask, lenient, pascal_case, token)

/// The context object, for a state that passes `$$`.
template <class Input = Nothing>
struct StepFunctionsContext {
  StepFunctionsExecution<Input> execution;
  StepFunctionsState state;
  StepFunctionsStateMachine state_machine;
  std::optional<StepFunctionsTask> task;

  LAMBDA_WASM_DESCRIBE_EVENT(StepFunctionsContext, pascal_case, execution, state, state_machine, task)
};

}  // namespace lambda_wasm::events
