#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

namespace {

struct Order {
  std::string sku;
  std::uint32_t count = 1;
};
LAMBDA_WASM_DESCRIBE(Order, sku, (count, defaulted))

void ship(const Order& order) {
  if (order.count == 0) throw lw::Error("shop::NothingToShip", "The order is empty.");
  lw::log::info("{} times {}", order.count, order.sku);
}

lw::events::BatchResponse work(const lw::events::SqsEvent& event, const lw::Context& context) {
  return lw::batch(event, context, [](const lw::events::SqsMessage& message) { ship(message.json<Order>()); });
}

lw::Task<> ship_later(const lw::events::SqsMessage& message) {
  co_await lw::sleep_for(std::chrono::milliseconds(1));  // in its place: a request to a carrier
  ship(message.json<Order>());
}
lw::Task<lw::events::BatchResponse> work_later(const lw::events::SqsEvent& event, const lw::Context& context) {
  co_return co_await lw::batch(event, context, ship_later, {.at_once = 8});
}

lw::events::BatchResponse work_strictly(const lw::events::SqsEvent& event, const lw::Context& context) {
  const auto is_poison = [](const lw::Error& error) { return error.type == lw::error_type::invalid_value; };
  return lw::batch(event, context, [](const lw::events::SqsMessage& message) { ship(message.json<Order>()); },
                   {.throw_when_all_fail = true, .is_poison = is_poison});
}

struct Delivery {
  std::string_view message_id;
  std::string_view body;
};
LAMBDA_WASM_DESCRIBE_EVENT(Delivery, camel_case, message_id, body)
struct Deliveries {
  std::vector<Delivery> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Deliveries, pascal_case, records)

lw::events::BatchResponse work_lightly(const Deliveries& event, const lw::Context& context) {
  return lw::batch(event, context, [](const Delivery& delivery) { ship(lw::from_json<Order>(delivery.body)); });
}

}  // namespace

LAMBDA_WASM_EXPORT(work, work)
LAMBDA_WASM_EXPORT(workLater, work_later)
LAMBDA_WASM_EXPORT(workStrictly, work_strictly)
LAMBDA_WASM_EXPORT(workLightly, work_lightly)
