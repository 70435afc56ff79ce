// An enum that is not described.
// REJECT SAYS A field's type is not supported: use a string, bool, integer, double, enum with LAMBDA_WASM_DESCRIBE_ENUM, optional, unique_ptr, vector or another sequence, array, tuple, map with string keys, sys_time, year_month_day, Bytes, a struct with LAMBDA_WASM_DESCRIBE, or include <lambda_wasm/json/nlohmann.hpp> for nlohmann::json and the types that it converts.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

enum class Size { small, large };
struct Order {
  Size size = Size::small;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, large)
LAMBDA_WASM_DESCRIBE(Order, size)
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, size)
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
#endif
