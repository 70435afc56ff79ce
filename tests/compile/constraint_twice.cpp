// One of two minima would be without effect.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: a field has the same constraint twice: leave one of them.
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
LAMBDA_WASM_DESCRIBE(Order, (value, minimum(1), maximum(2)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, minimum(1), minimum(2)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
