#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/eventbridge.hpp>
#include <lambda_wasm/events/firehose.hpp>
#include <lambda_wasm/events/kafka.hpp>
#include <lambda_wasm/events/kinesis.hpp>
#include <lambda_wasm/events/mq.hpp>
#include <lambda_wasm/events/sns.hpp>
#include <lambda_wasm/events/stream_window.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_streams_test {

struct Click {
  std::string_view page;
};
LAMBDA_WASM_DESCRIBE(Click, page)

// The pages of all records, or what is wrong with the first that is none.
template <class Event>
std::string pages(const Event& event) {
  std::string all;
  for (const auto& record : event.records) all.append(record.template json<Click>().page);
  return all;
}
std::string kafka_pages(const KafkaEvent& event) {
  std::string all;
  for (const auto& [partition, records] : event.records) {
    for (const KafkaRecord& record : records) all.append(record.json<Click>().page);
  }
  return all;
}
template <class Event>
std::string queue_pages(const Event& event) {
  std::string all;
  for (const auto& message : event.messages) all.append(message.template json<Click>().page);
  return all;
}
std::string rabbit_pages(const RabbitMqEvent& event) {
  std::string all;
  for (const auto& [queue, messages] : event.rmq_messages_by_queue) {
    for (const RabbitMqMessage& message : messages) all.append(message.json<Click>().page);
  }
  return all;
}

// {"page":"a"} and {"page":5}
constexpr std::string_view good = "eyJwYWdlIjoiYSJ9", bad = "eyJwYWdlIjo1fQ==";

template <class Handler>
void check(Handler handler, std::string event, const std::string& message) {
  const auto with = [&](std::string_view data) {
    std::string text = event;
    for (std::size_t at = 0; (at = text.find('#')) != std::string::npos;) text.replace(at, 1, data);
    return testing::invoke(handler, text);
  };
  CHECK(with(good).reply == R"("aa")");
  CHECK(with(bad).error_message == message);
}

TEST_CASE("the JSON in a record is read, and an error has its place in the event", "[events]") {
  const std::string problem = " does not fit: expected string, found number 5.";
  check(pages<KinesisEvent>, R"({"Records":[{"kinesis":{"data":"eyJwYWdlIjoiYSJ9"}},{"kinesis":{"data":"#"}}]})",
        "The value at /Records/1/kinesis/data/page" + problem);
  check(pages<FirehoseEvent>, R"({"records":[{"data":"eyJwYWdlIjoiYSJ9"},{"data":"#"}]})",
        "The value at /records/1/data/page" + problem);
  check(kafka_pages, R"({"records":{"clicks-0":[{"topic":"clicks","value":"eyJwYWdlIjoiYSJ9"},{"topic":"clicks","value":"#"}]}})",
        "The value at /records/clicks-0/1/value/page" + problem);
  check(queue_pages<ActiveMqEvent>, R"({"messages":[{"data":"eyJwYWdlIjoiYSJ9"},{"data":"#"}]})",
        "The value at /messages/1/data/page" + problem);
  check(rabbit_pages,
        R"({"rmqMessagesByQueue":{"q::/":[{"data":"eyJwYWdlIjoiYSJ9"},{"basicProperties":{"messageId":"7"},"data":"#"}]}})",
        "In the record 7: The value at /data/page" + problem);
  CHECK(testing::invoke(pages<SnsEvent>, R"({"Records":[{"Sns":{"Message":"{\"page\":5}"}}]})").error_message ==
        "The value at /Records/0/Sns/Message/page" + problem);
}

TEST_CASE("a header of Kafka is found by its name", "[events]") {
  const auto header = [](const KafkaRecord& record) {
    return std::string(record.header("b").value_or(BytesView()).view()) + (record.header("c") ? "c" : "-");
  };
  CHECK(testing::invoke(header, R"({"headers":[{"a":[97]},{"b":[98,99]}]})").reply == R"("bc-")");
}

TEST_CASE("the detail of an event is fetched as the type that detail-type names", "[events]") {
  const auto page = [](const EventBridgeEvent<>& event) { return std::string(event.detail<Click>().page); };
  CHECK(testing::invoke(page, R"({"detail-type":"Click","detail":{"page":"a"}})").reply == R"("a")");
  CHECK(testing::invoke(page, R"({"detail":{"page":5}})").error_message ==
        "The value at /detail/page does not fit: expected string, found number 5.");
  CHECK(testing::invoke([](const EventBridgeEvent<Click>& event) { return std::string(event.detail.page); },
                        R"({"detail":{"page":"a"}})")
            .reply == R"("a")");
}

using Counts = std::vector<std::pair<std::string, int>>;

TEST_CASE("the state of a window is fetched, and returned", "[events]") {
  const auto count = [](const KinesisEvent& event) {
    Counts counts = window_state<Counts>();
    counts.emplace_back("records", static_cast<int>(event.records.size()));
    return WindowResponse<Counts>{std::move(counts), {}};
  };
  CHECK(testing::invoke(count, R"({"Records":[],"state":{"a":1}})").reply ==
        R"({"state":{"a":1,"records":0},"batchItemFailures":[]})");
  CHECK(testing::invoke(count, R"({"Records":[{}]})").reply == R"({"state":{"records":1},"batchItemFailures":[]})");
}

TEST_CASE("a transformation answers each record", "[events]") {
  const auto transform = [](const FirehoseEvent& event) {
    FirehoseResponse response;
    response.ok(event.records.at(0).record_id, Bytes("x")).metadata = FirehoseMetadata{{{"page", "home"}}};
    response.dropped(event.records.at(1).record_id);
    response.failed(event.records.at(2).record_id);
    return response;
  };
  CHECK(testing::invoke(transform, R"({"records":[{"recordId":"1"},{"recordId":"2"},{"recordId":"3"}]})").reply ==
        R"({"records":[{"recordId":"1","result":"Ok","data":"eA==","metadata":{"partitionKeys":{"page":"home"}}},)"
        R"({"recordId":"2","result":"Dropped"},{"recordId":"3","result":"ProcessingFailed"}]})");
}

}  // namespace events_streams_test
