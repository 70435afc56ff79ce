// An element is never absent.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: each takes constraints, such as each(max_length(20)).
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
  std::vector<int> value;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, defaulted, each(minimum(1))))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, each(defaulted)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
