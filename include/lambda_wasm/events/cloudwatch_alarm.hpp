#pragma once
/// @file
/// Events of the alarms of Amazon CloudWatch: the one that an alarm sends to a function (Amazon CloudWatch user guide,
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html), and the message that it sends
/// to Amazon SNS.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/eventbridge.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

struct AlarmState {
  std::string_view value;  ///< `OK`, `ALARM` or `INSUFFICIENT_DATA`.
  std::string_view reason;
  std::string_view reason_data;  ///< JSON text.
  Timestamp timestamp;
  std::string_view actions_suppressed_by;
  std::string_view actions_suppressed_reason;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmState, lenient, camel_case, value, reason, reason_data, timestamp, actions_suppressed_by,
                                   actions_suppressed_reason)

struct AlarmMetric {
  std::string_view namespace_;
  std::string_view name;
  Attributes dimensions;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmMetric, lenient, camel_case, namespace_, name, dimensions)

struct AlarmMetricStat {
  AlarmMetric metric;
  std::optional<std::int32_t> period;
  std::string_view stat;
  std::string_view unit;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmMetricStat, lenient, metric, period, stat, unit)

struct AlarmMetricQuery {
  std::string_view id;
  std::string_view expression;
  std::string_view label;
  std::string_view account_id;
  std::optional<AlarmMetricStat> metric_stat;
  std::optional<bool> return_data;
  std::optional<std::int32_t> period;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmMetricQuery, lenient, camel_case, id, expression, label, account_id, metric_stat,
                                   return_data, period)

struct AlarmConfiguration {
  std::string_view description;
  std::vector<AlarmMetricQuery> metrics;
  std::string_view alarm_rule;  ///< This and the following: of a composite alarm.
  std::string_view actions_suppressor;
  std::optional<std::int32_t> actions_suppressor_wait_period;
  std::optional<std::int32_t> actions_suppressor_extension_period;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmConfiguration, lenient, camel_case, description, metrics, alarm_rule, actions_suppressor,
                                   actions_suppressor_wait_period, actions_suppressor_extension_period)

struct AlarmData {
  std::string_view alarm_name;
  AlarmState state;
  AlarmState previous_state;
  AlarmConfiguration configuration;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmData, lenient, camel_case, alarm_name, state, previous_state, configuration)

/// An alarm that changes its state. The same as an event of Amazon EventBridge is an `EventBridgeEvent<AlarmData>`.
struct CloudWatchAlarmEvent : EventBridgeEnvelope {
  std::string_view alarm_arn;
  std::string_view account_id;
  AlarmData alarm_data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CloudWatchAlarmEvent, lenient, base(EventBridgeEnvelope), (alarm_arn, "alarmArn"),
                                   (account_id, "accountId"), (alarm_data, "alarmData"))

struct AlarmDimension {
  std::string_view name;
  std::string_view value;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmDimension, lenient, name, value)

struct AlarmNotificationMetric {
  std::string_view metric_name;
  std::string_view namespace_;
  std::vector<AlarmDimension> dimensions;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmNotificationMetric, lenient, pascal_case, metric_name, namespace_, dimensions)

struct AlarmNotificationMetricStat {
  AlarmNotificationMetric metric;
  std::optional<std::int32_t> period;
  std::string_view stat;
  std::string_view unit;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmNotificationMetricStat, lenient, pascal_case, metric, period, stat, unit)

struct AlarmNotificationQuery {
  std::string_view id;
  std::string_view expression;
  std::string_view label;
  std::string_view account_id;
  std::optional<AlarmNotificationMetricStat> metric_stat;
  std::optional<bool> return_data;
  std::optional<std::int32_t> period;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmNotificationQuery, lenient, pascal_case, id, expression, label, account_id, metric_stat,
                                   return_data, period)

struct AlarmTrigger {
  std::string_view metric_name;
  std::string_view namespace_;
  std::string_view statistic_type;
  std::string_view statistic;
  std::string_view extended_statistic;
  std::string_view unit;
  std::vector<AlarmDimension> dimensions;
  std::optional<std::int32_t> period;
  std::optional<std::int32_t> evaluation_periods;
  std::optional<std::int32_t> datapoints_to_alarm;
  std::string_view comparison_operator;
  std::optional<double> threshold;
  std::string_view threshold_metric_id;
  std::string_view treat_missing_data;
  std::string_view evaluate_low_sample_count_percentile;
  std::vector<AlarmNotificationQuery> metrics;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmTrigger, lenient, pascal_case, metric_name, namespace_, statistic_type, statistic,
                                   extended_statistic, unit, dimensions, period, evaluation_periods, datapoints_to_alarm,
                                   comparison_operator, threshold, threshold_metric_id, treat_missing_data,
                                   evaluate_low_sample_count_percentile, metrics)

/// The message of an alarm in an SnsEvent: `record.json<AlarmNotification>()`.
struct AlarmNotification {
  std::string_view alarm_name;
  std::string_view alarm_description;
  std::string_view aws_account_id;
  Timestamp alarm_configuration_updated_timestamp;
  std::string_view new_state_value;
  std::string_view new_state_reason;
  Timestamp state_change_time;
  std::string_view region;
  std::string_view alarm_arn;
  std::string_view old_state_value;
  std::vector<std::string_view> ok_actions;
  std::vector<std::string_view> alarm_actions;
  std::vector<std::string_view> insufficient_data_actions;
  AlarmTrigger trigger;
  std::string_view alarm_rule;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlarmNotification, lenient, pascal_case, alarm_name, alarm_description,
                                   (aws_account_id, "AWSAccountId"), alarm_configuration_updated_timestamp, new_state_value,
                                   new_state_reason, state_change_time, region, alarm_arn, old_state_value,
                                   (ok_actions, "OKActions"), alarm_actions, insufficient_data_actions, trigger, alarm_rule)

}  // namespace lambda_wasm::events
