// A pointer does not cross.
// REJECT SAYS A handler's input must be a lambda_wasm::Request, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](std::string_view text) { return std::string(text); })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const char* text) { return std::string(text); })
#endif
