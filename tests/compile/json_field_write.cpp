// A type that cannot be written as JSON text: the error lists those that can.
// REJECT SAYS A field's type is not supported: use a string, bool, integer, double, enum with LAMBDA_WASM_DESCRIBE_ENUM, optional, unique_ptr, vector or another sequence, array, tuple, map with string keys, sys_time, year_month_day, Bytes, a struct with LAMBDA_WASM_DESCRIBE, or include <lambda_wasm/json/nlohmann.hpp> for nlohmann::json and the types that it converts.
#include <lambda_wasm.hpp>

struct Mark {
#ifdef ACCEPT
  std::string letter;
#endif
#ifdef REJECT
  char letter;
#endif
};
LAMBDA_WASM_DESCRIBE(Mark, letter)

std::string text(const Mark& mark) { return lambda_wasm::to_json(mark); }
