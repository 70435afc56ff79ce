// W4: decodes ten Amazon SQS records into structs, and parses each body; reports those that cannot be charged.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Attributes {
  std::string_view receive_count;
};
LAMBDA_WASM_DESCRIBE_EVENT(Attributes, (receive_count, "ApproximateReceiveCount"))

struct Record {
  std::string_view message_id;
  std::string_view body;
  Attributes attributes;
};
LAMBDA_WASM_DESCRIBE_EVENT(Record, (message_id, "messageId"), body, attributes)

struct Event {
  std::vector<Record> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (records, "Records"))

struct Charge {
  std::string_view id;
  std::int32_t customer = 0;
  double total = 0;
  std::vector<std::string_view> items;
};
LAMBDA_WASM_DESCRIBE(Charge, id, customer, total, items)

struct Failure {
  std::string_view message_id;
};
LAMBDA_WASM_DESCRIBE(Failure, (message_id, "itemIdentifier"))

struct Failures {
  std::vector<Failure> failures;
};
LAMBDA_WASM_DESCRIBE(Failures, (failures, "batchItemFailures"))

bool is_charged(const Record& record) {
  lw::Storage storage;
  const auto charge = lw::try_from_json<Charge>(record.body, storage);
  return charge && charge->total >= 0 && !charge->items.empty() && !record.attributes.receive_count.empty();
}

Failures answer(const Event& event) {
  Failures reply;
  for (const Record& record : event.records) {
    if (!is_charged(record)) reply.failures.push_back({record.message_id});
  }
  return reply;
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
