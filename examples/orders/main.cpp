// Two handlers in one module. `index.buy` is invoked directly, with an order as its event; `index.handler` is invoked over HTTP
// and reads the order from the body.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace shop {

enum class Fruit { apple, pear, quince };
LAMBDA_WASM_DESCRIBE_ENUM(Fruit, apple, pear, quince)

struct Item {
  Fruit fruit;
  std::uint16_t count = 1;
};
LAMBDA_WASM_DESCRIBE(Item, fruit, (count, defaulted))

struct Order {
  std::string customer;
  std::vector<Item> items;
  std::optional<std::string> note;
};
LAMBDA_WASM_DESCRIBE(Order, customer, items, note)

struct Receipt {
  std::string customer;
  std::uint32_t pieces = 0;
  std::uint64_t cents = 0;
  std::optional<std::string> note;
};
LAMBDA_WASM_DESCRIBE(Receipt, customer, pieces, cents, note)

struct OutOfStock : std::runtime_error {
  using runtime_error::runtime_error;
};

Receipt buy(const Order& order) {
  Receipt receipt{order.customer, 0, 0, order.note};
  for (const Item& item : order.items) {
    if (item.fruit == Fruit::quince) throw OutOfStock("There are no quinces before October.");
    receipt.pieces += item.count;
    receipt.cents += item.count * (item.fruit == Fruit::apple ? 40u : 65u);
  }
  return receipt;
}

// A body that is not an Order gets a 400 or 422 that names the wrong values. An exception of `buy` would be a function error, which
// callers over HTTP do not see; here they may see it.
lw::Response create(const lw::Request& request) {
  if (request.method != "POST") throw lw::HttpError(405, "Orders are made with POST.");
  try {
    return {201, lw::to_json(buy(request.json<Order>())), {{"content-type", "application/json"}}};
  } catch (const OutOfStock& error) {
    throw lw::HttpError(409, error.what());
  }
}

}  // namespace shop

LAMBDA_WASM_HANDLER(shop::create)
LAMBDA_WASM_EXPORT(buy, shop::buy)
