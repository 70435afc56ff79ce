// A handler that returns a Task of a Task.
// REJECT SAYS A handler must return void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts; a lambda_wasm::Result of these; or a lambda_wasm::Task of any of them.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<int> one() { co_return 1; }

#ifdef ACCEPT
LAMBDA_WASM_HANDLER(one)
#endif
#ifdef REJECT
lw::Task<lw::Task<int>> two() { co_return one(); }
LAMBDA_WASM_HANDLER(two)
#endif
