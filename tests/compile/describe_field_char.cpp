// A char is neither a number nor a text.
// REJECT SAYS A field's type is not supported: use a string, bool, integer, double, enum with LAMBDA_WASM_DESCRIBE_ENUM, optional, unique_ptr, vector or another sequence, array, tuple, map with string keys, sys_time, year_month_day, Bytes, a struct with LAMBDA_WASM_DESCRIBE, or include <lambda_wasm/json/nlohmann.hpp> for nlohmann::json and the types that it converts.
#include <cstdint>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
struct Order {
  std::int8_t grade = 0;
};
LAMBDA_WASM_DESCRIBE(Order, grade)
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
#endif
#ifdef REJECT
struct Order {
  char grade = 'a';
};
LAMBDA_WASM_DESCRIBE(Order, grade)
LAMBDA_WASM_HANDLER([](const Order& order) { return order; })
#endif
