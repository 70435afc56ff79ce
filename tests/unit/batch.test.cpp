#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/batch.hpp>
#include <lambda_wasm/batch/groups.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/kafka.hpp>
#include <lambda_wasm/events/sqs.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/timeout.hpp>
#include <lambda_wasm/testing/invoke.hpp>

namespace lw = lambda_wasm;
using namespace std::string_literals;

namespace {

using lw::Context;
using lw::events::BatchResponse;
using lw::events::SqsEvent;
using lw::events::SqsMessage;

struct Shard {
  std::string_view sequence_number;
  std::string_view partition_key;
};
LAMBDA_WASM_DESCRIBE_EVENT(Shard, camel_case, sequence_number, partition_key)
struct ShardRecord {
  Shard kinesis;
};
LAMBDA_WASM_DESCRIBE_EVENT(ShardRecord, kinesis)
struct ShardEvent {
  std::vector<ShardRecord> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(ShardEvent, records)

struct Keys {
  std::string_view id;
};
LAMBDA_WASM_DESCRIBE_EVENT(Keys, camel_case, id)
struct Change {
  std::string_view sequence_number;
  Keys keys;
};
LAMBDA_WASM_DESCRIBE_EVENT(Change, camel_case, sequence_number, keys)
struct ChangeRecord {
  Change dynamodb;
};
LAMBDA_WASM_DESCRIBE_EVENT(ChangeRecord, dynamodb)
struct ChangeEvent {
  std::vector<ChangeRecord> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(ChangeEvent, records)

struct PlainMessage {
  std::string_view message_id;
  std::string_view body;
  std::string_view event_source_arn;
};
LAMBDA_WASM_DESCRIBE_EVENT(PlainMessage, camel_case, message_id, body, event_source_arn)
struct PlainEvent {
  std::vector<PlainMessage> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(PlainEvent, records)

// Which records were tried, in order; a record fails whose text has a "!".
std::string tried;
void take(std::string_view text) {
  tried.append(text).append(" ");
  if (text.find('!') != std::string_view::npos) throw std::domain_error("it fails");
}
lw::Task<> take_later(std::string_view text, int milliseconds) {
  co_await lw::sleep_for(std::chrono::milliseconds(milliseconds));
  take(text);
}

// An event with a message for each text; `a:text` is of the group a.
std::string messages(std::initializer_list<std::string_view> texts, bool is_fifo = false) {
  std::string event = R"({"Records":[)";
  int number = 0;
  for (const std::string_view text : texts) {
    event += (number == 0 ? ""s : ","s) + R"({"messageId":"m)" + std::to_string(number) + R"(","body":")" + std::string(text) +
             R"(","attributes":{"ApproximateReceiveCount":"2","MessageGroupId":")" + std::string(text.substr(0, text.find(':'))) +
             R"("},"eventSourceARN":"arn:aws:sqs:eu-north-1:1:orders)" + (is_fifo ? ".fifo" : "") + R"("})";
    ++number;
  }
  return event + "]}";
}

// An event with a record for each partition key.
std::string shards(std::initializer_list<std::string_view> keys) {
  std::string event = R"({"records":[)";
  int number = 0;
  for (const std::string_view key : keys) {
    event += (number == 0 ? ""s : ","s) + R"({"kinesis":{"sequenceNumber":")" + std::to_string(number) + R"(","partitionKey":")" +
             std::string(key) + R"("}})";
    ++number;
  }
  return event + "]}";
}

std::string failures(std::initializer_list<std::string_view> identifiers) {
  std::string reply = R"({"batchItemFailures":[)";
  for (const std::string_view identifier : identifiers) {
    reply += (reply.ends_with('[') ? R"({"itemIdentifier":")"s : R"(,{"itemIdentifier":")"s) + std::string(identifier) + "\"}";
  }
  return reply + "]}";
}

template <class Handler>
lw::testing::Outcome run(const Handler& handler, const std::string& event, const char* context = "{}") {
  tried.clear();
  return lw::testing::invoke(handler, event, context);
}

const auto each = [](const SqsEvent& event, const Context& context) {
  return lw::batch(event, context, [](const SqsMessage& message) { take(message.body); });
};

}  // namespace

TEST_CASE("a batch reports the records that fail, and tries all") {
  CHECK(run(each, messages({"a", "!b", "c", "!d"})).reply == failures({"m1", "m3"}));
  CHECK(tried == "a !b c !d ");
  CHECK(run(each, messages({"a"})).reply == failures({}));
  CHECK(run(each, R"({"Records":[]})").reply == failures({}));
  CHECK(run(each, "{}").reply == failures({}));
}

TEST_CASE("a record may be handled with the context, and by a Result") {
  const auto handler = [](const SqsEvent& event, const Context& context) {
    return lw::batch(event, context, [](const SqsMessage& message, const Context& its) -> lw::Result<void> {
      if (message.body == its.request_id()) return {};
      return lw::HttpError(404, "no");
    });
  };
  CHECK(run(handler, messages({"r", "s"}), R"({"awsRequestId":"r"})").reply == failures({"m1"}));
}

TEST_CASE("behind a failed message of a FIFO queue, the rest of its group is not tried") {
  CHECK(run(each, messages({"a:1", "b:1!", "a:2", "b:2", "a:3!", "a:4", "c:1"}, true)).reply ==
        failures({"m1", "m3", "m4", "m5"}));
  CHECK(tried == "a:1 b:1! a:2 a:3! c:1 ");
  // The groups of another queue are no order.
  CHECK(run(each, messages({"a:1!", "a:2"})).reply == failures({"m0"}));
}

TEST_CASE("a stream stops at the first record that fails, and reports it alone") {
  const auto handler = [](const ShardEvent& event, const Context& context) {
    return lw::batch(event, context, [](const ShardRecord& record) { take(record.kinesis.partition_key); });
  };
  CHECK(run(handler, shards({"a", "b!", "c", "d!"})).reply == failures({"1"}));
  CHECK(tried == "a b! ");
  CHECK(run(handler, shards({"a", "b"})).reply == failures({}));
}

TEST_CASE("tasks run four at once, and the slow ones hold back no others") {
  const auto handler = [](const SqsEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(
        event, context, [](const SqsMessage& message) { return take_later(message.body, message.body == "slow" ? 100 : 10); });
  };
  CHECK(run(handler, messages({"slow", "b", "c!", "d", "e", "f"})).reply == failures({"m2"}));
  CHECK(tried == "b c! d e f slow ");
  CHECK(run(handler, messages({})).reply == failures({}));
  const auto one = [](const SqsEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(
        event, context, [](const SqsMessage& message) { return take_later(message.body, message.body == "slow" ? 100 : 10); },
        {.at_once = 1});
  };
  CHECK(run(one, messages({"slow", "b"})).reply == failures({}));
  CHECK(tried == "slow b ");
}

TEST_CASE("tasks of a FIFO queue run in the order of each group, beside each other") {
  const auto handler = [](const SqsEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(
        event, context,
        [](const SqsMessage& message) { return take_later(message.body, message.body.starts_with("a") ? 100 : 10); },
        {.at_once = 2});
  };
  CHECK(run(handler, messages({"a:1", "a:2", "b:1", "b:2!", "b:3", "c:1"}, true)).reply == failures({"m3", "m4"}));
  CHECK(tried == "b:1 b:2! c:1 a:1 a:2 ");
}

TEST_CASE("tasks of a stream run one after another, or in the order of each key, and none begins behind one that failed") {
  const auto handler = [](std::size_t at_once) {
    return [at_once](const ShardEvent& event, const Context& context) -> lw::Task<BatchResponse> {
      co_return co_await lw::batch(event, context,
                                   [](const ShardRecord& record) {
                                     return take_later(record.kinesis.partition_key,
                                                       record.kinesis.partition_key == "a" ? 100 : 10);
                                   },
                                   {.at_once = at_once});
    };
  };
  CHECK(run(handler(0), shards({"a", "b", "b!", "c"})).reply == failures({"2"}));
  CHECK(tried == "a b b! ");
  CHECK(run(handler(2), shards({"a", "a", "b", "c!", "a", "d"})).reply == failures({"3"}));
  CHECK(tried == "b c! a a ");

  const auto changes = [](const ChangeEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(
        event, context,
        [](const ChangeRecord& record) { return take_later(record.dynamodb.keys.id, record.dynamodb.keys.id == "a" ? 100 : 10); },
        {.at_once = 2});
  };
  CHECK(
      run(changes,
          R"({"records":[{"dynamodb":{"sequenceNumber":"1","keys":{"id":"a"}}},{"dynamodb":{"sequenceNumber":"2","keys":{"id":"a"}}},{"dynamodb":{"sequenceNumber":"3","keys":{"id":"b"}}}]})")
          .reply == failures({}));
  CHECK(tried == "b a a ");
}

TEST_CASE("a partition of Kafka stops at its first failure, which is reported by its offset") {
  const auto handler = [](const lw::events::KafkaEvent& event, const Context& context) {
    return lw::batch(event, context, [](const lw::events::KafkaRecord& record) { take(record.timestamp_type); });
  };
  const auto record = [](const char* topic, int partition, int offset, const char* what) {
    return R"({"topic":")"s + topic + R"(","partition":)" + std::to_string(partition) + R"(,"offset":)" + std::to_string(offset) +
           R"(,"timestampType":")" + what + R"("})";
  };
  const std::string event = R"({"records":{"orders-0":[)" + record("orders", 0, 7, "a") + "," + record("orders", 0, 8, "b!") +
                            "," + record("orders", 0, 9, "c") + R"(],"orders-12":[)" + record("orders", 12, 4, "d") + "," +
                            record("orders", 12, 5, "e") + R"(],"bills-1":[)" + record("bills", 1, 1, "f!") + "]}}";
  CHECK(
      run(handler, event).reply ==
      R"({"batchItemFailures":[{"itemIdentifier":{"partition":"orders-0","offset":8}},{"itemIdentifier":{"partition":"bills-1","offset":1}}]})");
  CHECK(tried == "a b! d e f! ");
  CHECK(run(handler, R"({"records":{}})").reply == failures({}));

  const auto tasks = [](const lw::events::KafkaEvent& its, const Context& context) -> lw::Task<lw::events::KafkaBatchResponse> {
    co_return co_await lw::batch(its, context, [](const lw::events::KafkaRecord& one) {
      return take_later(one.timestamp_type, one.partition == 0 ? 100 : 10);
    });
  };
  CHECK(
      run(tasks, event).reply ==
      R"({"batchItemFailures":[{"itemIdentifier":{"partition":"orders-0","offset":8}},{"itemIdentifier":{"partition":"bills-1","offset":1}}]})");
  CHECK(tried == "d f! e a b! ");
}

TEST_CASE("no record begins when the invocation is soon over, and the reply still arrives") {
  const auto handler = [](const SqsEvent& event, const Context& context) {
    return lw::batch(event, context, [](const SqsMessage& message) { take(message.body); });
  };
  CHECK(run(handler, messages({"a", "b"}), R"({"getRemainingTimeInMillis":0})").reply == failures({"m0", "m1"}));
  CHECK(tried.empty());

  // The first tasks take 500 ms. With 900 ms, of which 200 are the margin, the second ones have no time to end.
  const auto slow = [](const SqsEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(event, context, [](const SqsMessage& message) { return take_later(message.body, 500); },
                                 {.at_once = 1});
  };
  CHECK(run(slow, messages({"a", "b", "c"}), R"({"getRemainingTimeInMillis":900})").reply == failures({"m1", "m2"}));
  CHECK(tried == "a ");
  // A task that is still running is cancelled.
  const auto stuck = [](const SqsEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(event, context, [](const SqsMessage& message) {
      return take_later(message.body, message.body == "stuck" ? 100'000 : 10);
    });
  };
  CHECK(run(stuck, messages({"stuck", "b", "c", "d", "e"}), R"({"getRemainingTimeInMillis":900})").reply == failures({"m0"}));
  CHECK(tried == "b c d e ");
}

TEST_CASE("a record that was cancelled is no poison") {
  const auto handler = [](const SqsEvent& event, const Context& context) -> lw::Task<BatchResponse> {
    co_return co_await lw::batch(
        event, context,
        [](const SqsMessage& message) { return take_later(message.body, message.body == "stuck" ? 100'000 : 10); },
        {.is_poison = [](const lw::Error&) { return true; }});
  };
  CHECK(run(handler, messages({"stuck", "b!", "c"}), R"({"getRemainingTimeInMillis":900})").reply == failures({"m0"}));
}

TEST_CASE("no record begins after the batch was cancelled") {
  const auto handler = [](const SqsEvent& event, const Context& context) -> lw::Task<std::string> {
    try {
      co_await lw::timeout(
          lw::batch(event, context, [](const SqsMessage& message) { return take_later(message.body, 100); }, {.at_once = 1}),
          std::chrono::milliseconds(250));
    } catch (const lw::TimedOut&) {
      co_return "late";
    }
    co_return "in time";
  };
  CHECK(run(handler, messages({"a", "b", "c", "d"})).reply == R"("late")");
  CHECK(tried == "a b ");
}

TEST_CASE("the order of a FIFO queue is kept without names of its groups, too") {
  const auto handler = [](const PlainEvent& event, const Context& context) {
    return lw::batch(event, context, [](const PlainMessage& message) { take(message.body); });
  };
  const auto event = [](const std::string& queue) {
    std::string records;
    for (const char* body : {"a", "b!", "c"}) {
      records += (records.empty() ? ""s : ","s) + R"({"messageId":")" + body + R"(","body":")" + body +
                 R"(","eventSourceArn":")" + queue + "\"}";
    }
    return R"({"records":[)" + records + "]}";
  };
  CHECK(run(handler, event("arn:aws:sqs:eu-north-1:1:orders.fifo")).reply == failures({"b!", "c"}));
  CHECK(run(handler, event("arn:aws:sqs:eu-north-1:1:orders")).reply == failures({"b!"}));
}

TEST_CASE("a record that is poison is not reported") {
  const auto handler = [](const SqsEvent& event, const Context& context) {
    return lw::batch(
        event, context, [](const SqsMessage& message) { take(message.body); },
        {.is_poison = [](const lw::Error& error) { return error.type == "std::domain_error" && error.message == "it fails"; }});
  };
  CHECK(run(handler, messages({"a", "b!"})).reply == failures({}));
}

TEST_CASE("a batch of which all records fail is an error if the options say so") {
  const auto handler = [](const SqsEvent& event, const Context& context) {
    return lw::batch(event, context, [](const SqsMessage& message) { take(message.body); }, {.throw_when_all_fail = true});
  };
  CHECK(run(handler, messages({"a!", "b"})).reply == failures({"m0"}));
  CHECK(run(handler, messages({})).reply == failures({}));
  const auto outcome = run(handler, messages({"a!", "b!"}));
  CHECK(outcome.error_type == "lambda_wasm::BatchFailed");
  CHECK(outcome.error_message == "No record of the batch succeeded.");
}

TEST_CASE("a record without an identifier is not reported, because that would mean all") {
  CHECK(run(each, R"({"Records":[{"messageId":"a","body":""},{"body":""}]})").reply == failures({}));
  const auto outcome = run(each, R"({"Records":[{"messageId":"a","body":""},{"body":"!"}]})");
  CHECK(outcome.error_message == "The record 1 failed and has no identifier, so the whole batch must be tried again.");
}

TEST_CASE("records are grouped by their names, however many there are") {
  std::vector<std::string> texts;
  for (int i = 0; i < 10'000; ++i) texts.push_back(std::to_string(i % 3000));
  const std::vector<std::string_view> names(texts.begin(), texts.end());
  lw::Storage storage;
  const lw::detail::BatchGroups groups = lw::detail::group_by_name(storage, names);
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    CHECK(groups.first[i] == i % 3000);
    CHECK(groups.next[i] == (i + 3000 < 10'000 ? i + 3000 : lw::detail::BatchGroups::none));
  }
  CHECK(lw::detail::group_by_name(storage, {}).first.empty());
}
