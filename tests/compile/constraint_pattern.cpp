// A pattern is for text.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: pattern suits members that are a std::string or a std::string_view.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::optional<std::string> value;
#endif
#ifdef REJECT
  int value = 0;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, pattern("[a-z]+")))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, pattern("[a-z]+")))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
