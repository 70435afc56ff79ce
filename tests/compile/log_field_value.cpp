// A struct that is not described cannot be a log field.
// REJECT SAYS lambda_wasm: A log field cannot have this type: use a type that a format can write; describe an enum with LAMBDA_WASM_DESCRIBE_ENUM and a struct with LAMBDA_WASM_DESCRIBE.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Order {
  int id = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, id)
#endif
void info(const Order& order) { lw::log::info("charged", lw::log::field("order", order)); }
