// The identity of every event type, under the names of types.txt; also compiled for this machine. tests/differential/event_types.test.mjs
// sends recorded events through both.

#include <nlohmann/json.hpp>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

namespace events = lambda_wasm::events;
using Json = nlohmann::json;

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
