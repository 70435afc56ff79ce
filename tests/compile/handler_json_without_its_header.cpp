// nlohmann::json crosses only if its header is included.
// REJECT SAYS A handler must return void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts; a lambda_wasm::Result of these; or a lambda_wasm::Task of any of them.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
#include <lambda_wasm/json/nlohmann.hpp>
LAMBDA_WASM_HANDLER([] { return nlohmann::json(1); })
#endif
#ifdef REJECT
#include <nlohmann/json.hpp>
LAMBDA_WASM_HANDLER([] { return nlohmann::json(1); })
#endif
