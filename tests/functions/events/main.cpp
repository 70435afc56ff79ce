// The identity of every event type, under the names of types.txt; also compiled for this machine. tests/differential/event_types.test.mjs
// sends recorded events through both.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

namespace events = lambda_wasm::events;
using Json = nlohmann::json;

struct Order {
  std::string_view id;
  std::optional<std::int64_t> total;
  std::vector<std::string_view> tags;
};
LAMBDA_WASM_DESCRIBE_EVENT(Order, id, total, tags)

template <class T>
static T same(const T& event) {
  return event;
}

LAMBDA_WASM_EXPORT(sqs, same<events::SqsEvent>)
LAMBDA_WASM_EXPORT(sqs_message, same<events::SqsMessage>)
LAMBDA_WASM_EXPORT(batch_response, same<events::BatchResponse>)
LAMBDA_WASM_EXPORT(sns, same<events::SnsEvent>)
LAMBDA_WASM_EXPORT(sns_record, same<events::SnsRecord>)
LAMBDA_WASM_EXPORT(sns_notification, same<events::SnsNotification>)
LAMBDA_WASM_EXPORT(s3, same<events::S3Event>)
LAMBDA_WASM_EXPORT(s3_record, same<events::S3Record>)
LAMBDA_WASM_EXPORT(eventbridge, same<events::EventBridgeEvent<Json>>)
LAMBDA_WASM_EXPORT(scheduled, same<events::ScheduledEvent>)
LAMBDA_WASM_EXPORT(kinesis, same<events::KinesisEvent>)
LAMBDA_WASM_EXPORT(kinesis_record, same<events::KinesisRecord>)
LAMBDA_WASM_EXPORT(kafka, same<events::KafkaEvent>)
LAMBDA_WASM_EXPORT(kafka_record, same<events::KafkaRecord>)
LAMBDA_WASM_EXPORT(kafka_batch_response, same<events::KafkaBatchResponse>)
LAMBDA_WASM_EXPORT(firehose, same<events::FirehoseEvent>)
LAMBDA_WASM_EXPORT(firehose_record, same<events::FirehoseRecord>)
LAMBDA_WASM_EXPORT(firehose_response, same<events::FirehoseResponse>)
LAMBDA_WASM_EXPORT(cognito_pre_sign_up, same<events::CognitoPreSignUpEvent>)
LAMBDA_WASM_EXPORT(cognito_post_confirmation, same<events::CognitoPostConfirmationEvent>)
LAMBDA_WASM_EXPORT(cognito_pre_authentication, same<events::CognitoPreAuthenticationEvent>)
LAMBDA_WASM_EXPORT(cognito_post_authentication, same<events::CognitoPostAuthenticationEvent>)
LAMBDA_WASM_EXPORT(cognito_custom_message, same<events::CognitoCustomMessageEvent>)
LAMBDA_WASM_EXPORT(cognito_define_auth_challenge, same<events::CognitoDefineAuthChallengeEvent>)
LAMBDA_WASM_EXPORT(cognito_create_auth_challenge, same<events::CognitoCreateAuthChallengeEvent>)
LAMBDA_WASM_EXPORT(cognito_verify_auth_challenge, same<events::CognitoVerifyAuthChallengeEvent>)
LAMBDA_WASM_EXPORT(cognito_user_migration, same<events::CognitoUserMigrationEvent>)
LAMBDA_WASM_EXPORT(cognito_pre_token, same<events::CognitoPreTokenEvent>)
LAMBDA_WASM_EXPORT(cognito_pre_token_v2, same<events::CognitoPreTokenV2Event>)
LAMBDA_WASM_EXPORT(cognito_custom_sender, same<events::CognitoCustomSenderEvent>)
LAMBDA_WASM_EXPORT(cognito_inbound_federation, same<events::CognitoInboundFederationEvent>)
LAMBDA_WASM_EXPORT(cognito_sync, same<events::CognitoSyncEvent>)
LAMBDA_WASM_EXPORT(token_authorizer, same<events::AuthorizerTokenEvent>)
LAMBDA_WASM_EXPORT(request_authorizer, same<events::AuthorizerRequestEvent>)
LAMBDA_WASM_EXPORT(http_authorizer, same<events::HttpAuthorizerEvent>)
LAMBDA_WASM_EXPORT(authorizer_response, same<events::AuthorizerResponse>)
LAMBDA_WASM_EXPORT(http_authorizer_response, same<events::HttpAuthorizerResponse>)
LAMBDA_WASM_EXPORT(cloudformation, same<events::ResourceEvent<Json>>)
LAMBDA_WASM_EXPORT(appsync, same<events::AppSyncEvent<Json, Json, events::AppSyncIdentity<Json, Json>>>)
LAMBDA_WASM_EXPORT(appsync_authorizer, same<events::AppSyncAuthorizerEvent>)
LAMBDA_WASM_EXPORT(appsync_authorizer_response, same<events::AppSyncAuthorizerResponse<Json>>)
LAMBDA_WASM_EXPORT(appsync_channel, same<events::AppSyncChannelEvent<Json>>)
LAMBDA_WASM_EXPORT(appsync_channel_response, same<events::AppSyncChannelResponse<Json>>)
LAMBDA_WASM_EXPORT(bedrock_agent, same<events::BedrockAgentEvent>)
LAMBDA_WASM_EXPORT(bedrock_agent_reply, same<events::BedrockAgentReply>)
LAMBDA_WASM_EXPORT(lex, same<events::LexEvent>)
LAMBDA_WASM_EXPORT(lex_reply, same<events::LexReply>)
LAMBDA_WASM_EXPORT(connect, same<events::ConnectEvent>)
LAMBDA_WASM_EXPORT(iot_authorizer, same<events::IotAuthorizerEvent>)
LAMBDA_WASM_EXPORT(iot_authorizer_response, same<events::IotAuthorizerResponse>)
LAMBDA_WASM_EXPORT(iot_pre_provisioning, same<events::IotPreProvisioningEvent>)
LAMBDA_WASM_EXPORT(iot_pre_provisioning_response, same<events::IotPreProvisioningResponse>)
LAMBDA_WASM_EXPORT(iot_button, same<events::IotButtonEvent>)
LAMBDA_WASM_EXPORT(one_click, same<events::OneClickEvent>)
LAMBDA_WASM_EXPORT(step_functions, same<events::StepFunctionsEvent<Json>>)
LAMBDA_WASM_EXPORT(step_functions_context, same<events::StepFunctionsContext<Json>>)
LAMBDA_WASM_EXPORT(config, same<events::ConfigEvent<>>)
LAMBDA_WASM_EXPORT(codepipeline_job, same<events::CodePipelineJobEvent>)
LAMBDA_WASM_EXPORT(s3_object_lambda, same<events::S3ObjectLambdaEvent>)
LAMBDA_WASM_EXPORT(s3_batch, same<events::S3BatchEvent>)
LAMBDA_WASM_EXPORT(s3_batch_response, same<events::S3BatchResponse>)
LAMBDA_WASM_EXPORT(rest_api, same<events::RestApiEvent<Json>>)
LAMBDA_WASM_EXPORT(http_api, same<events::HttpApiEvent<Json>>)
LAMBDA_WASM_EXPORT(websocket, same<events::WebSocketEvent<Json>>)
LAMBDA_WASM_EXPORT(alb, same<events::AlbEvent>)
LAMBDA_WASM_EXPORT(vpc_lattice, same<events::LatticeEvent>)
LAMBDA_WASM_EXPORT(vpc_lattice_v1, same<events::LatticeV1Event>)
LAMBDA_WASM_EXPORT(cloudwatch_alarm, same<events::CloudWatchAlarmEvent>)
LAMBDA_WASM_EXPORT(cloudwatch_alarm_notification, same<events::AlarmNotification>)
LAMBDA_WASM_EXPORT(secrets_manager, same<events::SecretRotationEvent>)
LAMBDA_WASM_EXPORT(ses, same<events::SesEvent>)
LAMBDA_WASM_EXPORT(ses_reply, same<events::SesReply>)
LAMBDA_WASM_EXPORT(activemq, same<events::ActiveMqEvent>)
LAMBDA_WASM_EXPORT(activemq_message, same<events::ActiveMqMessage>)
LAMBDA_WASM_EXPORT(rabbitmq, same<events::RabbitMqEvent>)
LAMBDA_WASM_EXPORT(documentdb, same<events::DocumentDbEvent<Json>>)
LAMBDA_WASM_EXPORT(codebuild, same<events::CodeBuildEvent>)
LAMBDA_WASM_EXPORT(codecommit, same<events::CodeCommitEvent>)
LAMBDA_WASM_EXPORT(codedeploy, same<events::CodeDeployEvent>)
LAMBDA_WASM_EXPORT(codedeploy_hook, same<events::CodeDeployHookEvent>)
LAMBDA_WASM_EXPORT(ecr, same<events::EcrEvent>)
LAMBDA_WASM_EXPORT(auto_scaling, same<events::AutoScalingEvent>)
LAMBDA_WASM_EXPORT(client_vpn, same<events::ClientVpnEvent>)
LAMBDA_WASM_EXPORT(client_vpn_reply, same<events::ClientVpnReply>)
LAMBDA_WASM_EXPORT(transfer_identity, same<events::TransferIdentityEvent>)
LAMBDA_WASM_EXPORT(transfer_identity_reply, same<events::TransferIdentityReply>)
LAMBDA_WASM_EXPORT(transfer_workflow, same<events::TransferWorkflowEvent>)
LAMBDA_WASM_EXPORT(dynamodb, same<events::DynamoDbEvent<>>)
LAMBDA_WASM_EXPORT(dynamodb_record, same<events::DynamoDbRecord<>>)
LAMBDA_WASM_EXPORT(dynamodb_typed, same<events::DynamoDbEvent<lambda_wasm::dynamodb::Item<Order>>>)
LAMBDA_WASM_EXPORT(cloudwatch_logs, same<events::CloudWatchLogsEvent>)
LAMBDA_WASM_EXPORT(kinesis_logs, same<events::KinesisLogsEvent>)
