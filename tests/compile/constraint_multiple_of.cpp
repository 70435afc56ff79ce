// Nothing is a multiple of 0 but 0.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: multiple_of takes a number above 0.
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
LAMBDA_WASM_DESCRIBE(Order, (value, multiple_of(5)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, multiple_of(0)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
