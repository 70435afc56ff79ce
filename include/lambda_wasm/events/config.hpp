#pragma once
/// @file
/// The event of a rule of AWS Config (AWS Config developer guide,
/// https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html). The result goes
/// to PutEvaluations.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/json_text.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// The configuration of a resource. The part that depends on its type does not cross: describe it with your own type of the
/// invoking event.
struct ConfigItem {
  std::string_view version;
  std::string_view configuration_item_version;
  Timestamp configuration_item_capture_time;
  std::optional<Scalar> configuration_state_id;
  std::string_view configuration_state_md5_hash;
  std::string_view aws_account_id;
  std::string_view configuration_item_status;
  std::string_view resource_type;
  std::string_view resource_id;
  std::string_view resource_name;
  std::string_view arn;
  std::string_view aws_region;
  std::string_view availability_zone;
  Timestamp resource_creation_time;
  Attributes tags;
  std::vector<std::string_view> related_events;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConfigItem, lenient, camel_case, version, configuration_item_version,
                                   configuration_item_capture_time, configuration_state_id, configuration_state_md5_hash,
                                   aws_account_id, configuration_item_status, resource_type, resource_id, resource_name,
                                   (arn, "ARN"), aws_region, availability_zone, resource_creation_time, tags, related_events)

/// What has caused an evaluation.
struct ConfigInvokingEvent {
  std::string_view message_type;
  std::string_view record_version;
  Timestamp notification_creation_time;
  std::string_view aws_account_id;
  std::optional<ConfigItem> configuration_item;
  std::string_view s3_bucket;
  std::string_view s3_object_key;
  std::string_view config_snapshot_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConfigInvokingEvent, lenient, camel_case, message_type, record_version,
                                   notification_creation_time, aws_account_id, configuration_item, s3_bucket, s3_object_key,
                                   config_snapshot_id)

/// A configuration to evaluate.
template <class Invoking = ConfigInvokingEvent, class Parameters = Nothing>
struct ConfigEvent {
  std::string_view version;
  JsonText<Invoking> invoking_event;     ///< JSON in a text: `invoking_event.parse()`.
  JsonText<Parameters> rule_parameters;  ///< JSON in a text.
  std::string_view result_token;
  std::optional<bool> event_left_scope;
  std::string_view execution_role_arn;
  std::string_view config_rule_arn;
  std::string_view config_rule_name;
  std::string_view config_rule_id;
  std::string_view account_id;
  std::string_view evaluation_mode;

  LAMBDA_WASM_DESCRIBE_EVENT(ConfigEvent, camel_case, version, invoking_event, rule_parameters, result_token, event_left_scope,
                             execution_role_arn, config_rule_arn, config_rule_name, config_rule_id, account_id, evaluation_mode)
};

}  // namespace lambda_wasm::events
