// Compiled without type names.
// REJECT SAYS lambda_wasm: -fno-rtti takes away the names of types, by which exceptions and embind know them: compile without it.
// REJECT FLAGS -fno-rtti
#include <lambda_wasm.hpp>

struct Order {
  int amount;
};
LAMBDA_WASM_DESCRIBE(Order, amount)

Order order(const Order& in) { return in; }
LAMBDA_WASM_HANDLER(order)
