// Both alternatives would be strings of JSON.
// REJECT SAYS lambda_wasm: the alternatives of a std::variant must be of different types of JSON (string, number, boolean, array, object, null), which tell them apart: describe it with LAMBDA_WASM_DESCRIBE_UNION.
#include <string>

#include <lambda_wasm.hpp>

struct Order {
#ifdef ACCEPT
  std::variant<std::string, double> id;
#endif
#ifdef REJECT
  std::variant<std::string, lambda_wasm::Bytes> id;
#endif
};
LAMBDA_WASM_DESCRIBE(Order, id)
LAMBDA_WASM_HANDLER([](const Order& order) { return order.id.index(); })
