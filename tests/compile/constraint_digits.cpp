// Words and documents have a number as its author wrote it.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: a minimum, maximum or multiple_of must have at most 15 digits and 22 decimals.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  double value = 0;
#endif
#ifdef REJECT
  double value = 0;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, minimum(0.333)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, minimum(1e-30)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
