// A result of a struct that is not described.
// REJECT SAYS A handler returns void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that crosses, with <lambda_wasm/json/nlohmann.hpp> nlohmann::json and what it converts, a lambda_wasm::Result of those, or a lambda_wasm::Task of any of these.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Receipt {
  int total = 0;
};
#ifdef ACCEPT
LAMBDA_WASM_DESCRIBE(Receipt, total)
LAMBDA_WASM_HANDLER([] { return Receipt{}; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([] { return Receipt{}; })
#endif
