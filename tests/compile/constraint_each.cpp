// A text has no elements.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: each suits members that are sequences or maps.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::vector<int> value;
#endif
#ifdef REJECT
  int value = 0;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, each(minimum(1))))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, each(minimum(1))))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
