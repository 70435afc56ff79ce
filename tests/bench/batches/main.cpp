// BARE: the whole event crosses, and a number comes back. PART: of each message two members do. LOOP, EACH and TASK read each message as JSON: in a loop, by batch, and by batch
// as tasks. A message with a negative price fails, and one with a price of 1000000 crashes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;
using lw::events::BatchResponse;
using lw::events::SqsEvent;
using lw::events::SqsMessage;

#ifdef BARE
static std::uint32_t handler(const SqsEvent& event) { return static_cast<std::uint32_t>(event.records.size()); }
#elif defined(PART)
struct Delivery {
  std::string_view message_id;
  std::string_view body;
};
LAMBDA_WASM_DESCRIBE_EVENT(Delivery, camel_case, message_id, body)
struct Deliveries {
  std::vector<Delivery> records;
};
LAMBDA_WASM_DESCRIBE_EVENT(Deliveries, pascal_case, records)
static std::uint32_t handler(const Deliveries& event) { return static_cast<std::uint32_t>(event.records.size()); }
#else
struct Line {
  std::string sku;
  std::uint32_t count = 0;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)
struct Order {
  std::string id;
  double price = 0;
  std::vector<Line> lines;
};
LAMBDA_WASM_DESCRIBE(Order, id, price, lines)

static std::uint32_t pieces = 0;
static void count(const SqsMessage& message) {
  const Order order = message.json<Order>();
  if (order.price < 0) throw lw::Error("shop::WrongPrice", "The price is negative.");
  if (order.price == 1e6) __builtin_trap();
  for (const Line& line : order.lines) pieces += line.count;
}
#if defined(LOOP)
static BatchResponse handler(const SqsEvent& event) {
  for (const SqsMessage& message : event.records) count(message);
  return {};
}
#elif defined(EACH)
static BatchResponse handler(const SqsEvent& event, const lw::Context& context) {
  return lw::batch(event, context, [](const SqsMessage& message) { count(message); });
}
#else
static lw::Task<BatchResponse> handler(const SqsEvent& event, const lw::Context& context) {
  co_return co_await lw::batch(event, context, [](const SqsMessage& message) -> lw::Task<> {
    count(message);
    co_return;
  });
}
#endif
#endif
LAMBDA_WASM_HANDLER(handler)
