#pragma once
/// @file
/// The events of Amazon EC2 Auto Scaling by Amazon EventBridge (Amazon EC2 Auto Scaling user guide,
/// https://docs.aws.amazon.com/autoscaling/ec2/userguide/automating-ec2-auto-scaling-with-eventbridge.html).

#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/eventbridge.hpp>
#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// A launch, a termination, or a lifecycle action, which is completed by its token.
struct AutoScalingDetail {
  std::string_view lifecycle_action_token;
  std::string_view lifecycle_hook_name;
  std::string_view lifecycle_transition;
  std::optional<Scalar> notification_metadata;
  std::string_view auto_scaling_group_name;
  std::string_view ec2_instance_id;
  std::string_view activity_id;
  std::string_view cause;
  std::string_view description;
  Attributes details;
  Timestamp end_time;
  Timestamp start_time;
  std::string_view request_id;
  std::string_view status_code;
  std::string_view status_message;
  std::string_view origin;
  std::string_view destination;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AutoScalingDetail, lenient, pascal_case, lifecycle_action_token, lifecycle_hook_name,
                                   lifecycle_transition, notification_metadata, auto_scaling_group_name,
                                   (ec2_instance_id, "EC2InstanceId"), activity_id, cause, description, details, end_time,
                                   start_time, request_id, status_code, status_message, origin, destination)

using AutoScalingEvent = EventBridgeEvent<AutoScalingDetail>;

}  // namespace lambda_wasm::events
