// A function that JavaScript calls, with a parameter that does not cross.
// REJECT SAYS A parameter of a function that JavaScript calls must have a type that a field of a struct with LAMBDA_WASM_DESCRIBE can have.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
std::string shout(std::string_view text, int times) { return std::string(text) + std::to_string(times); }
LAMBDA_WASM_FUNCTION(shout)
#endif
#ifdef REJECT
std::string shout(const char* text, int times) { return text + std::to_string(times); }
LAMBDA_WASM_FUNCTION(shout)
#endif
