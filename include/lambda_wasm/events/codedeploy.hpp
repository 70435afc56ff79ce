#pragma once
/// @file
/// Events of AWS CodeDeploy: state changes by Amazon EventBridge, and hooks (AWS CodeDeploy user guide,
/// https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html and
/// https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html).

#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/eventbridge.hpp>

namespace lambda_wasm::events {

struct CodeDeployDetail {
  std::string_view deployment_id;
  std::string_view state;
  std::string_view region;
  std::string_view application;
  std::string_view deployment_group;
  std::string_view instance_group_id;
  std::string_view instance_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeDeployDetail, lenient, camel_case, deployment_id, state, region, application,
                                   deployment_group, instance_group_id, instance_id)

using CodeDeployEvent = EventBridgeEvent<CodeDeployDetail>;

/// A hook of a deployment. The result goes to PutLifecycleEventHookExecutionStatus.
struct CodeDeployHookEvent {
  std::string_view deployment_id;
  std::string_view lifecycle_event_hook_execution_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeDeployHookEvent, lenient, pascal_case, deployment_id, lifecycle_event_hook_execution_id)

}  // namespace lambda_wasm::events
