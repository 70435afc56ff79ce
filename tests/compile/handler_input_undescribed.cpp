// An input of a struct that is not described.
// REJECT SAYS A handler's input must be a lambda_wasm::Request, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Order {
  std::string sku;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, sku)
LAMBDA_WASM_HANDLER([](const Order& order) { return order.sku; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const Order& order) { return order.sku; })
#endif
