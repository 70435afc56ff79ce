#pragma once
/// @file
/// The event of a custom resource of AWS CloudFormation (AWS CloudFormation user guide,
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html).

#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/named.hpp>
#include <lambda_wasm/events/nothing.hpp>

namespace lambda_wasm::events {

enum class ResourceRequest { create, update, remove };
LAMBDA_WASM_DESCRIBE_ENUM(ResourceRequest, (create, "Create"), (update, "Update"), (remove, "Delete"))

/// A request to create, update or delete a resource. CloudFormation sends the properties as the template has them, but numbers
/// and booleans as text.
template <class Properties = Nothing>
struct ResourceEvent {
  Named<ResourceRequest> request_type;  ///< `Create`, `Update` or `Delete`.
  std::string_view service_token;
  std::string_view response_url;  ///< Where the answer goes.
  std::string_view stack_id;
  std::string_view request_id;
  std::string_view resource_type;
  std::string_view logical_resource_id;
  std::string_view physical_resource_id;  ///< Absent at `Create`.
  Properties resource_properties{};
  std::optional<Properties> old_resource_properties;  ///< At `Update`.

  LAMBDA_WASM_DESCRIBE_EVENT(ResourceEvent, pascal_case, request_type, service_token, (response_url, "ResponseURL"), stack_id,
                             request_id, resource_type, logical_resource_id, physical_resource_id, resource_properties,
                             old_resource_properties)
};

}  // namespace lambda_wasm::events
