// The constraints within each are those of the elements.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: min_length and max_length suit members that are a std::string or a std::string_view.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::vector<std::string> value;
#endif
#ifdef REJECT
  std::vector<int> value;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, each(max_length(3))))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, each(max_length(3))))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
