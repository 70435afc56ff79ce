// A read of an event's text that throws, in a function without exceptions.
// REJECT SAYS lambda_wasm: json<T>() of an event throws, but this function is built with EXCEPTIONS none: use try_json<T>()
// FLAGS -fno-exceptions
#include <string>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

struct Order {
  std::string sku;
};
LAMBDA_WASM_DESCRIBE(Order, sku)

#ifdef ACCEPT
static bool is_order(const lw::events::SqsMessage& message) { return message.try_json<Order>().has_value(); }
#endif
#ifdef REJECT
static bool is_order(const lw::events::SqsMessage& message) { return !message.json<Order>().sku.empty(); }
#endif
static int orders(const lw::events::SqsEvent& event) {
  int count = 0;
  for (const lw::events::SqsMessage& message : event.records) count += is_order(message) ? 1 : 0;
  return count;
}
LAMBDA_WASM_HANDLER(orders)
