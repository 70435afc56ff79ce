// Handlers under names that are macros.

#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Order {
  int id = 0;
  std::vector<std::string> items;
};
LAMBDA_WASM_DESCRIBE(Order, id, items)

Order order(const Order& in) {
  lw::log::info("{}", in);
  return in;
}
lw::Response answer(const lw::Request& request) { return {.body = lw::to_json(request.json<Order>())}; }

LAMBDA_WASM_HANDLER(answer)
LAMBDA_WASM_EXPORT(small, order)
LAMBDA_WASM_EXPORT(ERROR, answer)
