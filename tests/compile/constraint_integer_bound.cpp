// No integer is between 1 and 1.5.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: the minimum, maximum or multiple_of of an integer must be an integer.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  int value = 0;
#endif
#ifdef REJECT
  int value = 0;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, maximum(1.0)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, maximum(1.5)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
