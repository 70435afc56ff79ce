// A format is for text: a date may have a type of its own.
// REJECT SAYS LAMBDA_WASM_DESCRIBE: format suits members that are a std::string or a std::string_view.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::string value;
#endif
#ifdef REJECT
  double value = 0;
#endif
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, (value, format(date)))
#endif
#ifdef REJECT
LAMBDA_WASM_DESCRIBE(Order, (value, format(date)))
#endif
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
