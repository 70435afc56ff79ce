// A sequence has items.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: min_properties and max_properties suit members that are maps.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::map<std::string, int> value;
#endif
#ifdef REJECT
  std::vector<int> value;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, max_properties(1)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, max_properties(1)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
