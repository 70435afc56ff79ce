// A handler that returns a Task of a Task.
// REJECT SAYS A handler returns void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that crosses, with <lambda_wasm/json/nlohmann.hpp> nlohmann::json and what it converts, a lambda_wasm::Result of those, or a lambda_wasm::Task of any of these.
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
