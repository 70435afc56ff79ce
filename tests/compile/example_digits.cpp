// Documents have a number as its author wrote it.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: a number of an example must have at most 15 digits and 22 decimals.
#include <lambda_wasm.hpp>
#include <lambda_wasm/json_schema.hpp>

struct Order {
  double weight = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (weight, example(0.333)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (weight, example(1e-30)))
#endif
std::string schema() { return lambda_wasm::json_schema<Order>(); }
