#pragma once
/// @file
/// The event of an Application Load Balancer (Elastic Load Balancing user guide,
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html), for those who do not want a
/// Request.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>

namespace lambda_wasm::events {

struct AlbElb {
  std::string_view target_group_arn;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlbElb, lenient, camel_case, target_group_arn)

struct AlbContext {
  AlbElb elb;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlbContext, lenient, elb)

/// A request. The target group has either single values or multiple ones.
struct AlbEvent {
  AlbContext request_context;
  std::string_view http_method;
  std::string_view path;
  Attributes query_string_parameters;
  AttributesOf<std::vector<std::string_view>> multi_value_query_string_parameters;
  Attributes headers;
  AttributesOf<std::vector<std::string_view>> multi_value_headers;
  std::optional<std::string_view> body;  ///< Base64 if `is_base64_encoded`.
  std::optional<bool> is_base64_encoded;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AlbEvent, lenient, camel_case, request_context, http_method, path, query_string_parameters,
                                   multi_value_query_string_parameters, headers, multi_value_headers, body, is_base64_encoded)

}  // namespace lambda_wasm::events
