#pragma once
/// @file
/// The event of Amazon S3 Object Lambda (Amazon S3 user guide,
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-event-context.html). The result of GetObject goes to
/// WriteGetObjectResponse.

#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

struct ObjectLambdaGetContext {
  std::string_view input_s3_url;  ///< Signed: fetch it for the object's bytes.
  std::string_view output_route;
  std::string_view output_token;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaGetContext, lenient, camel_case, input_s3_url, output_route, output_token)

/// Of HeadObject, ListObjects and ListObjectsV2.
struct ObjectLambdaListContext {
  std::string_view input_s3_url;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaListContext, lenient, camel_case, input_s3_url)

struct ObjectLambdaConfiguration {
  std::string_view access_point_arn;
  std::string_view supporting_access_point_arn;
  std::string_view payload;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaConfiguration, lenient, camel_case, access_point_arn, supporting_access_point_arn,
                                   payload)

struct ObjectLambdaRequest {
  std::string_view url;
  Attributes headers;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaRequest, lenient, url, headers)

struct ObjectLambdaSessionAttributes {
  std::string_view mfa_authenticated;
  Timestamp creation_date;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaSessionAttributes, lenient, camel_case, mfa_authenticated, creation_date)

struct ObjectLambdaSessionIssuer {
  std::string_view type;
  std::string_view principal_id;
  std::string_view arn;
  std::string_view account_id;
  std::string_view user_name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaSessionIssuer, lenient, camel_case, type, principal_id, arn, account_id, user_name)

struct ObjectLambdaSession {
  ObjectLambdaSessionAttributes attributes;
  ObjectLambdaSessionIssuer session_issuer;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaSession, lenient, camel_case, attributes, session_issuer)

struct ObjectLambdaIdentity {
  std::string_view type;
  std::string_view principal_id;
  std::string_view arn;
  std::string_view account_id;
  std::string_view access_key_id;
  std::string_view user_name;
  std::string_view invoked_by;
  std::optional<ObjectLambdaSession> session_context;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ObjectLambdaIdentity, lenient, camel_case, type, principal_id, arn, account_id, access_key_id,
                                   user_name, invoked_by, session_context)

/// A request for an object.
struct S3ObjectLambdaEvent {
  std::string_view x_amz_request_id;
  std::optional<ObjectLambdaGetContext> get_object_context;
  std::optional<ObjectLambdaListContext> head_object_context;
  std::optional<ObjectLambdaListContext> list_objects_context;
  std::optional<ObjectLambdaListContext> list_objects_v2_context;
  ObjectLambdaConfiguration configuration;
  ObjectLambdaRequest user_request;
  ObjectLambdaIdentity user_identity;
  std::string_view protocol_version;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(S3ObjectLambdaEvent, lenient, camel_case, x_amz_request_id, get_object_context,
                                   head_object_context, list_objects_context, list_objects_v2_context, configuration,
                                   user_request, user_identity, protocol_version)

}  // namespace lambda_wasm::events
