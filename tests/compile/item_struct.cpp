// An item of DynamoDB has named values.
// REJECT SAYS lambda_wasm: dynamodb::Item takes a struct with LAMBDA_WASM_DESCRIBE, or a map with string keys.
#include <map>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/dynamodb/item.hpp>

#ifdef ACCEPT
using Prices = std::map<std::string, double>;
#endif
#ifdef REJECT
using Prices = std::vector<double>;
#endif
LAMBDA_WASM_HANDLER([](const lambda_wasm::dynamodb::Item<Prices>&) {})
