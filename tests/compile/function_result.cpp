// A function that JavaScript calls, with a result that does not cross.
// REJECT SAYS A handler must return void, a lambda_wasm::Response, a std::string, a struct with LAMBDA_WASM_DESCRIBE, a type that a field of such a struct can have, or, with <lambda_wasm/json/nlohmann.hpp>, nlohmann::json or a type that it converts; a lambda_wasm::Result of these; or a lambda_wasm::Task of any of them.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string shout(int times) { return std::string(static_cast<std::size_t>(times), '!'); }
LAMBDA_WASM_FUNCTION(shout)
#endif
#ifdef REJECT
struct Shout {};
Shout shout(int) { return {}; }
LAMBDA_WASM_FUNCTION(shout)
#endif
