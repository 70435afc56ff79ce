// Compiled without type names.
// REJECT SAYS lambda_wasm: exceptions and embind need the type names that -fno-rtti removes: compile without -fno-rtti.
// REJECT FLAGS -fno-rtti
#include <lambda_wasm.hpp>

struct Order {
  int amount;
};
LAMBDA_WASM_DESCRIBE(Order, amount)

Order order(const Order& in) { return in; }
LAMBDA_WASM_HANDLER(order)
