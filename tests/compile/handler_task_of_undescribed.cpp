// A handler that returns a Task of a struct that is not described.
// REJECT SAYS A handler must return void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts; a lambda_wasm::Result of these; or a lambda_wasm::Task of any of them.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Receipt {
  int total = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Receipt, total)
#endif

lw::Task<Receipt> buy() { co_return Receipt{}; }
LAMBDA_WASM_HANDLER(buy)
