#include <catch_amalgamated.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/sqs.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace lambda_wasm::events;

namespace events_sqs_test {

struct Line {
  std::string_view sku;
};
LAMBDA_WASM_DESCRIBE(Line, sku)
struct Order {
  std::vector<Line> lines;
};
LAMBDA_WASM_DESCRIBE(Order, lines)

std::string event(std::string_view first, std::string_view second) {
  return std::string(R"({"Records":[{"messageId":"1","body":)")
      .append(first)
      .append(R"(},{"messageId":"2","body":)")
      .append(second)
      .append("}]}");
}
constexpr std::string_view order = R"("{\"lines\":[{\"sku\":\"pear\"}]}")", no_sku = R"("{\"lines\":[{\"sku\":5},{}]}")";
constexpr std::string_view wrapped =
    R"("{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\",\"UnsubscribeURL\":\"https://u\",\"Message\":\"{\\\"lines\\\":[{\\\"sku\\\":\\\"fig\\\"}]}\"}")";
constexpr std::string_view wrapped_badly = R"("{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\",\"Message\":\"{}\"}")";

std::string skus(const SqsEvent& event) {
  std::string all;
  for (const SqsMessage& message : event.records) all.append(message.json<Order>().lines.at(0).sku).append(" ");
  return all;
}
std::string unwrapped_skus(const SqsEvent& event) {
  std::string all;
  for (const SqsMessage& message : event.records) all.append(message.unwrapped_json<Order>().lines.at(0).sku).append(" ");
  return all;
}

TEST_CASE("the body of a message is read as JSON", "[events]") {
  CHECK(testing::invoke(skus, event(order, order)).reply == R"("pear pear ")");
  const auto failed = testing::invoke(skus, event(order, no_sku));
  CHECK(failed.error_type == error_type::invalid_value);
  CHECK(failed.error_message ==
        "2 values do not fit; the first, at /Records/1/body/lines/0/sku: expected string, found number 5.");
  CHECK(testing::invoke(skus, event(order, R"("{lines")")).error_message ==
        "The text at /Records/1/body is not JSON: unexpected 'l', at byte 1 (line 1, column 2).");
}

TEST_CASE("an error of a message's body has all places in the event", "[events]") {
  const auto places = [](const SqsEvent& event) {
    const Result<Order> found = event.records.at(1).try_json<Order>();
    std::vector<std::string> pointers;
    for (const Mismatch& mismatch : found.error()->mismatches) pointers.push_back(mismatch.pointer);
    return pointers;
  };
  CHECK(testing::invoke(places, event(order, no_sku)).reply ==
        R"(["/Records/1/body/lines/0/sku","/Records/1/body/lines/1/sku"])");
}

TEST_CASE("an error of a message that belongs to no event names the message", "[events]") {
  const auto fail = [](const std::string& body) {
    SqsMessage message;
    message.message_id = "059f36b4";
    message.body = body;
    return std::string(message.try_json<Order>().error()->message);
  };
  CHECK(testing::invoke(fail, R"("{}")").reply ==
        R"("In the record 059f36b4: The value at /body/lines does not fit: expected array, found nothing.")");
  CHECK(testing::invoke(fail, R"("[")").reply ==
        R"("In the record 059f36b4: The text at /body is not JSON: it ends too early, at byte 1 (line 1, column 2).")");
}

TEST_CASE("a notification of SNS in a body is unwrapped", "[events]") {
  CHECK(testing::invoke(unwrapped_skus, event(order, wrapped)).reply == R"("pear fig ")");
  CHECK(testing::invoke(unwrapped_skus, event(order, wrapped_badly)).error_message ==
        "The value at /Records/1/body/Message/lines does not fit: expected array, found nothing.");
  const auto unsubscribe = [](const SqsEvent& event) {
    std::vector<std::string> urls;
    for (const SqsMessage& message : event.records) {
      const auto notification = message.notification();
      urls.emplace_back(notification ? notification->unsubscribe_url : "none");
      const auto found = message.try_unwrapped_json<Order>();
      urls.emplace_back(found ? found->lines.at(0).sku : "no order");
    }
    return urls;
  };
  CHECK(testing::invoke(unsubscribe, event(R"("pear")", wrapped)).reply == R"(["none","no order","https://u","fig"])");
}

TEST_CASE("what Amazon SQS adds to a message is text until it is asked for", "[events]") {
  const auto times = [](const SqsEvent& event) {
    const SqsAttributes& attributes = event.records.at(0).attributes;
    return attributes.sent_timestamp.time().value().time_since_epoch().count() +
           attributes.approximate_receive_count.to<std::int64_t>().value();
  };
  CHECK(testing::invoke(times, R"({"Records":[{"attributes":{"SentTimestamp":"1545082649183","ApproximateReceiveCount":"1"}}]})")
            .reply == "1545082649184");
}

TEST_CASE("a batch response lists the messages that failed", "[events]") {
  const auto fail_second = [](const SqsEvent& event) { return BatchResponse{{{event.records.at(1).message_id}}}; };
  CHECK(testing::invoke(fail_second, event(order, order)).reply == R"({"batchItemFailures":[{"itemIdentifier":"2"}]})");
  CHECK(testing::invoke([](const SqsEvent&) { return BatchResponse{}; }, "{}").reply == R"({"batchItemFailures":[]})");
}

}  // namespace events_sqs_test
