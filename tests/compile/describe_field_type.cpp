// A described struct with a member of a type that does not cross.
// REJECT SAYS A field's type is not supported: use a string, bool, integer, double, enum with LAMBDA_WASM_DESCRIBE_ENUM, optional, unique_ptr, vector or another sequence, array, tuple, map with string keys, sys_time, year_month_day, Bytes, a struct with LAMBDA_WASM_DESCRIBE, or include <lambda_wasm/json/nlohmann.hpp> for nlohmann::json and the types that it converts.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Item {
  std::string sku;
};
#ifdef ACCEPT
struct Order {
  Item item;
};
LAMBDA_WASM_DESCRIBE(Item, sku)
LAMBDA_WASM_DESCRIBE(Order, item)
LAMBDA_WASM_HANDLER([](const Order& order) { return order.item.sku; })
#endif
#ifdef REJECT
struct Order {
  Item item;
};
LAMBDA_WASM_DESCRIBE(Order, item)
LAMBDA_WASM_HANDLER([](const Order& order) { return order.item.sku; })
#endif
