#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events/authorizers.hpp>
#include <lambda_wasm/events/bedrock_agent.hpp>
#include <lambda_wasm/events/cloudwatch_logs.hpp>
#include <lambda_wasm/events/cognito.hpp>
#include <lambda_wasm/events/eventbridge.hpp>
#include <lambda_wasm/events/firehose.hpp>
#include <lambda_wasm/events/kinesis.hpp>
#include <lambda_wasm/events/reply.hpp>
#include <lambda_wasm/events/s3.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

namespace {

struct Parcel {
  std::string_view sku;
  int count = 1;
};
LAMBDA_WASM_DESCRIBE(Parcel, sku, (count, defaulted))

int parcels(const lw::events::SqsEvent& event) {
  int count = 0;
  for (const auto& message : event.records) count += message.json<Parcel>().count;
  return count;
}

int parcels_of_topic(const lw::events::SqsEvent& event) {
  int count = 0;
  for (const auto& message : event.records) count += message.unwrapped_json<Parcel>().count;
  return count;
}

std::vector<std::string> uploads(const lw::events::S3Event& event) {
  std::vector<std::string> keys;
  for (const auto& record : event.records) keys.emplace_back(record.s3.object.key.decoded());
  return keys;
}

struct Placed {
  std::string_view order;
};
LAMBDA_WASM_DESCRIBE(Placed, order)
struct Cancelled {
  std::string_view order, reason;
};
LAMBDA_WASM_DESCRIBE(Cancelled, order, reason)

std::string on_order(const lw::events::EventBridgeEvent<>& event) {
  if (event.detail_type == "OrderPlaced") return "placed " + std::string(event.detail<Placed>().order);
  if (event.detail_type == "OrderCancelled") return "cancelled: " + std::string(event.detail<Cancelled>().reason);
  return "ignored";
}

using Counts = std::vector<std::pair<std::string, int>>;

lw::events::WindowResponse<Counts> count_clicks(const lw::events::KinesisEvent& event) {
  auto counts = lw::events::window_state<Counts>();
  counts.emplace_back(event.shard_id, static_cast<int>(event.records.size()));
  return {.state = std::move(counts), .batch_item_failures = {}};
}

lw::events::FirehoseResponse upper_case(const lw::events::FirehoseEvent& event) {
  lw::events::FirehoseResponse response;
  for (const auto& record : event.records) {
    std::string text(record.data.view());
    for (char& letter : text) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    if (text.empty()) {
      response.dropped(record.record_id);
    } else {
      response.ok(record.record_id, lw::Bytes(std::move(text)));
    }
  }
  return response;
}

std::size_t errors(const lw::events::CloudWatchLogsEvent& event) {
  if (event.awslogs.data->is_control()) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(event.awslogs.data->log_events,
                                                        [](const auto& line) { return line.message.starts_with("[ERROR]"); }));
}

lw::events::AuthorizerResponse guard(const lw::events::AuthorizerTokenEvent& event) {
  if (event.authorization_token.empty()) throw lw::events::Unauthorized();
  if (event.authorization_token != "Bearer open") return lw::events::iam::deny("stranger", event.method_arn);
  auto response = lw::events::iam::allow("ada", event.method_arn);
  response.context = {{"tenant", "blue"}};
  return response;
}

lw::events::Reply<lw::events::CognitoPreSignUpResponse> confirm(const lw::events::CognitoPreSignUpEvent& event) {
  const bool is_ours = event.request.user_attributes.get("email").value_or("").ends_with("@example.com");
  return {{.auto_confirm_user = is_ours, .auto_verify_email = is_ours}};
}

lw::events::BedrockAgentReply price(const lw::events::BedrockAgentEvent& event) {
  const std::string_view sku = event.parameter("sku").value_or("pear");
  return lw::events::bedrock_reply(event, "A " + std::string(sku) + " is 2 €.");
}

}  // namespace

LAMBDA_WASM_EXPORT(parcels, parcels)
LAMBDA_WASM_EXPORT(parcels_of_topic, parcels_of_topic)
LAMBDA_WASM_EXPORT(uploads, uploads)
LAMBDA_WASM_EXPORT(on_order, on_order)
LAMBDA_WASM_EXPORT(confirm, confirm)
LAMBDA_WASM_EXPORT(count_clicks, count_clicks)
LAMBDA_WASM_EXPORT(upper_case, upper_case)
LAMBDA_WASM_EXPORT(errors, errors)
LAMBDA_WASM_EXPORT(guard, guard)
LAMBDA_WASM_EXPORT(price, price)
