// minimum and its like are for numbers, a text has min_length.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: minimum, maximum, exclusive_minimum, exclusive_maximum and multiple_of suit members that are integers, double or float.
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
  std::string value;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, minimum(1)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, minimum(1)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
