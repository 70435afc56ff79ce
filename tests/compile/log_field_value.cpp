// A struct that is not described cannot be a log field.
// REJECT SAYS lambda_wasm: A field of this type has no form: a field is what a format writes; an enum or a struct after LAMBDA_WASM_DESCRIBE_ENUM or LAMBDA_WASM_DESCRIBE.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Order {
  int id = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Order, id)
#endif
void info(const Order& order) { lw::log::info("charged", lw::log::field("order", order)); }
