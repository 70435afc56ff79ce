// A map has properties.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: min_items and max_items suit members that are sequences, such as a std::vector.
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
  std::map<std::string, int> value;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, min_items(1)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, min_items(1)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
