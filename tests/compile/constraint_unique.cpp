// Maps without an order cannot be sorted.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: unique_items suits members that are sequences of values that can be ordered: numbers, texts, enums, sequences and described structs of these, or types with operator<.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::vector<std::map<std::string, int>> value;
#endif
#ifdef REJECT
  std::vector<std::unordered_map<std::string, int>> value;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, unique_items))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, unique_items))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
