#pragma once
/// @file
/// Events of Amazon VPC Lattice (Amazon VPC Lattice user guide,
/// https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html), for those who do not want a Request.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/numeral.hpp>

namespace lambda_wasm::events {

/// Who has called.
struct LatticeIdentity {
  std::string_view source_vpc_arn;
  std::string_view type;
  std::string_view principal;
  std::string_view principal_org_id;
  std::string_view session_name;
  std::string_view x509_subject_cn;
  std::string_view x509_issuer_ou;
  std::string_view x509_san_dns;
  std::string_view x509_san_name_cn;
  std::string_view x509_san_uri;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LatticeIdentity, lenient, camel_case, source_vpc_arn, type, principal,
                                   (principal_org_id, "principalOrgID"), session_name, x509_subject_cn, x509_issuer_ou,
                                   x509_san_dns, x509_san_name_cn, x509_san_uri)

struct LatticeContext {
  std::string_view service_network_arn;
  std::string_view service_arn;
  std::string_view target_group_arn;
  LatticeIdentity identity;
  std::string_view region;
  Numeral time_epoch;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LatticeContext, lenient, camel_case, service_network_arn, service_arn, target_group_arn,
                                   identity, region, time_epoch)

/// A request, in version 1.0. Headers with several values are joined.
struct LatticeV1Event {
  std::string_view raw_path;
  std::string_view method;
  Attributes headers;
  Attributes query_string_parameters;
  std::optional<std::string_view> body;
  std::optional<bool> is_base64_encoded;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LatticeV1Event, lenient, raw_path, method, headers, query_string_parameters, body,
                                   is_base64_encoded)

/// A request. Headers and the query have lists of values.
struct LatticeEvent {
  std::string_view version;
  std::string_view path;
  std::string_view method;
  AttributesOf<std::vector<std::string_view>> headers;
  AttributesOf<std::vector<std::string_view>> query_string_parameters;
  std::optional<std::string_view> body;  ///< Base64 if `is_base64_encoded`.
  std::optional<bool> is_base64_encoded;
  LatticeContext request_context;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LatticeEvent, lenient, camel_case, version, path, method, headers, query_string_parameters,
                                   body, is_base64_encoded, request_context)

}  // namespace lambda_wasm::events
