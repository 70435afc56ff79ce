// A bound is written as a number.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: the argument of minimum, maximum and the like must be a number.
#include <lambda_wasm.hpp>

struct Order {
  int count = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (count, minimum(1)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (count, minimum("1")))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
