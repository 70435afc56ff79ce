#pragma once
/// @file
/// The events of AWS CodeBuild by Amazon EventBridge (AWS CodeBuild user guide,
/// https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/eventbridge.hpp>

namespace lambda_wasm::events {

struct CodeBuildArtifact {
  std::string_view md5sum;
  std::string_view sha256sum;
  std::string_view location;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildArtifact, lenient, md5sum, sha256sum, location)

struct CodeBuildVariable {
  std::string_view name;
  std::string_view type;
  std::string_view value;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildVariable, lenient, name, type, value)

struct CodeBuildEnvironment {
  std::string_view image;
  std::optional<bool> privileged_mode;
  std::string_view image_pull_credentials_type;
  std::string_view compute_type;
  std::string_view type;
  std::vector<CodeBuildVariable> environment_variables;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildEnvironment, lenient, kebab_case, image, privileged_mode, image_pull_credentials_type,
                                   compute_type, type, environment_variables)

struct CodeBuildAuth {
  std::string_view resource;
  std::string_view type;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildAuth, lenient, resource, type)

struct CodeBuildSource {
  std::string_view location;
  std::string_view type;
  std::string_view buildspec;
  std::optional<CodeBuildAuth> auth;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildSource, lenient, location, type, buildspec, auth)

struct CodeBuildLogs {
  std::string_view group_name;
  std::string_view stream_name;
  std::string_view deep_link;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildLogs, lenient, kebab_case, group_name, stream_name, deep_link)

struct CodeBuildPhase {
  std::vector<std::string_view> phase_context;
  std::string_view start_time;
  std::string_view end_time;
  std::optional<double> duration_in_seconds;
  std::string_view phase_type;
  std::string_view phase_status;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildPhase, lenient, kebab_case, phase_context, start_time, end_time, duration_in_seconds,
                                   phase_type, phase_status)

struct CodeBuildCache {
  std::string_view type;
  std::string_view location;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildCache, lenient, type, location)

struct CodeBuildNetworkInterface {
  std::string_view eni_id;
  std::string_view subnet_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildNetworkInterface, lenient, kebab_case, eni_id, subnet_id)

struct CodeBuildSubnet {
  std::string_view subnet_id;
  std::string_view customer_az;
  std::string_view build_fleet_az;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildSubnet, lenient, kebab_case, subnet_id, customer_az, build_fleet_az)

struct CodeBuildVpc {
  std::string_view vpc_id;
  std::vector<CodeBuildSubnet> subnets;
  std::vector<std::string_view> security_group_ids;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildVpc, lenient, kebab_case, vpc_id, subnets, security_group_ids)

struct CodeBuildInformation {
  std::optional<CodeBuildArtifact> artifact;
  CodeBuildEnvironment environment;
  std::optional<double> timeout_in_minutes;
  std::optional<double> queued_timeout_in_minutes;
  std::optional<bool> build_complete;
  std::optional<double> build_number;
  std::string_view initiator;
  std::string_view build_start_time;
  CodeBuildSource source;
  std::string_view source_version;
  CodeBuildLogs logs;
  std::vector<CodeBuildPhase> phases;
  std::optional<CodeBuildCache> cache;
  std::optional<CodeBuildNetworkInterface> network_interface;
  std::optional<CodeBuildVpc> vpc_config;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildInformation, lenient, kebab_case, artifact, environment, timeout_in_minutes,
                                   queued_timeout_in_minutes, build_complete, build_number, initiator, build_start_time, source,
                                   source_version, logs, phases, cache, network_interface, vpc_config)

struct CodeBuildDetail {
  std::string_view build_status;
  std::string_view project_name;
  std::string_view build_id;
  CodeBuildInformation additional_information;
  std::string_view current_phase;
  std::string_view current_phase_context;
  std::string_view completed_phase;  ///< This and the following: of a phase that has ended.
  std::string_view completed_phase_status;
  std::string_view completed_phase_context;
  std::optional<double> completed_phase_duration_seconds;
  std::string_view completed_phase_start;
  std::string_view completed_phase_end;
  std::string_view version;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CodeBuildDetail, lenient, kebab_case, build_status, project_name, build_id,
                                   additional_information, current_phase, current_phase_context, completed_phase,
                                   completed_phase_status, completed_phase_context, completed_phase_duration_seconds,
                                   completed_phase_start, completed_phase_end, version)

using CodeBuildEvent = EventBridgeEvent<CodeBuildDetail>;

}  // namespace lambda_wasm::events
