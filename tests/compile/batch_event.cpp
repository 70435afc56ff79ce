// The records of a batch have identifiers.
// REJECT SAYS lambda_wasm: batch takes events of Amazon SQS, Kinesis and DynamoDB and of Apache Kafka, or structs of your own whose `records` have the member message_id, kinesis.sequence_number or dynamodb.sequence_number, or are lists by name of records with topic, partition and offset.
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Delivery {
#ifdef ACCEPT
  std::string_view message_id;
#endif
#ifdef REJECT
  std::string_view id;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_EVENT(Delivery, message_id)
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE_EVENT(Delivery, id)
#endif
struct Deliveries {
  std::vector<Delivery> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Deliveries, records)

static lw::events::BatchResponse work(const Deliveries& event, const lw::Context& context) {
  return lw::batch(event, context, [](const Delivery&) {});
}
LAMBDA_WASM_HANDLER(work)
