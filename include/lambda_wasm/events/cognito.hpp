#pragma once
/// @file
/// Events of the triggers of Amazon Cognito user pools (Amazon Cognito developer guide,
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-lambda-triggers.html). Each
/// expects the event back, with its response changed: a handler returns `Reply<CognitoPreTokenResponse>` and so on.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/scalar.hpp>

namespace lambda_wasm::events {

struct CognitoCallerContext {
  std::string_view aws_sdk_version;
  std::string_view client_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoCallerContext, lenient, camel_case, aws_sdk_version, client_id)

/// What every event of a user pool has.
struct CognitoEnvelope {
  std::optional<Scalar> version;
  std::string_view trigger_source;  ///< Which trigger it is, and why: `PreSignUp_AdminCreateUser`.
  std::string_view region;
  std::string_view user_pool_id;
  std::string_view user_name;
  CognitoCallerContext caller_context;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoEnvelope, lenient, camel_case, version, trigger_source, region, user_pool_id, user_name,
                                   caller_context)

/// An event of a trigger. The response is what the handler fills in; in the event it is empty.
template <class Request, class Response>
struct CognitoEvent : CognitoEnvelope {
  Request request{};
  Response response{};

  LAMBDA_WASM_DESCRIBE_EVENT(CognitoEvent, base(CognitoEnvelope), request, response)
};

struct CognitoPreSignUpRequest {
  Attributes user_attributes;
  Attributes validation_data;  ///< What the app sent to be checked here.
  Attributes client_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPreSignUpRequest, lenient, camel_case, user_attributes, validation_data,
                                   client_metadata)

struct CognitoPreSignUpResponse {
  bool auto_confirm_user = false;
  bool auto_verify_email = false;
  bool auto_verify_phone = false;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPreSignUpResponse, lenient, camel_case, auto_confirm_user, auto_verify_email,
                                   auto_verify_phone)

using CognitoPreSignUpEvent = CognitoEvent<CognitoPreSignUpRequest, CognitoPreSignUpResponse>;

struct CognitoPostConfirmationRequest {
  Attributes user_attributes;
  Attributes client_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPostConfirmationRequest, lenient, camel_case, user_attributes, client_metadata)

using CognitoPostConfirmationEvent = CognitoEvent<CognitoPostConfirmationRequest, Nothing>;

struct CognitoPreAuthenticationRequest {
  Attributes user_attributes;
  Attributes validation_data;
  std::optional<bool> user_not_found;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPreAuthenticationRequest, lenient, camel_case, user_attributes, validation_data,
                                   user_not_found)

using CognitoPreAuthenticationEvent = CognitoEvent<CognitoPreAuthenticationRequest, Nothing>;

struct CognitoPostAuthenticationRequest {
  Attributes user_attributes;
  std::optional<bool> new_device_used;
  Attributes client_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPostAuthenticationRequest, lenient, camel_case, user_attributes, new_device_used,
                                   client_metadata)

using CognitoPostAuthenticationEvent = CognitoEvent<CognitoPostAuthenticationRequest, Nothing>;

struct CognitoCustomMessageRequest {
  Attributes user_attributes;
  std::string_view code_parameter;  ///< The placeholder that the message must have for the code.
  std::string_view link_parameter;
  std::string_view username_parameter;
  Attributes client_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoCustomMessageRequest, lenient, camel_case, user_attributes, code_parameter,
                                   link_parameter, username_parameter, client_metadata)

struct CognitoCustomMessageResponse {
  std::optional<std::string> sms_message{};
  std::optional<std::string> email_message{};
  std::optional<std::string> email_subject{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoCustomMessageResponse, lenient, camel_case, sms_message, email_message, email_subject)

using CognitoCustomMessageEvent = CognitoEvent<CognitoCustomMessageRequest, CognitoCustomMessageResponse>;

/// A challenge that the user has answered before.
struct CognitoChallengeResult {
  std::string_view challenge_name;
  std::optional<bool> challenge_result;
  std::string_view challenge_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoChallengeResult, lenient, camel_case, challenge_name, challenge_result,
                                   challenge_metadata)

struct CognitoDefineAuthChallengeRequest {
  Attributes user_attributes;
  std::vector<CognitoChallengeResult> session;
  Attributes client_metadata;
  std::optional<bool> user_not_found;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoDefineAuthChallengeRequest, lenient, camel_case, user_attributes, session,
                                   client_metadata, user_not_found)

struct CognitoDefineAuthChallengeResponse {
  std::optional<std::string> challenge_name{};
  std::optional<bool> issue_tokens{};
  std::optional<bool> fail_authentication{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoDefineAuthChallengeResponse, lenient, camel_case, challenge_name, issue_tokens,
                                   fail_authentication)

using CognitoDefineAuthChallengeEvent = CognitoEvent<CognitoDefineAuthChallengeRequest, CognitoDefineAuthChallengeResponse>;

struct CognitoCreateAuthChallengeRequest {
  Attributes user_attributes;
  std::string_view challenge_name;
  std::vector<CognitoChallengeResult> session;
  Attributes client_metadata;
  std::optional<bool> user_not_found;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoCreateAuthChallengeRequest, lenient, camel_case, user_attributes, challenge_name,
                                   session, client_metadata, user_not_found)

/// Texts by name, which the handler makes.
using CognitoTexts = std::vector<std::pair<std::string, std::string>>;

struct CognitoCreateAuthChallengeResponse {
  CognitoTexts public_challenge_parameters{};
  CognitoTexts private_challenge_parameters{};
  std::optional<std::string> challenge_metadata{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoCreateAuthChallengeResponse, lenient, camel_case, public_challenge_parameters,
                                   private_challenge_parameters, challenge_metadata)

using CognitoCreateAuthChallengeEvent = CognitoEvent<CognitoCreateAuthChallengeRequest, CognitoCreateAuthChallengeResponse>;

struct CognitoVerifyAuthChallengeRequest {
  Attributes user_attributes;
  Attributes private_challenge_parameters;
  std::optional<Scalar> challenge_answer;
  Attributes client_metadata;
  std::optional<bool> user_not_found;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoVerifyAuthChallengeRequest, lenient, camel_case, user_attributes,
                                   private_challenge_parameters, challenge_answer, client_metadata, user_not_found)

struct CognitoVerifyAuthChallengeResponse {
  bool answer_correct = false;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoVerifyAuthChallengeResponse, lenient, camel_case, answer_correct)

using CognitoVerifyAuthChallengeEvent = CognitoEvent<CognitoVerifyAuthChallengeRequest, CognitoVerifyAuthChallengeResponse>;

struct CognitoUserMigrationRequest {
  std::string_view password;
  Attributes validation_data;
  Attributes client_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoUserMigrationRequest, lenient, camel_case, password, validation_data, client_metadata)

struct CognitoUserMigrationResponse {
  CognitoTexts user_attributes{};
  std::optional<std::string> final_user_status{};  ///< `CONFIRMED` or `RESET_REQUIRED`.
  std::optional<std::string> message_action{};     ///< `SUPPRESS`.
  std::vector<std::string> desired_delivery_mediums{};
  std::optional<bool> force_alias_creation{};
  std::optional<bool> enable_smsmfa{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoUserMigrationResponse, lenient, camel_case, user_attributes, final_user_status,
                                   message_action, desired_delivery_mediums, force_alias_creation,
                                   (enable_smsmfa, "enableSMSMFA"))

using CognitoUserMigrationEvent = CognitoEvent<CognitoUserMigrationRequest, CognitoUserMigrationResponse>;

struct CognitoGroupConfiguration {
  std::vector<std::string_view> groups_to_override;
  std::vector<std::string_view> iam_roles_to_override;
  std::string_view preferred_role;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoGroupConfiguration, lenient, camel_case, groups_to_override, iam_roles_to_override,
                                   preferred_role)

struct CognitoPreTokenRequest {
  Attributes user_attributes;
  CognitoGroupConfiguration group_configuration;
  std::vector<std::string_view> scopes;  ///< In version 2 and later.
  Attributes client_metadata;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPreTokenRequest, lenient, camel_case, user_attributes, group_configuration, scopes,
                                   client_metadata)

struct CognitoGroupOverrideDetails {
  std::vector<std::string> groups_to_override{};
  std::vector<std::string> iam_roles_to_override{};
  std::optional<std::string> preferred_role{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoGroupOverrideDetails, lenient, camel_case, groups_to_override, iam_roles_to_override,
                                   preferred_role)

struct CognitoClaimsOverrideDetails {
  CognitoTexts claims_to_add_or_override{};
  std::vector<std::string> claims_to_suppress{};
  std::optional<CognitoGroupOverrideDetails> group_override_details{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoClaimsOverrideDetails, lenient, camel_case, claims_to_add_or_override,
                                   claims_to_suppress, group_override_details)

struct CognitoPreTokenResponse {
  std::optional<CognitoClaimsOverrideDetails> claims_override_details{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoPreTokenResponse, lenient, camel_case, claims_override_details)

using CognitoPreTokenEvent = CognitoEvent<CognitoPreTokenRequest, CognitoPreTokenResponse>;

/// How a token is made. Claims may have any type: `Claims` is texts by name, or a described struct.
template <class Claims>
struct CognitoTokenGeneration {
  Claims claims_to_add_or_override{};
  std::vector<std::string> claims_to_suppress{};
  std::vector<std::string> scopes_to_add{};  ///< This and the following: of the access token.
  std::vector<std::string> scopes_to_suppress{};

  LAMBDA_WASM_DESCRIBE_EVENT(CognitoTokenGeneration, camel_case, claims_to_add_or_override, claims_to_suppress, scopes_to_add,
                             scopes_to_suppress)
};

template <class Claims>
struct CognitoClaimsAndScopeOverrideDetails {
  std::optional<CognitoTokenGeneration<Claims>> id_token_generation{};
  std::optional<CognitoTokenGeneration<Claims>> access_token_generation{};
  std::optional<CognitoGroupOverrideDetails> group_override_details{};

  LAMBDA_WASM_DESCRIBE_EVENT(CognitoClaimsAndScopeOverrideDetails, camel_case, id_token_generation, access_token_generation,
                             group_override_details)
};

template <class Claims = CognitoTexts>
struct CognitoPreTokenV2Response {
  std::optional<CognitoClaimsAndScopeOverrideDetails<Claims>> claims_and_scope_override_details{};

  LAMBDA_WASM_DESCRIBE_EVENT(CognitoPreTokenV2Response, camel_case, claims_and_scope_override_details)
};

/// Of the versions 2 and 3 of the trigger.
using CognitoPreTokenV2Event = CognitoEvent<CognitoPreTokenRequest, CognitoPreTokenV2Response<>>;

struct CognitoCustomSenderRequest {
  std::string_view type;
  std::string_view code;  ///< Encrypted by the key of AWS KMS that the user pool names, as base64.
  Attributes client_metadata;
  Attributes user_attributes;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoCustomSenderRequest, lenient, camel_case, type, code, client_metadata, user_attributes)

/// Of the custom senders of e-mail and of SMS.
using CognitoCustomSenderEvent = CognitoEvent<CognitoCustomSenderRequest, Nothing>;

/// What an identity provider has sent.
struct CognitoFederationAttributes {
  Attributes token_response;
  Attributes id_token;
  Attributes user_info;
  Attributes saml_response;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoFederationAttributes, lenient, camel_case, token_response, id_token, user_info,
                                   saml_response)

struct CognitoInboundFederationRequest {
  std::string_view provider_name;
  std::string_view provider_type;
  CognitoFederationAttributes attributes;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoInboundFederationRequest, lenient, camel_case, provider_name, provider_type, attributes)

struct CognitoInboundFederationResponse {
  CognitoTexts user_attributes_to_map{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(CognitoInboundFederationResponse, lenient, camel_case, user_attributes_to_map)

using CognitoInboundFederationEvent = CognitoEvent<CognitoInboundFederationRequest, CognitoInboundFederationResponse>;

}  // namespace lambda_wasm::events
