#include <cstdint>
#include <stdexcept>
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace shop {

struct Order {
  std::string sku;
  std::uint16_t count = 0;
};
LAMBDA_WASM_DESCRIBE(Order, sku, count)

// Fails the invocation: {"errorType": "shop::OutOfStock", "errorMessage": "no pears"}.
struct OutOfStock : std::runtime_error {
  using runtime_error::runtime_error;
};

void reserve(const Order& order) {
  if (order.count > 9) throw OutOfStock("no pears");
}

// Without exceptions: a Result holds the value, an Error or an HttpError.
lw::Result<std::string> place(const lw::Request& request) {
  lw::Result<Order> order = request.try_json<Order>();
  if (!order) return order.failure();
  if (order->count == 0) return lw::HttpError(422, "Order at least one.");
  return std::string("ordered ").append(order->sku);
}

}  // namespace shop

LAMBDA_WASM_EXPORT(reserve, shop::reserve)
LAMBDA_WASM_EXPORT(place, shop::place)
