// A union has no letter of DynamoDB.
// REJECT SAYS lambda_wasm: within a dynamodb::Item are strings, bools, numbers, Bytes, times, dates, enums, optionals, lists, sets, arrays, tuples, maps and structs of these: give any other member the type dynamodb::AttributeValue.
#include <string>
#include <variant>

#include <lambda_wasm.hpp>
#include <lambda_wasm/dynamodb/item.hpp>

struct Order {
#ifdef ACCEPT
  std::string id;
#endif
#ifdef REJECT
  std::variant<std::string, bool> id;
#endif
};
LAMBDA_WASM_DESCRIBE(Order, id)
LAMBDA_WASM_HANDLER([](const lambda_wasm::dynamodb::Item<Order>&) {})
